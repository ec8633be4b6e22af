// Groups and severities of DNS checks, as the domain page shows them.
import { type Check, type CheckKind, checkRecords } from './domain.ts';

export type GroupId = 'own' | 'receive' | 'send' | 'protect' | 'apps' | 'extra';
export type Severity = 'error' | 'warn' | 'info';
export type Tone = 'good' | 'bad' | 'warn' | 'wait' | 'quiet';

export interface Group {
  id: GroupId;
  checks: Check[];
}

const groupOrder: GroupId[] = ['own', 'receive', 'send', 'protect', 'apps', 'extra'];

const groupOfKind: Record<CheckKind, GroupId> = {
  own: 'own',
  mx: 'receive',
  spf: 'send',
  dkim: 'send',
  dmarc: 'protect',
  cname: 'apps',
  srv: 'apps',
  txt: 'extra',
  mtasts: 'extra',
  tlsrpt: 'extra',
  caa: 'extra',
  tlsa: 'extra',
};

export function groupOf(check: Check): GroupId {
  if (check.id === 'cname:mta-sts') return 'extra';
  return groupOfKind[check.kind] ?? 'extra';
}

/** Cards in their fixed order. A proof that is done and still published needs no card. */
export function groupChecks(checks: readonly Check[]): Group[] {
  const shown = checks.filter((check) => check.kind !== 'own' || check.status !== 'ok' || check.codes.length > 0);
  return groupOrder
    .map((id) => ({ id, checks: shown.filter((check) => groupOf(check) === id) }))
    .filter((group) => group.checks.length > 0);
}

export function isOpen(check: Check): boolean {
  return check.status === 'missing' || check.status === 'mismatch' || check.status === 'conflict';
}

export function isRequiredOpen(check: Check): boolean {
  return check.level === 'required' && isOpen(check);
}

/** Published at the provider; only the memory of the resolvers stands between. */
export function isServedAtSource(check: Check): boolean {
  const values = check.authoritative?.values ?? [];
  return values.length > 0 && checkRecords(check).every((record) => values.includes(record.value));
}

/** Of the record and of the policy file behind it. Nothing is left to add where the provider has it. */
export function allCodes(check: Check): string[] {
  const codes = [...check.codes, ...(check.policyFile?.codes ?? [])];
  return isServedAtSource(check) ? codes.filter((code) => code !== 'RECORD_MISSING') : codes;
}

/** Colour of the status word. What is not required is never red, what is temporary never "wrong". */
export function toneOf(check: Check): Tone {
  if (check.status === 'ok') return 'good';
  if (check.propagating || check.status === 'error-temporary') return 'wait';
  if (check.status === 'extra') return 'warn';
  if (check.level === 'required') return 'bad';
  return check.status === 'missing' ? 'quiet' : 'warn';
}

const warnings = new Set(
  `TXT_VALUE_DIFFERS MX_EXTRA_BACKUP MX_IMPLICIT MX_TARGET_UNRESOLVABLE MX_ORDER_DIFFERS SPF_NEUTRAL_ALL
  SPF_LOOKUPS_WORST_CASE SPF_NEAR_LIMIT SPF_PTR SPF_AFTER_ALL SPF_REDIRECT_IGNORED SPF_TYPE99 DKIM_KEY_WEAK
  DKIM_TESTING DMARC_POLICY_STRONGER DMARC_TEST_MODE DMARC_PCT DMARC_SP_WEAKER DMARC_NO_RUA DMARC_RUA_INVALID
  DMARC_RUA_UNAUTHORISED DMARC_P_MISSING STS_ID_DIFFERS TLSRPT_RUA_DIFFERS STS_POLICY_MODE_NONE SRV_EXTRA
  TLSA_MISMATCH`.split(/\s+/),
);
const notes = new Set(
  `WILDCARD_ANSWER VIA_CNAME DNS_SERVFAIL DNS_REFUSED DNS_TIMEOUT DNSSEC_SECURE DNS_PROPAGATING RESOLVER_PARTIAL
  MX_PREFERENCE_DIFFERS SPF_TEMPERROR SPF_DEPENDS_ON_MX SPF_SOFTFAIL SPF_AUTHORISED_OTHERWISE DKIM_STRICT_DOMAIN
  DMARC_INHERITED DMARC_RUA_DIFFERS DMARC_UNRELATED_TXT STS_POLICY_MODE_TESTING STS_POLICY_CONTENT_TYPE
  CNAME_FLATTENED SRV_WEIGHT_DIFFERS CAA_ABSENT CAA_INHERITED CAA_LESS_STRICT CAA_IODEF_DIFFERS TLSA_NOT_SECURE
  TLSA_EXTRA TLSA_PARTIAL OWN_UNCONFIRMED OWN_TOKEN_REMOVED
  ZONE_TEXT_INVALID`.split(/\s+/),
);

export function severityOf(code: string): Severity {
  if (notes.has(code)) return 'info';
  return warnings.has(code) ? 'warn' : 'error';
}

const rank: Record<Severity, number> = { error: 0, warn: 1, info: 2 };

/** Worst first. "Add this record" says nothing more once a code names the real cause. */
export function orderCodes(codes: readonly string[]): string[] {
  const sorted = [...new Set(codes)].sort((a, b) => rank[severityOf(a)] - rank[severityOf(b)]);
  const explained = sorted.some((code) => code !== 'RECORD_MISSING' && severityOf(code) !== 'info');
  return explained ? sorted.filter((code) => code !== 'RECORD_MISSING') : sorted;
}
