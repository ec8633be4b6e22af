import { Picture } from './picture.tsx';

/** The quiet feast: an envelope, a tick that draws itself, a few sparks. */
export function ReadyPicture() {
  return (
    <Picture width={132} height={96}>
      <rect className='p-surface p-lift' x='22' y='22' width='82' height='56' rx='10' />
      <path className='p-stroke' d='M28 30l30 23a10 10 0 0 0 12 0l28-23' />
      <circle className='p-good' cx='102' cy='70' r='17' />
      <path className='p-tick' pathLength='1' d='M94.5 70.5l5.5 5.5 10-11' />
      <path className='p-spark' d='M14 24l-6-6M20 14V6M112 20l6-6M122 34h7M10 58H3' />
    </Picture>
  );
}
