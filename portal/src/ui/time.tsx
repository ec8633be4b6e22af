import { t } from '../i18n/t.ts';
import { useNow } from '../lib/clock.ts';
import { formatDateTime, formatRelative } from '../lib/formats.ts';

const refreshMs = 30_000;

/** Relative up to a week, the exact time on hover and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow(refreshMs);
  return <time dateTime={at} title={formatDateTime(at)}>{formatRelative(at, now) ?? t('time.justNow')}</time>;
}

export function ExactTime({ at }: { at: string }) {
  return <time dateTime={at}>{formatDateTime(at)}</time>;
}
