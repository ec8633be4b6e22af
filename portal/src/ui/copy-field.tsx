import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/t.ts';
import { Icon } from './icon.tsx';
import { toast } from './toast.tsx';

const confirmationMs = 2_000;

interface Props {
  label: string;
  value: string;
  /** Small words behind the value. */
  note?: string;
  /** One of several short ones beside each other. */
  short?: boolean;
}

/** A value to carry elsewhere: whole, selectable, never shortened, with a button that copies exactly it. */
export function CopyField({ label, value, note, short = false }: Props) {
  return (
    <div className={short ? 'copy-field copy-short' : 'copy-field'}>
      <span className='copy-label'>{label}</span>
      <span className='copy-value'>
        <code>{value}</code>
        {note && <small>{note}</small>}
      </span>
      <CopyButton label={label} value={value} bare={short} />
    </div>
  );
}

function CopyButton({ label, value, bare }: { label: string; value: string; bare: boolean }) {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      toast(t('copy.failed'), 'bad');
      return;
    }
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), confirmationMs);
  }

  return (
    <button
      type='button'
      className='copy-button'
      data-copied={copied || undefined}
      aria-label={t('action.copyThing', { thing: label })}
      title={t('action.copyThing', { thing: label })}
      onClick={() => void copy()}
    >
      <Icon name={copied ? 'check' : 'copy'} size={16} />
      <span className={bare ? 'hidden' : ''} aria-live='polite'>{copied ? t('action.copied') : t('action.copy')}</span>
    </button>
  );
}
