import type { ReactNode } from 'react';

interface Props {
  width?: number;
  height?: number;
  children: ReactNode;
}

/** The frame of every illustration: a soft ground, shapes in the page's own colours, nothing to read out. */
export function Picture({ width = 220, height = 150, children }: Props) {
  return (
    <svg className='picture' width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden='true'>
      {children}
    </svg>
  );
}
