import { locale } from '../i18n/locale.ts';

const minute = 60, hour = 60 * minute, day = 24 * hour, week = 7 * day;

const dateTime: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

export function formatDateTime(iso: string): string {
  return new Intl.DateTimeFormat(locale(), dateTime).format(new Date(iso));
}

export function formatDate(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(iso));
}

export function formatClock(time: Date): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(time);
}

/** Relative up to a week, then the date; under a minute null, because "now" needs words of its own. */
export function formatRelative(iso: string, now: number): string | null {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const distance = Math.abs(seconds);
  if (distance < minute) return null;
  if (distance >= week) return formatDate(iso);
  const [size, unit] = distance < hour
    ? [minute, 'minute'] as const
    : distance < day
    ? [hour, 'hour'] as const
    : [day, 'day'] as const;
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** Seconds as minutes rounded up, capped at 48 hours. */
export function waitMinutes(seconds: number): number {
  return Math.min(Math.ceil(seconds / minute), 48 * 60);
}

/** "12 minutes", "3 hours": the larger unit from two hours on. */
export function formatWait(seconds: number): string {
  const minutes = waitMinutes(seconds);
  const [value, unit] = minutes < 120 ? [minutes, 'minute'] : [Math.ceil(minutes / 60), 'hour'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** "7 days": whole days from two on. */
export function formatSpan(seconds: number): string {
  if (seconds < 2 * day) return formatWait(seconds);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: 'day', unitDisplay: 'long' })
    .format(Math.round(seconds / day));
}

/** Days as a date field gives them, as the two moments the API compares with; the last day counts whole. */
export function dayRange(from: string, to: string): { from: string | null; to: string | null } {
  return { from: midnight(from, 0), to: midnight(to, 1) };
}

function midnight(day: string, daysLater: number): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + daysLater).toISOString();
}
