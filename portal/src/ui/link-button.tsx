import type { ReactNode } from 'react';
import type { ButtonLook } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

interface Props {
  href: string;
  look?: ButtonLook;
  icon?: IconName;
  target?: string;
  children: ReactNode;
}

/** Goes somewhere, and only looks like a button. */
export function LinkButton({ href, look = 'secondary', icon, target, children }: Props) {
  return (
    <a className={`button button-${look}`} href={href} {...(target ? { target, rel: 'noreferrer' } : {})}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
