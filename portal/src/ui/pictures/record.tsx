import { Picture } from './picture.tsx';

/** A note travels from the page to the name servers of the world. */
export function RecordPicture() {
  return (
    <Picture width={200} height={112}>
      <circle className='p-soft' cx='146' cy='56' r='48' />
      <g className='p-globe'>
        <circle cx='146' cy='56' r='34' />
        <ellipse cx='146' cy='56' rx='14' ry='34' />
        <path d='M112 56h68M117 39h58M117 73h58' />
      </g>
      <path className='p-line' strokeDasharray='3 6' d='M72 46c16-14 24-14 38-4' />
      <g transform='rotate(-6 42 60)'>
        <rect className='p-surface p-lift' x='8' y='34' width='70' height='52' rx='9' />
        <rect className='p-accent' x='18' y='44' width='24' height='10' rx='3' />
        <path className='p-bar' d='M20 66h44M20 76h28' />
      </g>
    </Picture>
  );
}
