import { useEffect, useRef, useState } from 'react';
import { asApiError, call, isAborted } from './api.ts';
import type { ApiError } from './problem.ts';
import { type Resource, useResource } from './resource.ts';

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface Paged<Item, P extends Page<Item>> {
  resource: Resource<P>;
  reload(): void;
  /** Null when everything is shown. */
  more: { load(): void; busy: boolean; error: ApiError | null } | null;
}

export function withQuery(path: string, query: Record<string, string | null>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value);
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A keyset list: the first page is a resource, each further one is appended. */
export function usePages<Item, P extends Page<Item> = Page<Item>>(url: string): Paged<Item, P> {
  const [resource, { reload, set }] = useResource<P>(url, (signal) => call<P>(url, { signal }));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const current = useRef(url);
  current.current = url;
  useEffect(() => {
    setBusy(false);
    setError(null);
  }, [url]);

  async function load(page: P): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const following = await call<P>(`${url}${url.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(page.next!)}`);
      if (current.current === url) set({ ...following, items: [...page.items, ...following.items] });
    } catch (failure) {
      if (current.current === url && !isAborted(failure)) setError(asApiError(failure));
    } finally {
      if (current.current === url) setBusy(false);
    }
  }

  const page = resource.state === 'ready' ? resource.value : null;
  const more = page !== null && page.next !== null ? { load: () => void load(page), busy, error } : null;
  return { resource, reload, more };
}
