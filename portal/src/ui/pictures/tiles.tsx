// The four pictures of the launcher, all on one 64-unit grid.
import type { ReactNode } from 'react';

function Tile({ children }: { children: ReactNode }) {
  return (
    <svg className='picture tile-picture' width='64' height='64' viewBox='0 0 64 64' aria-hidden='true'>{children}</svg>
  );
}

export function PersonalTile() {
  return (
    <Tile>
      <rect className='p-soft' width='64' height='64' rx='18' />
      <circle className='p-accent' cx='32' cy='25' r='9' />
      <path className='p-accent' d='M15 50a17 17 0 0 1 34 0z' />
    </Tile>
  );
}

export function MailTile() {
  return (
    <Tile>
      <rect className='p-soft' width='64' height='64' rx='18' />
      <rect className='p-surface' x='13' y='19' width='38' height='27' rx='5' />
      <path className='p-stroke' d='M16 23l13 10a5 5 0 0 0 6 0l13-10' />
    </Tile>
  );
}

export function FilesTile() {
  return (
    <Tile>
      <rect className='p-soft' width='64' height='64' rx='18' />
      <path className='p-surface' d='M13 23a4 4 0 0 1 4-4h10l5 5h15a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H17a4 4 0 0 1-4-4z' />
      <path className='p-stroke' d='M21 34h22' />
    </Tile>
  );
}
