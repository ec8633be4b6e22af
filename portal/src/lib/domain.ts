// The shapes of the domain resource, as the API answers them.

export type DomainStatus =
  | 'pending_ownership'
  | 'pending_setup'
  | 'needs_attention'
  | 'verified'
  | 'pending_contested'
  | 'disputed';

export interface DomainSummary {
  id: string;
  name: string;
  unicodeName: string | null;
  lookalike: boolean;
  status: DomainStatus;
  isPrimary: boolean;
  attention: number;
  createdAt: string;
  lastCheckedAt: string | null;
}

export interface DnsRecord {
  type: string;
  name: string;
  relativeName: string;
  value: string;
  ttl: number;
  chunks?: string[] | null;
  isMerge?: boolean;
  fields?: { priority?: number; weight?: number; port?: number; target?: string };
}

export interface Found {
  resolver: string;
  type: string;
  value: string;
  ttl: number;
}

export type CheckStatus = 'ok' | 'missing' | 'mismatch' | 'conflict' | 'extra' | 'error-temporary';
export type CheckKind =
  | 'own'
  | 'mx'
  | 'spf'
  | 'dkim'
  | 'dmarc'
  | 'mtasts'
  | 'tlsrpt'
  | 'cname'
  | 'srv'
  | 'txt'
  | 'caa'
  | 'tlsa';
export type Level = 'required' | 'recommended' | 'optional';

export interface Check {
  id: string;
  kind: CheckKind;
  level: Level;
  status: CheckStatus;
  codes: string[];
  record: DnsRecord;
  records?: DnsRecord[];
  found: Found[];
  propagating: boolean;
  retryAfterSeconds: number | null;
  firstFailedAt: string | null;
  lastOkAt: string | null;
}

export interface OperationStep {
  name: string;
  system: string;
  state: 'pending' | 'running' | 'done' | 'failed';
  code: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface Operation {
  id: string;
  kind: string;
  state: 'running' | 'done' | 'undone' | 'needs_attention';
  steps: OperationStep[];
}

export interface Domain extends DomainSummary {
  nextCheckAt: string | null;
  ownershipProvedAt: string | null;
  dmarcPolicy: 'none' | 'quarantine' | 'reject';
  zoneApex: string | null;
  ownership: { state: 'pending' | 'proved' | 'expired'; expiresAt: string | null; record: DnsRecord };
  checks: Check[];
  preview: DnsRecord[];
  codes: string[];
  operation: Operation | null;
}

export function domainApi(slug: string, name?: string): string {
  const list = `/api/tenants/${encodeURIComponent(slug)}/domains`;
  return name === undefined ? list : `${list}/${encodeURIComponent(name)}`;
}

export function domainPath(slug: string, name?: string): string {
  const list = `/admin/${encodeURIComponent(slug)}/domains`;
  return name === undefined ? list : `${list}/${encodeURIComponent(name)}`;
}

/** The readable form first, except for look-alike names: those are never shown in the Unicode form alone. */
export function shownName(domain: DomainSummary): { main: string; second: string | null } {
  if (domain.unicodeName === null) return { main: domain.name, second: null };
  if (domain.lookalike) return { main: domain.name, second: domain.unicodeName };
  return { main: domain.unicodeName, second: domain.name };
}

export function checkRecords(check: Check): DnsRecord[] {
  return check.records && check.records.length > 0 ? check.records : [check.record];
}

const attentionOrder: Record<DomainStatus, number> = {
  needs_attention: 0,
  disputed: 1,
  pending_contested: 1,
  pending_ownership: 2,
  pending_setup: 3,
  verified: 4,
};

/** What needs somebody first; within that the order of the server. */
export function byAttention<T extends { status: DomainStatus }>(domains: readonly T[]): T[] {
  return [...domains].sort((a, b) => attentionOrder[a.status] - attentionOrder[b.status]);
}
