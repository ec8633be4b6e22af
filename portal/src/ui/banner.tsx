import type { ReactNode } from 'react';
import type { Tone } from '../lib/checks.ts';
import { Icon, type IconName } from './icon.tsx';

const iconOfTone: Record<Tone, IconName> = {
  good: 'circle-check',
  bad: 'circle-alert',
  warn: 'triangle-alert',
  wait: 'clock',
  quiet: 'info',
};

interface Props {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function Banner({ tone, title, children, action }: Props) {
  return (
    <div className={`banner banner-${tone}`}>
      <Icon name={iconOfTone[tone]} size={20} />
      <div className='banner-words'>
        {title && <p className='banner-title'>{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
