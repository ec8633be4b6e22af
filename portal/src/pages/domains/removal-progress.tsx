import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Blocker, type Domain, domainApi, type Operation, operationApi } from '../../lib/domain.ts';
import { type Page, withQuery } from '../../lib/pages.ts';
import { usePolling } from '../../lib/polling.ts';
import type { Tenant } from '../../lib/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { Blockers } from './blockers.tsx';
import { OperationStepRow } from './operation-step-row.tsx';

interface Props {
  tenant: Tenant;
  domain: Domain;
  operation: Operation;
  onGone(): void;
  onClose(): void;
  /** Closed after it stopped: the next try begins anew. */
  onEnded(): void;
}

type BlockerPage = Page<Blocker> & { total: number };

/** A removal that goes on by itself, followed to its end. */
export function RemovalProgress({ tenant, domain, operation, onGone, onClose, onEnded }: Props) {
  const [current, setCurrent] = useState(operation);
  const [refusal, setRefusal] = useState<BlockerPage | null>(null);
  const [lost, setLost] = useState(false);
  const isRunning = current.state === 'running';

  async function look(): Promise<void> {
    const next = await call<Operation>(operationApi(tenant.slug, operation.id));
    if (next.state === 'undone') {
      setRefusal(await call(withQuery(`${domainApi(tenant.slug, domain.name)}/blockers`, { limit: '50' })));
    }
    setCurrent(next);
    if (next.state === 'done') onGone();
  }

  function close(): void {
    onClose();
    if (!isRunning) onEnded();
  }

  usePolling(isRunning, async () => {
    try {
      await look();
      setLost(false);
    } catch (error) {
      if (asApiError(error).status === 404) onGone();
      else setLost(true);
    }
  });
  return (
    <>
      {refusal === null
        ? (
          <>
            <p role='status'>{t(current.state === 'needs_attention' ? 'remove.stuck' : 'remove.progress')}</p>
            <ol className='timeline'>
              {current.steps.map((step) => <OperationStepRow key={step.name} step={step} />)}
            </ol>
          </>
        )
        : <Blockers tenant={tenant} name={domain.name} first={refusal.items} total={refusal.total} />}
      {lost && <Banner tone='wait'>{t('check.lost')}</Banner>}
      <DialogActions>
        <Button onClick={close}>{t('action.close')}</Button>
      </DialogActions>
    </>
  );
}
