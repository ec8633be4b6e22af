import { Picture } from './picture.tsx';

/** A workplace: a letter, a folder, people, on one desk. */
export function WelcomePicture() {
  return (
    <Picture width={360} height={240}>
      <ellipse className='p-soft' cx='180' cy='126' rx='164' ry='104' />
      <g className='p-faint'>
        <circle cx='180' cy='120' r='88' strokeDasharray='3 7' />
        <path d='M180 32v20M92 120h20M248 120h20M180 188v20' />
      </g>
      <rect className='p-surface p-lift' x='112' y='68' width='136' height='98' rx='14' />
      <path className='p-stroke' d='M120 80l50 38a16 16 0 0 0 20 0l50-38' />
      <path className='p-bar' d='M132 148h44' />
      <g transform='translate(38 42)'>
        <path
          className='p-surface p-lift'
          d='M0 16a8 8 0 0 1 8-8h18l9 10h29a8 8 0 0 1 8 8v32a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8z'
        />
        <path className='p-stroke' d='M14 36h44M14 48h28' />
      </g>
      <g transform='translate(262 40)'>
        <rect className='p-surface p-lift' width='66' height='66' rx='14' />
        <circle className='p-accent' cx='33' cy='25' r='10' />
        <path className='p-accent' d='M14 54a19 19 0 0 1 38 0z' />
      </g>
      <g transform='translate(252 138)'>
        <rect className='p-surface p-lift' width='84' height='56' rx='12' />
        <path className='p-stroke' d='M22 28v-5a9 9 0 0 1 18 0v5' />
        <rect className='p-accent' x='17' y='27' width='28' height='19' rx='5' />
        <path className='p-bar' d='M56 24h16M56 36h12' />
      </g>
      <g transform='translate(44 150)'>
        <rect className='p-surface p-lift' width='76' height='50' rx='12' />
        <circle className='p-soft' cx='24' cy='25' r='13' />
        <path className='p-stroke' d='M18 25.5l4.5 4.5 8-9' />
        <path className='p-bar' d='M46 19h18M46 31h12' />
      </g>
      <circle className='p-dot' cx='140' cy='34' r='5' />
      <circle className='p-dot' cx='232' cy='214' r='4' />
      <circle className='p-dot' cx='24' cy='128' r='4' />
    </Picture>
  );
}
