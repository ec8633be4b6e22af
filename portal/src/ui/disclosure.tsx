import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface Props {
  summary: ReactNode;
  open?: boolean;
  className?: string;
  children: ReactNode;
}

export function Disclosure({ summary, open = false, className = '', children }: Props) {
  return (
    <details className={`disclosure ${className}`} open={open}>
      <summary>
        <Icon name='chevron-right' size={16} className='turn' />
        <span className='disclosure-words'>{summary}</span>
      </summary>
      <div className='disclosure-body'>{children}</div>
    </details>
  );
}
