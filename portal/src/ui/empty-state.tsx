import type { ReactNode } from 'react';

interface Props {
  picture: ReactNode;
  title: string;
  /** Whole pages use 1; inside a page it stays 2. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
}

/** What this place is for, and the one thing to do. */
export function EmptyState({ picture, title, level = 2, children, action }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className='empty'>
      {picture}
      <Heading>{title}</Heading>
      {children && <div className='empty-words'>{children}</div>}
      {action && <div className='empty-action'>{action}</div>}
    </div>
  );
}
