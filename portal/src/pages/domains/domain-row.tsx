import { t, tn } from '../../i18n/t.ts';
import { domainPath, type DomainSummary, shownName } from '../../lib/domain.ts';
import type { Tenant } from '../../lib/session.ts';
import { Tag } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { DomainBadge } from './domain-badge.tsx';

export function DomainRow({ tenant, domain }: { tenant: Tenant; domain: DomainSummary }) {
  const { main, second } = shownName(domain);
  return (
    <li className='row'>
      <a href={domainPath(tenant.slug, domain.name)} className='row-link'>
        <span className='row-name'>
          <strong>{main}</strong>
          {domain.isPrimary && <Tag>{t('domains.primary')}</Tag>}
          {domain.lookalike && <Tag>{t('domains.lookalike')}</Tag>}
          {second && <span className='row-second'>{second}</span>}
        </span>
        <span className='row-status'>
          <DomainBadge status={domain.status} isContested={isContested(domain)} />
          <span className='row-hint'>{hint(domain)}</span>
        </span>
        <span className='row-time'>
          {domain.lastCheckedAt === null ? t('check.never') : (
            <>
              <span className='hidden'>{t('domains.column.checked')}</span>
              <RelativeTime at={domain.lastCheckedAt} />
            </>
          )}
        </span>
        <Icon name='chevron-right' className='row-arrow' />
      </a>
    </li>
  );
}

/** Somebody else proves a domain that is owned here; a challenger's own proof is no threat to the challenger. */
function isContested({ takeover, status }: DomainSummary): boolean {
  return takeover && (status === 'verified' || status === 'needs_attention');
}

function hint(domain: DomainSummary): string {
  if (isContested(domain)) return t('domains.hint.takeover');
  if (domain.takeover && domain.status === 'pending_contested') return t('domains.hint.proofIsIn');
  if (domain.status === 'needs_attention') return tn('domains.records', domain.attention);
  return t(`domains.hint.${domain.status}`);
}
