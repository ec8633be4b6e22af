import { t } from '../i18n/t.ts';
import { createStore, useStore } from '../lib/store.ts';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad';
}

const lifeMs = 6_000;
const atMost = 3;
let lastId = 0;
const toasts = createStore<Toast[]>([]);

/** Says what happened, after a dialog has closed: under an open one a toast is inert. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  const id = ++lastId;
  toasts.set([...toasts.get(), { id, text, tone }].slice(-atMost));
  setTimeout(() => drop(id), lifeMs);
}

function drop(id: number): void {
  toasts.set(toasts.get().filter((shown) => shown.id !== id));
}

export function Toasts() {
  return (
    <div className='toasts' role='status'>
      {useStore(toasts).map(({ id, text, tone }) => (
        <div key={id} className={`toast toast-${tone}`}>
          <Icon name={tone === 'good' ? 'circle-check' : 'circle-alert'} />
          <p>{text}</p>
          <IconButton icon='x' label={t('action.dismiss')} onClick={() => drop(id)} />
        </div>
      ))}
    </div>
  );
}
