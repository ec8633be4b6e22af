import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { call } from '../../lib/api.ts';
import type { Operation } from '../../lib/domain.ts';
import { usePolling } from '../../lib/polling.ts';
import type { Tenant } from '../../lib/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { OperationStepRow } from './operation-step-row.tsx';

interface Props {
  tenant: Tenant;
  operation: Operation;
  onGone(): void;
}

/** A removal that goes on by itself, followed to its end. */
export function RemovalProgress({ tenant, operation, onGone }: Props) {
  const [current, setCurrent] = useState(operation);
  const [lost, setLost] = useState(false);
  usePolling(current.state === 'running' || current.state === 'needs_attention', async () => {
    try {
      const path = `/api/tenants/${encodeURIComponent(tenant.slug)}/operations/${encodeURIComponent(operation.id)}`;
      const next = await call<Operation>(path);
      setLost(false);
      setCurrent(next);
      if (next.state === 'done') onGone();
    } catch {
      setLost(true);
    }
  });
  return (
    <>
      <p role='status'>{t(current.state === 'undone' ? 'remove.undone' : 'remove.progress')}</p>
      <ol className='timeline'>
        {current.steps.map((step) => <OperationStepRow key={step.name} step={step} />)}
      </ol>
      {lost && <Banner tone='wait'>{t('check.lost')}</Banner>}
    </>
  );
}
