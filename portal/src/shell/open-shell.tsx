import type { ReactNode } from 'react';
import { t } from '../i18n/t.ts';
import type { Me } from '../lib/session.ts';
import { Main, SkipLink } from './frame.tsx';
import { ProductSign } from './product-sign.tsx';
import { TopBar } from './top-bar.tsx';

interface Props {
  me: Me | null;
  /** Nothing to show yet: the frame stands, its content is on the way. */
  busy?: boolean;
  children: ReactNode;
}

/** The frame of everything outside an administration. */
export function OpenShell({ me, busy = false, children }: Props) {
  return (
    <div className='open'>
      <SkipLink />
      <TopBar me={me}>
        <ProductSign />
      </TopBar>
      <Main>
        {busy ? <p className='hidden' role='status'>{t('state.loading')}</p> : children}
      </Main>
    </div>
  );
}
