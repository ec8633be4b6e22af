import type { ReactNode } from 'react';
import type { Tone } from '../lib/checks.ts';

/** A coloured dot with the words beside it; never colour alone. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** A small outlined word for a quality, not a state. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className='tag'>{children}</span>;
}
