import { t } from '../i18n/t.ts';
import { Icon } from './icon.tsx';

interface Props {
  label: string;
  steps: string[];
  /** Index of the step that is under way; equal to the number of steps when all are done. */
  current: number;
}

/** The way to the goal as a drawn path. On a narrow screen only the current step keeps its words. */
export function StepPath({ label, steps, current }: Props) {
  return (
    <ol className='path' aria-label={label}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'next';
        return (
          <li
            key={step}
            className={`path-step path-${state}`}
            {...(state === 'current' ? { 'aria-current': 'step' } : {})}
          >
            <span className='path-dot' aria-hidden='true'>
              {state === 'done' ? <Icon name='check' size={14} /> : index + 1}
            </span>
            <span className='path-words'>{step}</span>
            <span className='hidden'>, {t(`wizard.state.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
