import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { pollDelay } from '../src/lib/polling.ts';

describe('pollDelay', () => {
  const rows: [number, number][] = [[0, 3_000], [119_999, 3_000], [120_000, 15_000], [1_799_999, 15_000], [
    1_800_000,
    60_000,
  ]];
  for (const [elapsed, delay] of rows) {
    test(`after ${elapsed} ms the next look is in ${delay} ms`, () => assert.equal(pollDelay(elapsed), delay));
  }
});
