import { t } from '../i18n/t.ts';
import type { Part } from '../lib/diff.ts';

/** A value with the differing part marked by colour and underline, and named for screen readers by <mark>. */
export function Marked({ parts, kind }: { parts: Part[]; kind: 'expected' | 'found' }) {
  return (
    <code className='marked'>
      {parts.map((part, index) =>
        part.differs
          ? <mark key={index} className={`mark-${kind}`} title={t('record.different')}>{part.text}</mark>
          : <span key={index}>{part.text}</span>
      )}
    </code>
  );
}
