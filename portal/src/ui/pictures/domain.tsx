import { Picture } from './picture.tsx';

/** A letter with an address of its own, found by the world. */
export function DomainPicture() {
  return (
    <Picture>
      <circle className='p-soft' cx='110' cy='75' r='66' />
      <g className='p-faint'>
        <circle cx='110' cy='75' r='50' />
        <ellipse cx='110' cy='75' rx='22' ry='50' />
        <path d='M60 75h100M67 50h86M67 100h86' />
      </g>
      <rect className='p-surface' x='62' y='48' width='96' height='66' rx='10' />
      <path className='p-stroke' d='M68 56l36 28a10 10 0 0 0 12 0l36-28' />
      <circle className='p-accent' cx='158' cy='112' r='17' />
      <path className='p-on' d='M150.5 112.5l5.5 5.5 10-11' />
      <circle className='p-dot' cx='38' cy='44' r='4' />
      <circle className='p-dot' cx='186' cy='40' r='3' />
      <circle className='p-dot' cx='44' cy='118' r='3' />
    </Picture>
  );
}
