import { t } from '../../i18n/t.ts';
import type { DomainStatus } from '../../lib/domain.ts';
import { StepPath } from '../../ui/step-path.tsx';

const stepOfStatus: Record<DomainStatus | 'new', number> = {
  new: 0,
  pending_ownership: 1,
  pending_contested: 1,
  disputed: 1,
  pending_setup: 2,
  needs_attention: 3,
  verified: 5,
  lost: 5,
};

/** The same path on every page of the way, so that it also says how far it still is. */
export function DomainPathway({ status }: { status: DomainStatus | 'new' }) {
  const steps = [
    t('wizard.step.name'),
    t('wizard.step.prove'),
    t('wizard.step.setup'),
    t('wizard.step.publish'),
    t('wizard.step.done'),
  ];
  return <StepPath label={t('wizard.steps')} steps={steps} current={stepOfStatus[status]} />;
}
