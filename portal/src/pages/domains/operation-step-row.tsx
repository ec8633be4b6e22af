import { isKey, t } from '../../i18n/t.ts';
import type { OperationStep } from '../../lib/domain.ts';
import { Icon } from '../../ui/icon.tsx';

/** One step of an operation, in its timeline. */
export function OperationStepRow({ step }: { step: OperationStep }) {
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
