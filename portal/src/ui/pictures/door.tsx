import { Picture } from './picture.tsx';

/** A closed door with a calm lamp beside it. */
export function DoorPicture() {
  return (
    <Picture>
      <ellipse className='p-soft' cx='110' cy='126' rx='84' ry='12' />
      <path className='p-soft' d='M150 40l34 84h-68z' opacity='0.6' />
      <rect className='p-surface' x='72' y='22' width='66' height='104' rx='8' />
      <rect className='p-faint' x='84' y='34' width='42' height='32' rx='4' />
      <rect className='p-faint' x='84' y='76' width='42' height='38' rx='4' />
      <circle className='p-accent' cx='129' cy='78' r='4' />
      <path className='p-stroke' d='M150 40v-12M142 40h16l-3 8h-10z' />
      <path className='p-line' d='M40 126h140' />
    </Picture>
  );
}
