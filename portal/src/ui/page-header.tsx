import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface Props {
  title: ReactNode;
  purpose: ReactNode;
  /** The one primary action, and quiet ones beside it. */
  actions?: ReactNode;
  /** The list this page belongs to. */
  back?: { href: string; label: string };
  badge?: ReactNode;
}

export function PageHeader({ title, purpose, actions, back, badge }: Props) {
  return (
    <header className='page-head'>
      {back && (
        <a className='back' href={back.href}>
          <Icon name='arrow-left' size={16} />
          {back.label}
        </a>
      )}
      <div className='page-head-row'>
        <div className='page-head-words'>
          <div className='page-title'>
            <h1>{title}</h1>
            {badge}
          </div>
          <p className='purpose'>{purpose}</p>
        </div>
        {actions && <div className='page-actions'>{actions}</div>}
      </div>
    </header>
  );
}
