import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createStore } from '../src/lib/store.ts';

describe('store', () => {
  test('tells its listeners, and no longer after they left', () => {
    const store = createStore(1);
    const seen: number[] = [];
    const leave = store.subscribe(() => seen.push(store.get()));
    store.set(2);
    leave();
    store.set(3);
    assert.deepEqual(seen, [2]);
    assert.equal(store.get(), 3);
  });
  test('a listener may leave while being told', () => {
    const store = createStore(1);
    let told = 0;
    const leave = store.subscribe(() => leave());
    store.subscribe(() => told++);
    store.set(2);
    assert.equal(told, 1);
  });
});
