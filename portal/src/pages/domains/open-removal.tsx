import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi } from '../../lib/domain.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import type { StageProps } from './domain-page.tsx';

/** A removal that is not finished: under way, or stopped and finished with one click. */
export function OpenRemoval({ tenant, domain, onDomain }: StageProps) {
  const [busy, setBusy] = useState(false);
  const operation = domain.operation;
  if (operation?.kind !== 'domain.remove') return null;
  if (operation.state === 'running') return <Banner tone='wait' title={t('remove.progress')} />;
  if (operation.state !== 'needs_attention') return null;

  async function resume(id: string): Promise<void> {
    setBusy(true);
    try {
      const operations = `/api/tenants/${encodeURIComponent(tenant.slug)}/operations`;
      await call(`${operations}/${encodeURIComponent(id)}/resume`, {
        method: 'POST',
        idempotencyKey: crypto.randomUUID(),
      });
      onDomain(await call<Domain>(domainApi(tenant.slug, domain.name)));
    } catch (error) {
      toast(problemWords(asApiError(error)), 'bad');
    } finally {
      setBusy(false);
    }
  }

  return (
    <Banner
      tone='warn'
      title={t('remove.stuckTitle')}
      action={<Button busy={busy} onClick={() => void resume(operation.id)}>{t('setup.resume')}</Button>}
    >
      <p>{t('setup.stuckBody')}</p>
    </Banner>
  );
}
