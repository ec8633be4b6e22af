import { t, tn } from '../i18n/t.ts';
import { usePlace } from '../lib/router.ts';
import type { Tenant } from '../lib/session.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

export function SideBar({ tenant }: { tenant: Tenant }) {
  const base = `/admin/${encodeURIComponent(tenant.slug)}`;
  const count = tenant.attention?.domains ?? 0;
  return (
    <nav className='nav' aria-label={t('shell.mainMenu')}>
      <NavLink href={`${base}/domains`} icon='globe' label={t('nav.domains')}>
        {count > 0 && (
          <span className='count'>
            <span aria-hidden='true'>{count}</span>
            <span className='hidden'>{tn('nav.attention', count)}</span>
          </span>
        )}
      </NavLink>
      <NavLink href={`${base}/audit`} icon='history' label={t('nav.audit')} />
      <div className='nav-foot'>
        <NavLink href='/' icon='layout-grid' label={t('shell.home')} />
      </div>
    </nav>
  );
}

interface Props {
  href: string;
  icon: IconName;
  label: string;
  children?: React.ReactNode;
}

function NavLink({ href, icon, label, children }: Props) {
  const { path } = usePlace();
  const current = path === href ? 'page' : href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined;
  return (
    <a className='nav-link' href={href} aria-current={current}>
      <Icon name={icon} />
      <span className='nav-label'>{label}</span>
      {children}
    </a>
  );
}
