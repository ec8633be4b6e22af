import { t } from '../../i18n/t.ts';
import { type Domain, domainPath, mustProveAgain, shownName } from '../../lib/domain.ts';
import type { Tenant } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { PageError } from '../../shell/page-error.tsx';
import { Tag } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Bone, Skeleton } from '../../ui/skeleton.tsx';
import { DomainBadge } from './domain-badge.tsx';
import { DomainPathway } from './domain-path.tsx';
import { Prove } from './prove.tsx';
import { Claim } from './claim.tsx';
import { MailOff } from './mail-off.tsx';
import { ManageDomain } from './manage-domain.tsx';
import { OpenRemoval } from './open-removal.tsx';
import { Records } from './records.tsx';
import { Setup } from './setup.tsx';
import { useDomain } from './use-domain.ts';

export function DomainPage({ tenant, name }: { tenant: Tenant; name: string }) {
  const { resource, reload, set, lost, turnedTo } = useDomain(tenant, name);
  useTitle(resource.state === 'ready' ? shownName(resource.value).main : name, t('domains.title'), tenant.name);
  if (resource.state === 'failed') return <PageError tenant={tenant} error={resource.error} onRetry={reload} />;
  if (resource.state === 'loading') return <Loading tenant={tenant} name={name} />;
  const domain = resource.value;
  return (
    <div className='domain' data-status={domain.status}>
      <Head tenant={tenant} domain={domain} />
      <p className='hidden' role='status'>{turnedTo && t(`turned.${turnedTo}`)}</p>
      {lost && <Banner tone='wait'>{t('check.lost')}</Banner>}
      {!domain.mailEnabled && <MailOff />}
      <Claim tenant={tenant} domain={domain} onDomain={set} />
      <OpenRemoval tenant={tenant} domain={domain} onDomain={set} />
      {isUnderWay(domain) && <DomainPathway status={domain.status} />}
      <Stage tenant={tenant} domain={domain} onDomain={set} />
    </div>
  );
}

/** There is a way to go and nothing more urgent. */
function isUnderWay(domain: Domain): boolean {
  return domain.status !== 'verified' && domain.status !== 'lost' && !mustProveAgain(domain);
}

export interface StageProps {
  tenant: Tenant;
  domain: Domain;
  onDomain(domain: Domain): void;
}

function Stage(props: StageProps) {
  switch (props.domain.status) {
    case 'pending_ownership':
    case 'pending_contested':
    case 'disputed':
      return <Prove {...props} />;
    case 'pending_setup':
      return <Setup {...props} />;
    case 'needs_attention':
    case 'verified':
      return <Records {...props} />;
    case 'lost':
      // The name belongs to somebody else; what is left is to take it off the list.
      return <ManageDomain {...props} />;
  }
}

function Head({ tenant, domain }: { tenant: Tenant; domain: Domain }) {
  const { main, second } = shownName(domain);
  const isContested = domain.claim?.role === 'owner' && domain.status !== 'lost';
  return (
    <>
      <PageHeader
        title={main}
        purpose={t(mustProveAgain(domain) ? 'domain.purpose.takeover' : `domain.purpose.${domain.status}`)}
        badge={
          <>
            <DomainBadge status={domain.status} isContested={isContested} />
            {domain.isPrimary && <Tag>{t('domains.primary')}</Tag>}
          </>
        }
        back={{ href: domainPath(tenant.slug), label: t('domain.back') }}
      />
      {second && (
        <p className='second-name'>
          {t(domain.lookalike ? 'domain.lookalike' : 'domain.also', { name: second })}
        </p>
      )}
    </>
  );
}

function Loading({ tenant, name }: { tenant: Tenant; name: string }) {
  return (
    <>
      <PageHeader
        title={name}
        purpose={t('state.loading')}
        back={{ href: domainPath(tenant.slug), label: t('domain.back') }}
      />
      <Skeleton>
        <div className='bones'>
          <Bone height={36} width='60%' />
          <Bone height={220} />
          <Bone height={160} />
        </div>
      </Skeleton>
    </>
  );
}
