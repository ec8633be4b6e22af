import { t } from '../../i18n/t.ts';
import type { Tone } from '../../lib/checks.ts';
import type { DomainStatus } from '../../lib/domain.ts';
import { Badge } from '../../ui/badge.tsx';

const toneOfStatus: Record<DomainStatus, Tone> = {
  pending_ownership: 'wait',
  pending_setup: 'wait',
  needs_attention: 'bad',
  verified: 'good',
  pending_contested: 'warn',
  disputed: 'warn',
  lost: 'quiet',
};

interface Props {
  status: DomainStatus;
  /** More urgent than whatever the records say. */
  isContested?: boolean;
}

export function DomainBadge({ status, isContested = false }: Props) {
  if (isContested) return <Badge tone='warn'>{t('domains.takeover')}</Badge>;
  return <Badge tone={toneOfStatus[status]}>{t(`domains.status.${status}`)}</Badge>;
}
