import { t } from '../../i18n/t.ts';
import { Card } from '../../ui/card.tsx';
import { KeyPicture } from '../../ui/pictures/key.tsx';
import type { StageProps } from './domain-page.tsx';
import { OperationStepRow } from './operation-step-row.tsx';
import { RemoveDomain } from './remove-domain.tsx';
import { StuckOperation } from './stuck-operation.tsx';

/** Step 3: nothing to do but watch, unless a step did not finish. */
export function Setup(props: StageProps) {
  const { tenant, domain } = props;
  const { operation } = domain;
  const isStuck = operation?.state === 'needs_attention';
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
      {operation && isStuck && <StuckOperation {...props} operation={operation} title={t('setup.stuck')} />}
      {isStuck && domain.mailEnabled && <RemoveDomain tenant={tenant} domain={domain} />}
    </Card>
  );
}
