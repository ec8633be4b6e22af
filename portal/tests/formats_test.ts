import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { dayRange, formatRelative, formatSpan, formatWait, waitMinutes } from '../src/lib/formats.ts';

describe('waiting', () => {
  const rows: [number, number][] = [[137, 3], [300, 5], [0, 0], [240, 4], [604800, 2880]];
  for (const [seconds, minutes] of rows) {
    test(`${seconds} s are ${minutes} minutes`, () => assert.equal(waitMinutes(seconds), minutes));
  }
  test('one minute in words', () => assert.equal(formatWait(60), '1 minute'));
  test('five minutes in words', () => assert.equal(formatWait(241), '5 minutes'));
  test('a week is capped at 48 hours', () => assert.equal(formatWait(604800), '48 hours'));
});

describe('relative times', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  test('under a minute has no number', () => assert.equal(formatRelative('2026-11-25T11:59:30Z', now), null));
  test('minutes', () => assert.equal(formatRelative('2026-11-25T11:48:00Z', now), '12 minutes ago'));
  test('hours', () => assert.equal(formatRelative('2026-11-25T09:00:00Z', now), '3 hours ago'));
  test('a day', () => assert.equal(formatRelative('2026-11-24T11:00:00Z', now), 'yesterday'));
  test('from a week on the date', () => assert.equal(formatRelative('2026-11-01T12:00:00Z', now), '1 Nov 2026'));
});

describe('formatSpan', () => {
  test('days from two on', () => assert.equal(formatSpan(604_800), '7 days'));
  test('hours below', () => assert.equal(formatSpan(86_400), '24 hours'));
});

describe('dayRange', () => {
  test('the last day counts whole', () => {
    const { from, to } = dayRange('2026-11-25', '2026-11-25');
    assert.equal(Date.parse(to!) - Date.parse(from!), 24 * 3600 * 1000);
  });
  test('what is no day is no limit', () => assert.deepEqual(dayRange('', 'soon'), { from: null, to: null }));
});
