import { Picture } from './picture.tsx';

/** A book in which every line is chained to the one before. */
export function LedgerPicture() {
  return (
    <Picture>
      <ellipse className='p-soft' cx='110' cy='78' rx='84' ry='58' />
      <rect className='p-surface' x='58' y='24' width='104' height='104' rx='10' />
      <path className='p-faint' d='M82 48v56' />
      <path className='p-bar' d='M98 44h46M98 76h34M98 108h40' />
      <circle className='p-accent' cx='82' cy='44' r='7' />
      <circle className='p-accent' cx='82' cy='76' r='7' />
      <circle className='p-glass' cx='82' cy='108' r='7' />
      <circle className='p-surface' cx='164' cy='112' r='20' />
      <path className='p-stroke' d='M164 101v11l8 5' />
    </Picture>
  );
}
