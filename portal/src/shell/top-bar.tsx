import type { ReactNode } from 'react';
import type { Me } from '../lib/session.ts';
import { AccountMenu } from './account-menu.tsx';

/** The bar of pages outside the administration: the product's sign, and the account. */
export function TopBar({ me, children }: { me: Me | null; children: ReactNode }) {
  return (
    <header className='top-bar'>
      {children}
      {me && <AccountMenu person={me.person} />}
    </header>
  );
}
