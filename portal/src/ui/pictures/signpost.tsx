import { Picture } from './picture.tsx';

/** A signpost whose one arm is blank. */
export function SignpostPicture() {
  return (
    <Picture>
      <ellipse className='p-soft' cx='110' cy='128' rx='84' ry='10' />
      <path className='p-soft' d='M26 126c18-30 40-34 60-12 18-34 52-36 72-4 14-14 28-8 38 16z' opacity='0.7' />
      <path className='p-stroke' strokeWidth='4' d='M110 22v104' />
      <path className='p-surface' d='M112 34h50l14 13-14 13h-50z' />
      <path className='p-bar' d='M124 47h28' />
      <path className='p-surface' d='M108 68H66L52 80l14 12h42z' />
      <path className='p-faint' strokeDasharray='3 5' d='M68 80h28' />
    </Picture>
  );
}
