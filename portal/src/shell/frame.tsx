import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../i18n/t.ts';
import { usePlace } from '../lib/router.ts';

export function SkipLink() {
  return <a className='skip' href='#main'>{t('shell.skip')}</a>;
}

/** The page itself. After each navigation it takes the focus, so that reading goes on at its start. */
export function Main({ className = '', children }: { className?: string; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const { path } = usePlace();
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    // A page that put the focus into one of its fields knows better.
    if (!main.current!.contains(document.activeElement)) main.current!.focus({ preventScroll: true });
  }, [path]);
  return <main ref={main} id='main' tabIndex={-1} className={`main ${className}`}>{children}</main>;
}
