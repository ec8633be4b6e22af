import { t } from '../i18n/t.ts';
import type { ApiError } from '../lib/problem.ts';
import { problemReference, problemWords } from '../lib/words.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { CloudPicture } from './pictures/cloud.tsx';

interface Props {
  error: ApiError;
  onRetry(): void;
  level?: 1 | 2;
}

/** What failed in plain words, a way to try again, and a reference where the fault is ours. */
export function ErrorState({ error, onRetry, level = 2 }: Props) {
  const reference = problemReference(error);
  return (
    <div role='alert'>
      <EmptyState
        picture={<CloudPicture />}
        title={t('problem.title')}
        level={level}
        action={<Button icon='refresh-cw' onClick={onRetry}>{t('action.retry')}</Button>}
      >
        <p>{problemWords(error)}</p>
        {reference && <p className='reference'>{reference}</p>}
      </EmptyState>
    </div>
  );
}
