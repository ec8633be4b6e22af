import { Picture } from './picture.tsx';

export function KeyPicture() {
  return (
    <Picture>
      <circle className='p-soft' cx='110' cy='75' r='62' />
      <circle className='p-surface' cx='82' cy='75' r='26' />
      <circle className='p-stroke' cx='82' cy='75' r='10' />
      <path className='p-stroke' strokeWidth='5' d='M108 75h62v16M150 75v12' />
      <circle className='p-dot' cx='160' cy='38' r='4' />
      <circle className='p-dot' cx='52' cy='122' r='3' />
    </Picture>
  );
}
