import { useCallback, useEffect, useRef, useState } from 'react';
import { asApiError, isAborted } from './api.ts';
import type { ApiError } from './problem.ts';

export type Resource<T> =
  | { state: 'loading' }
  | { state: 'failed'; error: ApiError }
  | { state: 'ready'; value: T };

interface Controls<T> {
  reload(): void;
  set(value: T): void;
}

/**
 * One thing from the server, named by `key`. A new key starts from the skeleton; answers for an older key are dropped,
 * and leaving the page aborts the call.
 */
export function useResource<T>(key: string, load: (signal: AbortSignal) => Promise<T>): [Resource<T>, Controls<T>] {
  const [held, hold] = useState<{ key: string; resource: Resource<T> }>({ key, resource: { state: 'loading' } });
  const [attempt, setAttempt] = useState(0);
  const loader = useRef(load);
  loader.current = load;

  useEffect(() => {
    const abort = new AbortController();
    hold({ key, resource: { state: 'loading' } });
    loader.current(abort.signal).then(
      (value) => {
        if (!abort.signal.aborted) hold({ key, resource: { state: 'ready', value } });
      },
      (error) => {
        if (!abort.signal.aborted && !isAborted(error)) {
          hold({ key, resource: { state: 'failed', error: asApiError(error) } });
        }
      },
    );
    return () => abort.abort();
  }, [key, attempt]);

  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const set = useCallback((value: T) => hold({ key, resource: { state: 'ready', value } }), [key]);
  return [held.key === key ? held.resource : { state: 'loading' }, { reload, set }];
}
