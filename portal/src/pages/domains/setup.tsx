import { useState } from 'react';
import { isKey, t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi, type OperationStep } from '../../lib/domain.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyPicture } from '../../ui/pictures/key.tsx';
import { toast } from '../../ui/toast.tsx';
import type { StageProps } from './domain-page.tsx';

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
          {operation.steps.map((step) => <Step key={step.name} step={step} />)}
        </ol>
      )}
      {operation?.state === 'needs_attention' && (
        <Banner
          tone='warn'
          title={t('setup.stuck')}
          action={<Button busy={busy} onClick={() => void resume(operation.id)}>{t('setup.resume')}</Button>}
        >
          <p>{t('setup.stuckBody')}</p>
        </Banner>
      )}
    </Card>
  );
}

function Step({ step }: { step: OperationStep }) {
  const title = `setup.step.${step.name}`;
  const reason = step.code === null ? null : `problem.${step.code}`;
  return (
    <li className={`timeline-${step.state}`}>
      <span className='timeline-dot' aria-hidden='true'>
        {step.state === 'done' && <Icon name='check' size={14} />}
        {step.state === 'failed' && <Icon name='x' size={14} />}
        {step.state === 'running' && <span className='ring' />}
      </span>
      <span className='timeline-words'>
        <strong>{isKey(title) ? t(title) : step.name}</strong>
        <span>{reason !== null && isKey(reason) ? t(reason) : t(`setup.state.${step.state}`)}</span>
      </span>
    </li>
  );
}
