import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { quotedChunks, splitText, zoneFile } from '../src/lib/zonefile.ts';
import { sampleCheck, sampleRecord } from './samples.ts';

describe('zoneFile', () => {
  test('absolute names, quoted text, no proof', () => {
    const text = sampleRecord({ type: 'TXT', value: 'v=spf1 mx -all' });
    const srv = sampleRecord({ type: 'SRV', name: '_jmap._tcp.acme.test', value: '0 1 443 mx1.host.test' });
    const file = zoneFile('acme.test', [
      sampleCheck('own', 'own:x', { record: sampleRecord({ type: 'TXT', value: 'token=x' }) }),
      sampleCheck('mx', 'mx:@', { records: [sampleRecord(), sampleRecord({ value: '20 mx2.host.test' })] }),
      sampleCheck('spf', 'spf:@', { record: text }),
      sampleCheck('srv', 'srv:_jmap._tcp', { record: srv }),
    ]);
    assert.equal(
      file,
      [
        '; acme.test',
        'acme.test. 3600 IN MX 10 mx1.host.test.',
        'acme.test. 3600 IN MX 20 mx2.host.test.',
        'acme.test. 3600 IN TXT "v=spf1 mx -all"',
        '_jmap._tcp.acme.test. 3600 IN SRV 0 1 443 mx1.host.test.',
        '',
      ].join('\n'),
    );
  });
});

describe('text parts', () => {
  test('255 bytes are one part', () => assert.equal(splitText('x'.repeat(255)).length, 1));
  test('more are parts of at most 255 bytes that join to the same text', () => {
    const value = 'ü'.repeat(200);
    const parts = splitText(value);
    assert.equal(parts.join(''), value);
    assert(parts.every((part) => new TextEncoder().encode(part).length <= 255));
  });
  test('quotes and backslashes are escaped', () => assert.equal(quotedChunks(['a"b\\c', 'd']), '"a\\"b\\\\c" "d"'));
});
