import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accentProperties, parseColour, readableOn } from '../src/lib/colour.ts';

/** Colour, text on it, contrast rounded to two places, whether YIQ had to be corrected. */
const rows: [string, 'black' | 'white', number, boolean][] = [
  ['#ffffff', 'black', 21.0, false],
  ['#000000', 'white', 21.0, false],
  ['#ffeb3b', 'black', 17.2, false],
  ['#a6e3a1', 'black', 14.12, false],
  ['#9776c7', 'black', 5.73, false],
  ['#808080', 'black', 5.32, false],
  ['#777777', 'black', 4.69, true],
  ['#767676', 'white', 4.54, false],
  ['#ff0000', 'black', 5.25, true],
  ['#1e90ff', 'black', 6.49, true],
  ['#00a1e0', 'black', 7.17, true],
  ['#0078d4', 'white', 4.53, false],
  ['#e60000', 'white', 4.81, false],
  ['#008000', 'white', 5.14, false],
  ['#d35400', 'black', 5.04, true],
  ['#607d8b', 'black', 4.8, true],
];

describe('readableOn', () => {
  for (const [colour, text, ratio, corrected] of rows) {
    test(`${colour} carries ${text}`, () => {
      const result = readableOn(parseColour(colour)!);
      assert.deepEqual({ ...result, ratio: Math.round(result.ratio * 100) / 100 }, { text, ratio, corrected });
    });
  }
});

describe('parseColour', () => {
  const refused = [
    'red',
    '#12345',
    '#12345678',
    'rgb(0,0,0)',
    '#ffeb3b;background:url(x)',
    'url(https://evil.test)',
    '',
  ];
  for (const text of refused) {
    test(`refuses "${text}"`, () => assert.equal(parseColour(text), null));
  }
});

describe('accentProperties', () => {
  test('no accent leaves the product colour alone', () => assert.deepEqual(accentProperties(null), {}));
  test('an unusable accent never reaches the style sheet', () => {
    assert.deepEqual(accentProperties('#ffeb3b;background:url(x)'), {});
  });
  test('a white accent keeps a visible border in the light theme only', () => {
    assert.equal(accentProperties('#ffffff')['--accent-line'], 'light-dark(var(--line-strong), transparent)');
  });
  test('a near-black accent keeps a visible border in the dark theme only', () => {
    assert.equal(accentProperties('#14181a')['--accent-line'], 'light-dark(transparent, var(--line-strong))');
  });
});
