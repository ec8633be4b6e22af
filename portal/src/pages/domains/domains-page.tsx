import { t, tn } from '../../i18n/t.ts';
import { domainApi, domainPath, type DomainStatus, type DomainSummary } from '../../lib/domain.ts';
import { type Page, usePages, withQuery } from '../../lib/pages.ts';
import { setQuery, usePlace } from '../../lib/router.ts';
import type { Tenant } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { PageError } from '../../shell/page-error.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DomainPicture } from '../../ui/pictures/domain.tsx';
import { SearchPicture } from '../../ui/pictures/search.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { DomainRow } from './domain-row.tsx';
import { MailOff } from './mail-off.tsx';

type DomainList = Page<DomainSummary> & { attention: number; mailEnabled: boolean };
type Filter = '' | DomainStatus;

const filters: Filter[] = ['', 'needs_attention', 'pending_ownership', 'verified', 'lost'];

export function DomainsPage({ tenant }: { tenant: Tenant }) {
  useTitle(t('domains.title'), tenant.name);
  const { query } = usePlace();
  const search = query.get('search') ?? '';
  const status = filters.find((filter) => filter === query.get('status')) ?? '';
  const list = usePages<DomainSummary, DomainList>(withQuery(domainApi(tenant.slug), { search, status }));
  const { resource } = list;

  if (resource.state === 'failed') return <PageError tenant={tenant} error={resource.error} onRetry={list.reload} />;
  const filtered = search !== '' || status !== '';
  // Most customers never lose a name: the filter for it shows once there is one.
  const hasLost = status === 'lost' ||
    (resource.state === 'ready' && resource.value.items.some((domain) => domain.status === 'lost'));
  const isEnabled = resource.state !== 'ready' || resource.value.mailEnabled;
  const add = isEnabled && (
    <LinkButton look='primary' icon='plus' href={domainPath(tenant.slug, 'new')}>{t('domains.add')}</LinkButton>
  );
  if (resource.state === 'ready' && resource.value.items.length === 0 && !filtered) {
    return (
      <>
        <PageHeader title={t('domains.title')} purpose={t('domains.purpose')} />
        {isEnabled
          ? (
            <EmptyState picture={<DomainPicture />} title={t('domains.empty')} action={add}>
              <p>{t('domains.emptyHint')}</p>
            </EmptyState>
          )
          : <MailOff />}
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('domains.title')} purpose={t('domains.purpose')} actions={add} />
      {!isEnabled && <MailOff />}
      <div className='filters'>
        <SearchField label={t('domains.search')} value={search} onSearch={(value) => setQuery({ search: value })} />
        <Segments
          label={t('domains.filter')}
          value={status}
          segments={filters.filter((value) => value !== 'lost' || hasLost).map((value) => ({
            value,
            label: value === '' ? t('domains.filter.all') : t(`domains.status.${value}`),
          }))}
          onChange={(value) => setQuery({ status: value })}
        />
      </div>
      {resource.state === 'loading' ? <SkeletonRows rows={4} /> : <Domains tenant={tenant} list={resource.value} />}
      {list.more && <LoadMore {...list.more} />}
    </>
  );
}

function Domains({ tenant, list }: { tenant: Tenant; list: DomainList }) {
  if (list.items.length === 0) {
    return (
      <EmptyState
        picture={<SearchPicture />}
        title={t('domains.noMatch')}
        action={<Button onClick={() => setQuery({ search: '', status: '' })}>{t('domains.clear')}</Button>}
      >
        <p>{t('domains.noMatchHint')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className='list-summary' role='status'>
        {list.attention > 0 ? tn('domains.attention', list.attention) : t('domains.allGood')}
      </p>
      <ul className='card rows'>
        {list.items.map((domain) => <DomainRow key={domain.id} tenant={tenant} domain={domain} />)}
      </ul>
    </>
  );
}
