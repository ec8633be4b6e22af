import type { ReactNode } from 'react';

interface Props {
  title?: ReactNode;
  hint?: ReactNode;
  /** At the right end of the head. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Card({ title, hint, aside, className = '', children }: Props) {
  return (
    <section className={`card ${className}`}>
      {title && (
        <header className='card-head'>
          <div>
            <h2>{title}</h2>
            {hint && <p>{hint}</p>}
          </div>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
