import { dayRange } from '../../lib/formats.ts';
import { withQuery } from '../../lib/pages.ts';

export interface Filters {
  actor: string;
  action: string;
  target: string;
  /** Days, as a date field gives them. */
  from: string;
  to: string;
}

export const noFilters: Filters = { actor: '', action: '', target: '', from: '', to: '' };

export function readFilters(query: URLSearchParams): Filters {
  const value = (name: keyof Filters) => query.get(name) ?? '';
  return {
    actor: value('actor'),
    action: value('action'),
    target: value('target'),
    from: value('from'),
    to: value('to'),
  };
}

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== '');
}

export function auditUrl(slug: string, filters: Filters): string {
  const { actor, action, target } = filters;
  return withQuery(`/api/tenants/${encodeURIComponent(slug)}/audit`, {
    actor,
    action,
    target,
    ...dayRange(filters.from, filters.to),
  });
}
