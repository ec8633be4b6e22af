import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { allCodes, groupChecks, isServedAtSource, orderCodes, toneOf } from '../src/lib/checks.ts';
import { type Check, isNameOf, type PolicyFile, shownName } from '../src/lib/domain.ts';
import { sampleCheck, sampleDomain, sampleRecord } from './samples.ts';

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

describe('the provider itself', () => {
  const seen = (...values: string[]) => ({ nameServer: 'ns1.acme.test', address: '192.0.2.53', values });
  const two = [sampleRecord(), sampleRecord({ value: '20 mx2.host.test' })];
  const rows: [Partial<Check>, boolean][] = [
    [{}, false],
    [{ authoritative: null }, false],
    [{ authoritative: seen() }, false],
    [{ authoritative: seen('10 mx1.host.test') }, true],
    [{ authoritative: seen('10 mx1.host.test', '5 other.test') }, true],
    [{ authoritative: seen('10 mx1.host.test'), records: two }, false],
  ];
  for (const [changes, served] of rows) {
    test(`${JSON.stringify(changes)}: ${served}`, () => {
      assert.equal(isServedAtSource(sampleCheck('mx', 'mx:@', changes)), served);
    });
  }
});

describe('codes of a check', () => {
  test('those of the policy file count too', () => {
    const policyFile: PolicyFile = {
      status: 'mismatch',
      codes: ['STS_POLICY_TLS'],
      mode: null,
      hosts: [],
      maxAge: null,
    };
    const check = sampleCheck('mtasts', 'mtasts:_mta-sts', { policyFile });
    assert.deepEqual(allCodes({ ...check, codes: ['STS_ID_DIFFERS'] }), ['STS_ID_DIFFERS', 'STS_POLICY_TLS']);
  });
  test('what the provider has need not be added', () => {
    const authoritative = { nameServer: 'ns1.acme.test', address: '192.0.2.53', values: ['10 mx1.host.test'] };
    const check = sampleCheck('mx', 'mx:@', { codes: ['RECORD_MISSING'] });
    assert.deepEqual(allCodes(check), ['RECORD_MISSING']);
    assert.deepEqual(allCodes({ ...check, authoritative }), []);
  });
});

describe('domains', () => {
  test('a typed name confirms in either form', () => {
    const domain = sampleDomain({ name: 'xn--mnchen-3ya.test', unicodeName: 'münchen.test' });
    for (const typed of ['münchen.test', ' MÜNCHEN.TEST', 'xn--mnchen-3ya.test.', 'XN--MNCHEN-3YA.test']) {
      assert(isNameOf(domain, typed), typed);
    }
    for (const typed of ['', 'munchen.test', 'münchen', 'test']) assert(!isNameOf(domain, typed), typed);
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
