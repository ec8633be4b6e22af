import { type ReactNode, useId, useRef } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface Props {
  label: string;
  className?: string;
  /** What the button shows. */
  button: ReactNode;
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A button with a popover of plain links and buttons; the browser handles Escape, outside presses and focus return. */
export function Menu({ label, className = '', button, align = 'end', children }: Props) {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  return (
    <>
      <button type='button' className={className} aria-label={label} popovertarget={id}>{button}</button>
      <div
        ref={popover}
        id={id}
        popover='auto'
        className={`menu menu-${align}`}
        onClick={(event) => {
          if ((event.target as Element).closest('[data-closes]')) popover.current?.hidePopover();
        }}
      >
        {children}
      </div>
    </>
  );
}

interface ItemProps {
  icon?: IconName;
  /** A small picture in place of an icon. */
  picture?: ReactNode;
  children: ReactNode;
}

export function MenuLink(
  { href, icon, picture, current = false, children }: ItemProps & { href: string; current?: boolean },
) {
  return (
    <a className='menu-item' href={href} data-closes='' {...(current ? { 'aria-current': 'true' } : {})}>
      {picture ?? (icon && <Icon name={icon} />)}
      <span className='menu-words'>{children}</span>
      {current && <Icon name='check' size={16} />}
    </a>
  );
}

export function MenuButton({ onClick, icon, children }: ItemProps & { onClick(): void }) {
  return (
    <button type='button' className='menu-item' data-closes='' onClick={onClick}>
      {icon && <Icon name={icon} />}
      <span className='menu-words'>{children}</span>
    </button>
  );
}

export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div className='menu-section' role='group' aria-labelledby={id}>
      <p className='menu-title' id={id}>{title}</p>
      {children}
    </div>
  );
}
