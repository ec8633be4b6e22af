import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { t } from '../i18n/t.ts';
import { accentProperties } from '../lib/colour.ts';
import { usePlace } from '../lib/router.ts';
import type { Me, Tenant } from '../lib/session.ts';
import { IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Main, SkipLink } from './frame.tsx';
import { PartnerBanner } from './partner-banner.tsx';
import { SideBar } from './side-bar.tsx';
import { TenantSwitcher } from './tenant-switcher.tsx';

/** The administration of one tenant. Its parent keys it by the tenant's id, so nothing of another one survives. */
export function AdminShell({ me, tenant, children }: { me: Me; tenant: Tenant; children: ReactNode }) {
  const [drawer, setDrawer] = useState(false);
  const { path } = usePlace();
  useAccent(tenant.branding.accentColor);
  useEffect(() => setDrawer(false), [path]);

  return (
    <>
      <SkipLink />
      <PartnerBanner me={me} tenant={tenant} />
      <div className='admin'>
        <aside className='side'>
          <TenantSwitcher me={me} tenant={tenant} />
          <SideBar tenant={tenant} />
        </aside>
        <div className='admin-body'>
          <header className='top-bar admin-bar'>
            <IconButton
              className='drawer-button'
              icon='menu'
              label={t('shell.openMenu')}
              aria-expanded={drawer}
              onClick={() => setDrawer(true)}
            />
            <span className='admin-bar-name'>{tenant.name}</span>
            <AccountMenu person={me.person} />
          </header>
          <Main>{children}</Main>
        </div>
      </div>
      <Dialog open={drawer} kind='drawer' title={t('shell.mainMenu')} onClose={() => setDrawer(false)}>
        <TenantSwitcher me={me} tenant={tenant} />
        <SideBar tenant={tenant} />
      </Dialog>
    </>
  );
}

/** Before the first paint of this tenant, and taken back when it is left. */
function useAccent(accent: string | null): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const properties = Object.entries(accentProperties(accent));
    if (properties.length === 0) return;
    for (const [name, value] of properties) root.style.setProperty(name, value);
    root.dataset.accent = '';
    return () => {
      for (const [name] of properties) root.style.removeProperty(name);
      delete root.dataset.accent;
    };
  }, [accent]);
}
