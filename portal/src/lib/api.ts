import { ApiError, localProblem, readProblem } from './problem.ts';

/** Longer than the slowest thing the server waits for (30 s), so that its own answer arrives first. */
const timeoutMs = 35_000;

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  /** One random key for one action of the person; the same key when it is sent again. */
  idempotencyKey?: string;
  accept?: string;
}

/** Asked when the session cannot be refreshed: resolves true once the *same* person signed in again. */
export type SignInGate = () => Promise<boolean>;
let gate: SignInGate | null = null;

export function setSignInGate(next: SignInGate | null): void {
  gate = next;
}

/** The JSON answer, or null for an empty one. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await callRaw(path, options);
  return (response.status === 204 ? null : await response.json()) as T;
}

export async function callText(path: string, options: CallOptions): Promise<string> {
  return (await callRaw(path, options)).text();
}

let frozen = false;

/** The cookie now belongs to somebody else: nothing from this page may run under that name. */
export function freezeCalls(): void {
  frozen = true;
}

async function callRaw(path: string, options: CallOptions): Promise<Response> {
  if (frozen) throw localProblem('other_person');
  const first = await send(path, options);
  if (first.ok) return first;
  const problem = await readProblem(first);
  if (problem.status !== 401) throw problem;
  if (!(await refreshOnce()) && !(await signInAgain())) throw problem;
  const second = await send(path, options);
  if (second.ok) return second;
  throw await readProblem(second);
}

async function send(path: string, options: CallOptions): Promise<Response> {
  const timer = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([timer, options.signal]) : timer;
  try {
    return await fetch(path, request(options, signal));
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw localProblem(timer.aborted ? 'timed_out' : 'offline');
  }
}

function request(options: CallOptions, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = {};
  if (options.accept !== undefined) headers['Accept'] = options.accept;
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  const init: RequestInit = { method: options.method ?? 'GET', headers, signal };
  if (options.body === undefined) return init;
  headers['Content-Type'] = 'application/json';
  return { ...init, body: JSON.stringify(options.body) };
}

let refreshing: Promise<boolean> | null = null;

/** All calls that wait for a fresh session share one refresh. */
function refreshOnce(): Promise<boolean> {
  refreshing ??= refresh().finally(() => refreshing = null);
  return refreshing;
}

async function refresh(): Promise<boolean> {
  const response = await send('/auth/refresh', { method: 'POST' });
  if (response.ok) return true;
  const problem = await readProblem(response);
  if (problem.status === 401) return false;
  throw problem;
}

let waiting: Promise<boolean> | null = null;

function signInAgain(): Promise<boolean> {
  if (gate === null) return Promise.resolve(false);
  waiting ??= gate().finally(() => waiting = null);
  return waiting;
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : localProblem('unexpected');
}
