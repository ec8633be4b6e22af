import { Picture } from './picture.tsx';

/** A list with a glass over it, and nothing in the glass. */
export function SearchPicture() {
  return (
    <Picture>
      <ellipse className='p-soft' cx='110' cy='78' rx='84' ry='58' />
      <rect className='p-surface' x='52' y='30' width='104' height='92' rx='10' />
      <path className='p-bar' d='M68 50h44M68 68h64M68 86h36M68 104h52' />
      <circle className='p-glass' cx='132' cy='82' r='28' />
      <path className='p-stroke' strokeWidth='5' d='M153 103l18 18' />
      <path className='p-line' d='M122 82h20' />
    </Picture>
  );
}
