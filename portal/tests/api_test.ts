import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { call, setSignInGate } from '../src/lib/api.ts';
import { ApiError } from '../src/lib/problem.ts';

interface Sent {
  path: string;
  init: RequestInit;
}

function answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': type, ...headers },
  });
}

const expired = () => answer(401, { code: 'session_expired' });

/** Answers in turn for each path; what was sent is kept. */
function serve(answers: Record<string, (() => Response)[]>): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (input, init) => {
    const path = String(input);
    sent.push({ path, init: init ?? {} });
    const next = answers[path]?.shift();
    return next ? Promise.resolve(next()) : Promise.reject(new TypeError('network'));
  };
  return sent;
}

function code(error: unknown): string {
  return error instanceof ApiError ? error.code : 'no ApiError';
}

describe('call', () => {
  test('sends JSON with its key and reads the answer', async () => {
    const sent = serve({ '/api/x': [() => answer(201, { id: 'dom_1' })] });
    const body = await call('/api/x', { method: 'POST', body: { name: 'a' }, idempotencyKey: 'k1' });
    assert.deepEqual(body, { id: 'dom_1' });
    assert.deepEqual(sent[0]!.init.headers, { 'Idempotency-Key': 'k1', 'Content-Type': 'application/json' });
    assert.equal(sent[0]!.init.body, '{"name":"a"}');
  });
  test('an empty answer is null', async () => {
    serve({ '/api/x': [() => answer(204)] });
    assert.equal(await call('/api/x', { method: 'DELETE' }), null);
  });
  test('a problem document keeps its fields and the waiting time', async () => {
    const body = { code: 'too_many_requests', errors: [{ pointer: '#/name', code: 'taken', detail: '' }] };
    serve({ '/api/x': [() => answer(429, body, { 'Retry-After': '7' })] });
    await assert.rejects(
      call('/api/x'),
      (error) => error instanceof ApiError && error.retryAfterSeconds === 7 && error.field('#/name')?.code === 'taken',
    );
  });
  test('no answer is "offline"', async () => {
    serve({});
    await assert.rejects(call('/api/x'), (error) => code(error) === 'offline');
  });
});

describe('an expired session', () => {
  test('two calls share one refresh, each is repeated once with the same body', async () => {
    const sent = serve({
      '/api/a': [expired, () => answer(200, 'a')],
      '/api/b': [expired, () => answer(200, 'b')],
      '/auth/refresh': [() => answer(204)],
    });
    const both = await Promise.all([call('/api/a', { method: 'PUT', body: { text: 'long' } }), call('/api/b')]);
    assert.deepEqual(both, ['a', 'b']);
    assert.equal(sent.filter((request) => request.path === '/auth/refresh').length, 1);
    assert.deepEqual(sent.filter((request) => request.path === '/api/a').map((request) => request.init.body), [
      '{"text":"long"}',
      '{"text":"long"}',
    ]);
  });
  test('without a person nothing asks, the call fails', async () => {
    serve({ '/api/a': [expired], '/auth/refresh': [expired] });
    await assert.rejects(call('/api/a'), (error) => code(error) === 'session_expired');
  });
  test('the same person signs in again: the request goes through', async () => {
    serve({ '/api/a': [expired, () => answer(200, 'saved')], '/auth/refresh': [expired] });
    setSignInGate(() => Promise.resolve(true));
    assert.equal(await call('/api/a'), 'saved');
  });
  test('another person signs in: nothing is sent again', async () => {
    const sent = serve({ '/api/a': [expired, () => answer(200, 'saved')], '/auth/refresh': [expired] });
    setSignInGate(() => Promise.resolve(false));
    await assert.rejects(call('/api/a'), (error) => code(error) === 'session_expired');
    assert.equal(sent.filter((request) => request.path === '/api/a').length, 1);
    setSignInGate(null);
  });
  test('a refresh that fails otherwise is told as it is', async () => {
    serve({ '/api/a': [expired], '/auth/refresh': [() => answer(503, { code: 'database_unavailable' })] });
    await assert.rejects(call('/api/a'), (error) => code(error) === 'database_unavailable');
  });
});
