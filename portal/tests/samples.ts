import type { Check, CheckKind, DnsRecord, DomainSummary } from '../src/lib/domain.ts';

export function sampleRecord(changes: Partial<DnsRecord> = {}): DnsRecord {
  return { type: 'MX', name: 'acme.test', relativeName: '@', value: '10 mx1.host.test', ttl: 3600, ...changes };
}

export function sampleCheck(kind: CheckKind, id: string, changes: Partial<Check> = {}): Check {
  return {
    id,
    kind,
    level: 'required',
    status: 'missing',
    codes: [],
    record: sampleRecord(),
    found: [],
    propagating: false,
    retryAfterSeconds: null,
    firstFailedAt: null,
    lastOkAt: null,
    authoritative: null,
    policyFile: null,
    ...changes,
  };
}

export function sampleDomain(changes: Partial<DomainSummary> = {}): DomainSummary {
  return {
    id: 'dom_1',
    name: 'acme.test',
    unicodeName: null,
    lookalike: false,
    status: 'verified',
    takeover: false,
    isPrimary: false,
    attention: 0,
    createdAt: '2026-11-01T08:00:00.000Z',
    lastCheckedAt: null,
    ...changes,
  };
}
