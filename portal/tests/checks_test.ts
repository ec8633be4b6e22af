import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { groupChecks, orderCodes, toneOf } from '../src/lib/checks.ts';
import { byAttention, type Check, shownName } from '../src/lib/domain.ts';
import { sampleCheck, sampleDomain } from './samples.ts';

describe('groups', () => {
  test('cards come in their fixed order, a done proof has none', () => {
    const checks = [
      sampleCheck('tlsrpt', 'tlsrpt:_smtp._tls'),
      sampleCheck('cname', 'cname:autoconfig'),
      sampleCheck('cname', 'cname:mta-sts'),
      sampleCheck('mx', 'mx:@'),
      sampleCheck('own', 'own:_workplace-challenge', { status: 'ok' }),
    ];
    const shown = groupChecks(checks).map((group) => `${group.id} ${group.checks.map((check) => check.id).join(',')}`);
    assert.deepEqual(shown, ['receive mx:@', 'apps cname:autoconfig', 'extra tlsrpt:_smtp._tls,cname:mta-sts']);
  });
  test('a proof that was taken away is shown', () => {
    const removed = sampleCheck('own', 'own:x', { status: 'ok', codes: ['OWN_TOKEN_REMOVED'] });
    assert.deepEqual(groupChecks([removed]).map((group) => group.id), ['own']);
  });
});

describe('tones', () => {
  const rows: [Partial<Check>, string][] = [
    [{ status: 'ok' }, 'good'],
    [{ status: 'missing', level: 'required' }, 'bad'],
    [{ status: 'missing', level: 'recommended' }, 'quiet'],
    [{ status: 'mismatch', level: 'optional' }, 'warn'],
    [{ status: 'error-temporary', level: 'required' }, 'wait'],
    [{ status: 'mismatch', level: 'required', propagating: true }, 'wait'],
    [{ status: 'extra', level: 'required' }, 'warn'],
  ];
  for (const [changes, tone] of rows) {
    test(`${JSON.stringify(changes)} is ${tone}`, () => assert.equal(toneOf(sampleCheck('mx', 'mx:@', changes)), tone));
  }
});

describe('codes', () => {
  test('worst first, once each', () => {
    assert.deepEqual(orderCodes(['VIA_CNAME', 'SPF_PTR', 'SPF_SYNTAX', 'SPF_PTR']), [
      'SPF_SYNTAX',
      'SPF_PTR',
      'VIA_CNAME',
    ]);
  });
  test('the real cause replaces "add this record"', () => {
    assert.deepEqual(orderCodes(['RECORD_MISSING', 'NAME_DOUBLED']), ['NAME_DOUBLED']);
  });
  test('a note does not replace it', () => {
    assert.deepEqual(orderCodes(['RECORD_MISSING', 'VIA_CNAME']), ['RECORD_MISSING', 'VIA_CNAME']);
  });
});

describe('domains', () => {
  test('what needs somebody comes first', () => {
    const statuses = ['verified', 'pending_setup', 'needs_attention', 'pending_ownership'] as const;
    const ordered = byAttention(statuses.map((status) => ({ status }))).map((domain) => domain.status);
    assert.deepEqual(ordered, ['needs_attention', 'pending_ownership', 'pending_setup', 'verified']);
  });
  test('international names show both forms', () => {
    const domain = sampleDomain({ name: 'xn--mnchen-3ya.test', unicodeName: 'münchen.test' });
    assert.deepEqual(shownName(domain), { main: 'münchen.test', second: 'xn--mnchen-3ya.test' });
  });
  test('a look-alike leads with its plain form', () => {
    const domain = sampleDomain({ name: 'xn--ame-4ed.test', unicodeName: 'aсme.test', lookalike: true });
    assert.equal(shownName(domain).main, 'xn--ame-4ed.test');
  });
});
