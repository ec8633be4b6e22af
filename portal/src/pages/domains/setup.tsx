import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi } from '../../lib/domain.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyPicture } from '../../ui/pictures/key.tsx';
import { toast } from '../../ui/toast.tsx';
import type { StageProps } from './domain-page.tsx';
import { OperationStepRow } from './operation-step-row.tsx';
import { RemoveDomain } from './remove-domain.tsx';

/** Step 3: nothing to do but watch, unless a step did not finish. */
export function Setup({ tenant, domain, onDomain }: StageProps) {
  const [busy, setBusy] = useState(false);
  const operation = domain.operation;

  async function resume(id: string): Promise<void> {
    setBusy(true);
    try {
      await call(`/api/tenants/${encodeURIComponent(tenant.slug)}/operations/${encodeURIComponent(id)}/resume`, {
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
    <Card className='setup'>
      <div className='setup-words'>
        <KeyPicture />
        <div>
          <h2>{t('setup.title')}</h2>
          <p>{t('setup.body')}</p>
        </div>
      </div>
      {operation && (
        <ol className='timeline'>
          {operation.steps.map((step) => <OperationStepRow key={step.name} step={step} />)}
        </ol>
      )}
      {operation?.state === 'needs_attention' && (
        <Banner
          tone='warn'
          title={t('setup.stuck')}
          action={domain.mailEnabled && (
            <Button busy={busy} onClick={() => void resume(operation.id)}>{t('setup.resume')}</Button>
          )}
        >
          <p>{t('setup.stuckBody')}</p>
        </Banner>
      )}
      {operation?.state === 'needs_attention' && domain.mailEnabled && <RemoveDomain tenant={tenant} domain={domain} />}
    </Card>
  );
}
