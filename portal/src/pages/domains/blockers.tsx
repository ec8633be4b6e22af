import { useState } from 'react';
import { t, tn } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Blocker, domainApi } from '../../lib/domain.ts';
import { type Page, withQuery } from '../../lib/pages.ts';
import type { ApiError } from '../../lib/problem.ts';
import type { Tenant } from '../../lib/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { LoadMore } from '../../ui/load-more.tsx';

interface Props {
  tenant: Tenant;
  name: string;
  /** The first of them. */
  first: Blocker[];
  total: number;
}

/** What uses a domain that was to be removed, so that it can be moved or deleted first. */
export function Blockers({ tenant, name, first, total }: Props) {
  const [shown, setShown] = useState(first);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const isPlatform = shown.some((blocker) => blocker.kind === 'platform');

  /** The first page takes the place of what the refusal named; each further one is appended. */
  async function load(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const path = withQuery(`${domainApi(tenant.slug, name)}/blockers`, { limit: '200', cursor: next });
      const page = await call<Page<Blocker>>(path);
      setShown(next === null ? page.items : [...shown, ...page.items]);
      setNext(page.next);
    } catch (failure) {
      setError(asApiError(failure));
    } finally {
      setBusy(false);
    }
  }

  // Only the headline is announced by itself; the list is there to be walked through.
  return (
    <Banner tone='warn'>
      <p role='alert' className='banner-title'>
        {isPlatform ? t('remove.platform') : tn('remove.blocked', total)}
      </p>
      <p>{t(isPlatform ? 'remove.platform.body' : 'remove.blocked.body')}</p>
      {!isPlatform && (
        <ul className='blockers' tabIndex={0} aria-label={t('remove.blocked.list')}>
          {shown.map((blocker, index) => (
            <li key={`${blocker.kind} ${blocker.address ?? index}`}>
              <BlockerLine tenant={tenant} blocker={blocker} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < total && (
        <>
          <p className='blockers-rest'>{tn('remove.blocked.rest', total - shown.length)}</p>
          <LoadMore load={() => void load()} busy={busy} error={error} />
        </>
      )}
    </Banner>
  );
}

/** The person's own page is the place to act, where the mailbox belongs to somebody of this workplace. */
function BlockerLine({ tenant, blocker }: { tenant: Tenant; blocker: Blocker }) {
  const address = blocker.address ?? t('blocker.noAddress');
  return (
    <>
      <span className='type'>{t(`blocker.${blocker.kind}`)}</span>
      {blocker.userId === null
        ? <span>{address}</span>
        : (
          <a href={`/admin/${encodeURIComponent(tenant.slug)}/people/${encodeURIComponent(blocker.userId)}`}>
            {address}
          </a>
        )}
    </>
  );
}
