import { icons } from '../../gen/icons.tsx';

export type IconName = keyof typeof icons;

interface Props {
  name: IconName;
  size?: number;
  className?: string;
}

/** Decoration beside words; a control that shows only an icon carries its own label. */
export function Icon({ name, size = 18, className = '' }: Props) {
  return (
    <svg
      className={`icon ${className}`}
      width={size}
      height={size}
      viewBox='0 0 24 24'
      fill='none'
      stroke='currentColor'
      strokeWidth={1.75}
      strokeLinecap='round'
      strokeLinejoin='round'
      aria-hidden='true'
    >
      {icons[name]}
    </svg>
  );
}
