import { type PointerEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { t } from '../i18n/t.ts';
import { IconButton } from './button.tsx';

interface Props {
  open: boolean;
  title: string;
  /** Escape, the close button, and a press that begins and ends on the backdrop. */
  onClose(): void;
  /** While something is saved: stays open whatever is pressed. */
  locked?: boolean;
  /** `drawer` slides in from the side. */
  kind?: 'dialog' | 'drawer';
  children: ReactNode;
}

export function Dialog({ open, title, onClose, locked = false, kind = 'dialog', children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const pressedOutside = useRef(false);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current!;
    if (open && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    } else if (!open && dialog.open) {
      dialog.close();
    }
  }, [open]);

  function onPointerUp(event: PointerEvent<HTMLDialogElement>): void {
    if (pressedOutside.current && isOutside(event) && !locked) onClose();
    pressedOutside.current = false;
  }

  return (
    <dialog
      ref={element}
      className={kind}
      aria-labelledby={titleId}
      onPointerDown={(event) => pressedOutside.current = isOutside(event)}
      onPointerUp={onPointerUp}
      onCancel={(event) => {
        event.preventDefault();
        if (!locked) onClose();
      }}
      onClose={() => {
        // The browser closes on a second Escape whatever `cancel` says.
        if (open && locked) element.current?.showModal();
        else if (open) onClose();
      }}
    >
      {open && (
        <>
          <header className='dialog-head'>
            <h2 id={titleId}>{title}</h2>
            <IconButton icon='x' label={t('action.close')} onClick={onClose} disabled={locked} />
          </header>
          {children}
        </>
      )}
    </dialog>
  );
}

function isOutside(event: PointerEvent<HTMLDialogElement>): boolean {
  if (event.target !== event.currentTarget) return false;
  const box = event.currentTarget.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <footer className='dialog-actions'>{children}</footer>;
}
