import { isKey, t } from '../../i18n/t.ts';

/** The next action for one code; a code of a newer server still gets a usable sentence. */
export function codeWords(code: string, params: { name: string; expected: string }): string {
  const key = `code.${code}`;
  return isKey(key) ? t(key, params) : t('code.unknown');
}
