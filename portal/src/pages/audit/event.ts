import { isKey, t } from '../../i18n/t.ts';

export interface AuditEvent {
  id: string;
  sequence: number;
  at: string;
  actor: {
    kind: 'person' | 'system' | 'operator';
    id: string | null;
    name: string;
    partner: { id: string; name: string } | null;
  };
  action: string;
  target: { kind: string; id: string; name: string };
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  requestId: string | null;
}

export const actions = [
  'tenant.created',
  'member.created',
  'domain.added',
  'domain.ownership_proved',
  'domain.created_in_mail',
  'domain.keys_ready',
  'domain.status_changed',
  'domain.verification_failed',
  'domain.records_changed',
  'domain.dmarc_changed',
  'domain.made_primary',
  'domain.challenge_renewed',
  'domain.contested',
  'domain.contest_ended',
  'domain.takeover_started',
  'domain.takeover_warning',
  'domain.takeover_ended',
  'domain.disputed',
  'domain.dispute_decided',
  'domain.lost',
  'domain.removal_refused',
  'domain.removed',
  'operation.needs_attention',
  'operation.resumed',
];

/** An action of a newer server is shown by its own name. */
export function actionWords(action: string): string {
  const key = `audit.action.${action}`;
  return isKey(key) ? t(key) : action;
}

export interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

export function changesOf(event: AuditEvent): Change[] {
  const fields = new Set([...Object.keys(event.before ?? {}), ...Object.keys(event.after ?? {})]);
  return [...fields].map((field) => ({
    field,
    before: valueWords(event.before?.[field]),
    after: valueWords(event.after?.[field]),
  }));
}

function valueWords(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
