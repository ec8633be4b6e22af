import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { de } from '../src/i18n/de/index.ts';
import { en, type Key } from '../src/i18n/en/index.ts';
import { chooseLanguage } from '../src/i18n/locale.ts';
import { t, tn } from '../src/i18n/t.ts';

function places(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();
}

describe('catalogues', () => {
  test('both languages have the same keys', () => assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort()));
  test('every text has the same places to fill', () => {
    const different = (Object.keys(en) as Key[]).filter((key) => places(en[key]).join() !== places(de[key]).join());
    assert.deepEqual(different, []);
  });
  test('no text ends in an exclamation mark', () => {
    assert.deepEqual([...Object.values(en), ...Object.values(de)].filter((text) => text.includes('!')), []);
  });
});

describe('texts', () => {
  test('places are filled', () => assert.equal(t('home.title', { name: 'Anna' }), 'Welcome, Anna'));
  test('a value is never read as a place', () => assert.equal(t('home.title', { name: '{name}' }), 'Welcome, {name}'));
  test('one and many', () => {
    assert.equal(tn('domains.records', 1), '1 record to put right');
    assert.equal(tn('domains.records', 3), '3 records to put right');
  });
});

describe('language', () => {
  test('the stored choice wins', () => assert.equal(chooseLanguage('en', ['de-DE']), 'en'));
  test('else the first that we have', () => assert.equal(chooseLanguage(null, ['fr', 'de-AT', 'en']), 'de'));
  test('else English', () => assert.equal(chooseLanguage(null, ['fr']), 'en'));
});
