import { t } from '../i18n/t.ts';
import type { ApiError } from '../lib/problem.ts';
import { problemWords } from '../lib/words.ts';
import { Button } from './button.tsx';

interface Props {
  load(): void;
  busy: boolean;
  error: ApiError | null;
}

export function LoadMore({ load, busy, error }: Props) {
  return (
    <div className='load-more'>
      {error && <p role='alert' className='field-error'>{problemWords(error)}</p>}
      <Button busy={busy} onClick={load}>{t('action.loadMore')}</Button>
    </div>
  );
}
