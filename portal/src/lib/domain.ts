// The shapes of the domain resource, as the API answers them.

export type DomainStatus =
  | 'pending_ownership'
  | 'pending_setup'
  | 'needs_attention'
  | 'verified'
  | 'pending_contested'
  | 'disputed'
  | 'lost';

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';
/** From weak to strict. */
export const dmarcPolicies: DmarcPolicy[] = ['none', 'quarantine', 'reject'];

export interface DomainSummary {
  id: string;
  name: string;
  unicodeName: string | null;
  lookalike: boolean;
  status: DomainStatus;
  /** Another customer proves control of the name as well. */
  takeover: boolean;
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

/** What the provider's own name server says of a record that resolvers do not see yet. */
export interface AuthoritativeAnswer {
  nameServer: string;
  address: string;
  values: string[];
}

/** The MTA-STS policy as it was fetched (RFC 8461 section 3.2). */
export interface PolicyFile {
  status: 'ok' | 'mismatch' | 'error-temporary';
  codes: string[];
  mode: 'enforce' | 'testing' | 'none' | null;
  hosts: string[];
  /** Seconds for which senders keep it. */
  maxAge: number | null;
}

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
  authoritative: AuthoritativeAnswer | null;
  policyFile: PolicyFile | null;
}

export interface OperationStep {
  name: string;
  system: string;
  state: 'pending' | 'running' | 'done' | 'undone' | 'failed';
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

/** Where the domain stands when several customers claim its name. */
export interface Claim {
  role: 'owner' | 'challenger';
  state: 'contested' | 'takeover' | 'disputed' | 'lost';
  since: string | null;
  endsAt: string | null;
}

/** Who hosts the DNS of the domain, and what is certain about the forms there. */
export interface DnsProvider {
  id: string;
  name: string;
  /** How the domain itself is written in the form. */
  apex?: '@' | '' | null | undefined;
  notes: ('final_dot' | 'txt_quotes' | 'dns_only')[];
}

export interface Blocker {
  kind: 'account' | 'group' | 'mailing_list' | 'platform' | 'other';
  address: string | null;
  userId: string | null;
}

export interface Domain extends Omit<DomainSummary, 'takeover'> {
  mailEnabled: boolean;
  nextCheckAt: string | null;
  /** When the answers in the checks were first seen as they are. */
  observedAt: string | null;
  ownershipProvedAt: string | null;
  dmarcPolicy: DmarcPolicy;
  dmarc: {
    policy: DmarcPolicy;
    published: DmarcPolicy | null;
    publishedSince: string | null;
    next: DmarcPolicy | null;
  };
  claim: Claim | null;
  provider: DnsProvider | null;
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

export function operationApi(slug: string, id: string): string {
  return `/api/tenants/${encodeURIComponent(slug)}/operations/${encodeURIComponent(id)}`;
}

export function domainPath(slug: string, name?: string): string {
  const list = `/admin/${encodeURIComponent(slug)}/domains`;
  return name === undefined ? list : `${list}/${encodeURIComponent(name)}`;
}

/** The readable form first, except for look-alike names: those are never shown in the Unicode form alone. */
export function shownName(
  domain: Pick<DomainSummary, 'name' | 'unicodeName' | 'lookalike'>,
): { main: string; second: string | null } {
  if (domain.unicodeName === null) return { main: domain.name, second: null };
  if (domain.lookalike) return { main: domain.name, second: domain.unicodeName };
  return { main: domain.unicodeName, second: domain.name };
}

export function checkRecords(check: Check): DnsRecord[] {
  return check.records && check.records.length > 0 ? check.records : [check.record];
}

export function isOwned(domain: Domain): boolean {
  return domain.ownershipProvedAt !== null;
}

/** Another customer proved the name, and only a fresh proof keeps the domain here. */
export function mustProveAgain(domain: Domain): boolean {
  return domain.claim?.role === 'owner' && domain.claim.state === 'takeover';
}

/** The proof is in, and the present holder may still object. */
export function waitsForHolder(domain: Domain): boolean {
  return domain.claim?.role === 'challenger' && domain.claim.state === 'takeover';
}

/** What somebody typed to confirm: either form of the name, in any case, with or without a final dot. */
export function isNameOf(domain: Pick<DomainSummary, 'name' | 'unicodeName'>, typed: string): boolean {
  const text = typed.trim().toLowerCase().replace(/\.$/, '');
  return text === domain.name || (domain.unicodeName !== null && text === domain.unicodeName.toLowerCase());
}
