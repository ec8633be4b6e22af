import { isKey, t } from '../i18n/t.ts';
import type { ApiError } from './problem.ts';

/** What a failed call means, in words the person can act on. */
export function problemWords(error: ApiError): string {
  const key = `problem.${error.code}`;
  return isKey(key) ? t(key) : t('problem.other');
}

/** The support reference, only where the fault is ours. */
export function problemReference(error: ApiError): string | null {
  const id = error.problem.requestId;
  return id !== null && error.status >= 500 ? t('problem.reference', { id }) : null;
}
