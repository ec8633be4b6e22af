import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { en } from '../src/i18n/en/index.ts';
import { actions, actionWords, type AuditEvent, changesOf } from '../src/pages/audit/event.ts';
import { auditUrl, isFiltered, noFilters, readFilters } from '../src/pages/audit/filters.ts';

const event: AuditEvent = {
  id: 'aud_1',
  sequence: 1,
  at: '2026-11-25T12:00:00.000Z',
  actor: { kind: 'person', id: 'per_1', name: 'Anna Berg', partner: null },
  action: 'domain.added',
  target: { kind: 'domain', id: 'dom_1', name: 'acme.test' },
  before: { status: 'verified' },
  after: { status: 'needs_attention', codes: ['MX_PARTIAL'] },
  requestId: null,
};

describe('audit event', () => {
  test('a field of either side is one line', () => {
    assert.deepEqual(changesOf(event), [
      { field: 'status', before: 'verified', after: 'needs_attention' },
      { field: 'codes', before: null, after: '["MX_PARTIAL"]' },
    ]);
  });
  test('without values there are no lines', () =>
    assert.deepEqual(changesOf({ ...event, before: null, after: null }), []));
  test('an action without words keeps its name', () => assert.equal(actionWords('plan.changed'), 'plan.changed'));
});

describe('audit words', () => {
  test('every action that can be filtered has words, and every action with words can be filtered', () => {
    const worded = Object.keys(en).filter((key) => key.startsWith('audit.action.'));
    assert.deepEqual(actions.map((action) => `audit.action.${action}`).sort(), worded.sort());
  });
});

describe('audit filters', () => {
  test('nothing asked, nothing sent', () => {
    assert.equal(auditUrl('acme', readFilters(new URLSearchParams('unknown=1'))), '/api/tenants/acme/audit');
    assert.equal(isFiltered(noFilters), false);
  });
  test('what is asked is sent, encoded', () => {
    const filters = readFilters(new URLSearchParams({ actor: 'A & B', action: 'domain.added' }));
    assert.equal(auditUrl('acme', filters), '/api/tenants/acme/audit?actor=A+%26+B&action=domain.added');
    assert.equal(isFiltered(filters), true);
  });
});
