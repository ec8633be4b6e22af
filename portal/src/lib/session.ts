import { asApiError, call, freezeCalls, setSignInGate } from './api.ts';
import type { ApiError } from './problem.ts';
import { createStore, useStore } from './store.ts';

export interface Branding {
  productName: string;
  accentColor: string | null;
}

export interface Tenant {
  id: string;
  slug: string;
  name: string;
  role: 'admin' | 'member';
  through: 'membership' | 'partner';
  branding: Branding;
  attention: { domains: number } | null;
}

export interface Person {
  id: string;
  name: string;
  email: string;
}

export interface Me {
  person: Person;
  isTenantAdmin: boolean;
  isPartnerStaff: boolean;
  tenants: Tenant[];
  partner: { id: string; name: string } | null;
}

export type Session =
  | { state: 'loading' }
  | { state: 'anonymous' }
  | { state: 'failed'; error: ApiError }
  | { state: 'ready'; me: Me };

/** What the dialog over an untouched page shows; `other` names the person who is signed in now. */
export type SignedOut = { state: 'no' } | { state: 'asking' } | { state: 'other'; person: Person };

export const sessionStore = createStore<Session>({ state: 'loading' });
export const signedOutStore = createStore<SignedOut>({ state: 'no' });

export function useSession(): Session {
  return useStore(sessionStore);
}

export async function loadSession(): Promise<void> {
  try {
    const me = await call<Me>('/api/me');
    sessionStore.set({ state: 'ready', me });
    setSignInGate(askToSignIn);
  } catch (failure) {
    const error = asApiError(failure);
    sessionStore.set(error.status === 401 ? { state: 'anonymous' } : { state: 'failed', error });
  }
}

/** Fetches counters and names anew; keeps what is shown when that fails, the next change asks again. */
export async function refreshSession(): Promise<void> {
  const me = await call<Me>('/api/me').catch(() => null);
  if (me !== null) adopt(me);
}

/** True when the answer is about the person whose page this is. Else everything stops, and the dialog says who it is. */
function adopt(me: Me): boolean {
  const before = sessionStore.get();
  if (before.state === 'ready' && before.me.person.id !== me.person.id) {
    freezeCalls();
    signedOutStore.set({ state: 'other', person: me.person });
    return false;
  }
  sessionStore.set({ state: 'ready', me });
  return true;
}

let settle: ((same: boolean) => void) | null = null;

function askToSignIn(): Promise<boolean> {
  signedOutStore.set({ state: 'asking' });
  return new Promise((resolve) => settle = resolve);
}

/** The pop-up is done. A write never runs under another identity than the one that typed it. */
export async function signedInAgain(): Promise<void> {
  if (settle === null) return;
  const me = await readMe();
  if (me === null) return;
  const same = adopt(me);
  if (same) signedOutStore.set({ state: 'no' });
  settle(same);
  settle = null;
}

/** Past the waiting gate, which would wait for itself. Null: not signed in yet, so the dialog stays. */
async function readMe(): Promise<Me | null> {
  try {
    const response = await fetch('/api/me');
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

const recheckMs = 30_000;

/** In another tab somebody may have signed out and in, or worked: look again when this tab is looked at again. */
export function watchSession(): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    const due = !document.hidden && sessionStore.get().state === 'ready' && Date.now() - last > recheckMs;
    if (!due) return;
    last = Date.now();
    void refreshSession();
  });
}

export async function signOut(): Promise<void> {
  const answer = await call<{ endSessionUrl: string | null }>('/auth/logout', { method: 'POST' });
  location.assign(answer.endSessionUrl ?? '/');
}

export const signInChannel = 'workplace-session';
