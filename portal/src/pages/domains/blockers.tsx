import { useState } from 'react';
import { t, tn } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Blocker, domainApi } from '../../lib/domain.ts';
import { type Page, withQuery } from '../../lib/pages.ts';
import type { ApiError, ProblemDocument } from '../../lib/problem.ts';
import type { Tenant } from '../../lib/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { LoadMore } from '../../ui/load-more.tsx';

interface Props {
  tenant: Tenant;
  name: string;
  problem: ProblemDocument;
}

/** What uses a domain that was to be removed, so that it can be moved or deleted first. */
export function Blockers({ tenant, name, problem }: Props) {
  const [shown, setShown] = useState(problem.blockers ?? []);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const total = problem.blockersTotal ?? shown.length;

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

  return (
    <div role='alert'>
      <Banner tone='warn' title={tn('remove.blocked', total)}>
        <p>{t('remove.blocked.body')}</p>
        <ul className='blockers'>
          {shown.map((blocker, index) => (
            <li key={`${blocker.kind} ${blocker.address ?? index}`}>
              <span className='type'>{t(`blocker.${blocker.kind}`)}</span>
              {blocker.userId !== null
                ? <a href={`/admin/${encodeURIComponent(tenant.slug)}/people/${blocker.userId}`}>{blocker.address}</a>
                : <span>{blocker.address ?? t('blocker.noAddress')}</span>}
            </li>
          ))}
        </ul>
        {shown.length < total && <LoadMore load={() => void load()} busy={busy} error={error} />}
      </Banner>
    </div>
  );
}
