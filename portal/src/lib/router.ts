import { flushSync } from 'react-dom';
import { createStore, useStore } from './store.ts';

export interface Place {
  path: string;
  query: URLSearchParams;
}

/** Values of `:name` parts when the whole path fits the pattern, else null. */
export function matchRoute(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!;
    if (!part.startsWith(':')) {
      if (part !== value) return null;
    } else {
      const decoded = decodePart(value);
      if (decoded === null || decoded === '') return null;
      params[part.slice(1)] = decoded;
    }
  }
  return params;
}

function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The path that the server may send the person back to after signing in. */
export function currentTarget(): string {
  return location.pathname + location.search;
}

function here(): Place {
  const path = location.pathname.length > 1 ? location.pathname.replace(/\/+$/, '') || '/' : '/';
  return { path, query: new URLSearchParams(location.search) };
}

const place = createStore<Place>({ path: '/', query: new URLSearchParams() });

export function usePlace(): Place {
  return useStore(place);
}

interface NavigateOptions {
  replace?: boolean;
}

export function navigate(target: string, { replace = false }: NavigateOptions = {}): void {
  const before = location.pathname;
  if (replace) history.replaceState(null, '', target);
  else history.pushState(null, '', target);
  const moved = location.pathname !== before;
  if (moved && !replace) scrollTo(0, 0);
  if (moved && isSoft(before, location.pathname)) document.startViewTransition(() => flushSync(update));
  else update();
}

function update(): void {
  place.set(here());
}

/** A cross-fade shows the old page a little longer: never across tenants, and not where less motion is asked. */
function isSoft(before: string, after: string): boolean {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return !calm && areaOf(before) === areaOf(after) && 'startViewTransition' in document;
}

/** `/admin/acme` of `/admin/acme/domains`. */
export function areaOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/** Changes only the query, keeping one history entry for a whole search. */
export function setQuery(changes: Record<string, string>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  navigate(location.pathname + (text === '' ? '' : `?${text}`), { replace: true });
}

/** Paths that the server answers itself; the router leaves links to them alone. */
const serverPaths = ['/auth/', '/api/', '/assets/'];

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (serverPaths.some((prefix) => link.pathname.startsWith(prefix))) return;
  if (link.hash !== '' && link.pathname === location.pathname) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}

export function startRouter(): void {
  place.set(here());
  addEventListener('popstate', update);
  document.addEventListener('click', onClick);
}
