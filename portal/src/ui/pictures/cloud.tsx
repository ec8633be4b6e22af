import { Picture } from './picture.tsx';

/** Something did not arrive: a cloud, a loose cable. */
export function CloudPicture() {
  return (
    <Picture>
      <ellipse className='p-soft' cx='110' cy='124' rx='84' ry='10' />
      <path
        className='p-surface'
        d='M74 92a24 24 0 0 1 2-48 34 34 0 0 1 64-6 27 27 0 0 1 8 54z'
      />
      <path className='p-stroke' d='M110 92v8M96 100h28v6a14 14 0 0 1-28 0z' />
      <path className='p-line' d='M110 126v8' strokeDasharray='2 5' />
      <path className='p-line' d='M92 64h0M128 64h0' strokeWidth='5' />
      <path className='p-line' d='M102 78q8-6 16 0' />
    </Picture>
  );
}
