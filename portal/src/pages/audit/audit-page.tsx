import { useState } from 'react';
import { t, tn } from '../../i18n/t.ts';
import { callText } from '../../lib/api.ts';
import { downloadText } from '../../lib/download.ts';
import { usePages } from '../../lib/pages.ts';
import { setQuery, usePlace } from '../../lib/router.ts';
import type { Tenant } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { PageError } from '../../shell/page-error.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { LedgerPicture } from '../../ui/pictures/ledger.tsx';
import { SearchPicture } from '../../ui/pictures/search.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import type { AuditEvent } from './event.ts';
import { auditUrl, isFiltered, noFilters, readFilters } from './filters.ts';

export function AuditPage({ tenant }: { tenant: Tenant }) {
  useTitle(t('audit.title'), tenant.name);
  const filters = readFilters(usePlace().query);
  const url = auditUrl(tenant.slug, filters);
  const { resource, reload, more } = usePages<AuditEvent>(url);
  const failed = resource.state === 'failed';
  if (failed && (resource.error.status === 403 || resource.error.status === 404)) {
    return <PageError tenant={tenant} error={resource.error} onRetry={reload} />;
  }
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        purpose={t('audit.purpose')}
        actions={<CsvButton tenant={tenant} url={url} />}
      />
      <AuditFilters filters={filters} />
      {failed && <PageError tenant={tenant} error={resource.error} onRetry={reload} />}
      {resource.state === 'loading' && <SkeletonRows rows={6} />}
      {resource.state === 'ready' && (resource.value.items.length === 0
        ? <Nothing filtered={isFiltered(filters)} />
        : <Events events={resource.value.items} />)}
      {more && <LoadMore {...more} />}
    </>
  );
}

function Events({ events }: { events: AuditEvent[] }) {
  return (
    <>
      <p className='list-summary' role='status'>{tn('list.shown', events.length)}</p>
      <AuditTable events={events} />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <EmptyState picture={<LedgerPicture />} title={t('audit.empty')}>
        <p>{t('audit.emptyHint')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={<SearchPicture />}
      title={t('audit.noMatch')}
      action={<Button onClick={() => setQuery({ ...noFilters })}>{t('audit.filter.clear')}</Button>}
    >
      <p>{t('audit.noMatchHint')}</p>
    </EmptyState>
  );
}

/** The same rows as a file. A link cannot ask for another media type, so the portal fetches and hands it over. */
function CsvButton({ tenant, url }: { tenant: Tenant; url: string }) {
  const [busy, setBusy] = useState(false);
  async function download(): Promise<void> {
    setBusy(true);
    try {
      downloadText(`audit-${tenant.slug}.csv`, 'text/csv', await callText(url, { accept: 'text/csv' }));
    } catch {
      toast(t('audit.csvFailed'), 'bad');
    } finally {
      setBusy(false);
    }
  }
  return <Button icon='download' busy={busy} onClick={() => void download()}>{t('audit.csv')}</Button>;
}
