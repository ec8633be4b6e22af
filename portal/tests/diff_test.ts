import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { diffValues, nearest, type Part } from '../src/lib/diff.ts';

/** Differing parts in brackets, so that a whole comparison reads as two lines. */
function show(parts: Part[]): string {
  return parts.map((part) => part.differs ? `[${part.text}]` : part.text).join('');
}

function compare(expected: string, found: string): [string, string] {
  const difference = diffValues(expected, found);
  return [show(difference.expected), show(difference.found)];
}

describe('diffValues', () => {
  test('equal values have no mark', () => assert.deepEqual(compare('a b', 'a b'), ['a b', 'a b']));
  test('two swapped letters of a mail server', () => {
    assert.deepEqual(compare('10 mx1.host.test', '10 mx1.hsot.test'), ['10 mx1.h[os]t.test', '10 mx1.h[so]t.test']);
  });
  test('a token that was shortened with dots', () => {
    assert.deepEqual(compare('token=k5wcxq3tmnb7e2jrfh6yzpd4ga', 'token=k5wcxq3tmnb7e2jrf...'), [
      'token=k5wcxq3tmnb7e2jrf[h6yzpd4ga]',
      'token=k5wcxq3tmnb7e2jrf[...]',
    ]);
  });
  test('a sender that is missing in the middle', () => {
    assert.deepEqual(compare('v=spf1 mx include:a.test ~all', 'v=spf1 include:a.test ~all'), [
      'v=spf1 [mx ]include:a.test ~all',
      'v=spf1 include:a.test ~all',
    ]);
  });
  test('two changes far apart are two marks', () => {
    assert.deepEqual(compare('v=DMARC1; p=reject; rua=mailto:a@x.test', 'v=DMARC1; p=none; rua=mailto:b@x.test'), [
      'v=DMARC1; p=[reject]; rua=mailto:[a]@x.test',
      'v=DMARC1; p=[none]; rua=mailto:[b]@x.test',
    ]);
  });
  test('nothing found marks the whole expectation', () => assert.deepEqual(compare('abc', ''), ['[abc]', '']));
  test('joined parts give the values back', () => {
    const { expected, found } = diffValues('0 1 443 a.test', '0 5 8443 b.test');
    assert.equal(expected.map((part) => part.text).join(''), '0 1 443 a.test');
    assert.equal(found.map((part) => part.text).join(''), '0 5 8443 b.test');
  });
});

describe('nearest', () => {
  test('picks the record that was meant', () => {
    assert.equal(nearest(['20 mx2.host.test', '10 mx1.host.test'], '10 mx1.hsot.test'), '10 mx1.host.test');
  });
  test('without expectations there is none', () => assert.equal(nearest([], 'x'), null));
});
