import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  look?: ButtonLook;
  icon?: IconName;
  type?: 'button' | 'submit';
  /** Shows the turning ring and refuses further presses, but stays focusable. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({ look = 'secondary', icon, type = 'button', busy = false, children, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      className={`button button-${look} ${rest.className ?? ''}`}
      aria-disabled={busy || undefined}
      data-busy={busy || undefined}
      onClick={(event) => busy ? event.preventDefault() : onClick?.(event)}
    >
      {busy ? <span className='ring' aria-hidden='true' /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'aria-label'> {
  icon: IconName;
  label: string;
}

export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type='button' className={`icon-button ${className}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
