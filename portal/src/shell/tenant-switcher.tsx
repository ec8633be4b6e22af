import { t } from '../i18n/t.ts';
import type { Me, Tenant } from '../lib/session.ts';
import { Mark } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuLink, MenuSection } from '../ui/menu.tsx';

interface Props {
  me: Me;
  tenant: Tenant;
}

/** Whose workplace this is; a menu only where there is another one to go to. */
export function TenantSwitcher({ me, tenant }: Props) {
  const administered = me.tenants.filter((candidate) => candidate.role === 'admin');
  if (administered.length < 2) {
    return (
      <div className='tenant'>
        <TenantSign tenant={tenant} />
      </div>
    );
  }
  const own = administered.filter((candidate) => candidate.through === 'membership');
  const customers = administered.filter((candidate) => candidate.through === 'partner');
  return (
    <Menu
      label={t('shell.switchTenant', { name: tenant.name })}
      className='tenant tenant-button'
      align='start'
      button={
        <>
          <TenantSign tenant={tenant} />
          <Icon name='chevrons-up-down' size={16} />
        </>
      }
    >
      {own.length > 0 && <TenantLinks title={t('shell.yourWorkplaces')} tenants={own} current={tenant} />}
      {customers.length > 0 && <TenantLinks title={t('shell.customers')} tenants={customers} current={tenant} />}
    </Menu>
  );
}

function TenantSign({ tenant }: { tenant: Tenant }) {
  const { productName, accentColor } = tenant.branding;
  return (
    <>
      <Mark name={productName} accent={accentColor} />
      <span className='tenant-words'>
        <strong>{productName}</strong>
        <span>{tenant.name}</span>
      </span>
    </>
  );
}

function TenantLinks({ title, tenants, current }: { title: string; tenants: Tenant[]; current: Tenant }) {
  return (
    <MenuSection title={title}>
      {tenants.map((tenant) => (
        <MenuLink
          key={tenant.id}
          href={`/admin/${encodeURIComponent(tenant.slug)}`}
          picture={<Mark name={tenant.branding.productName} accent={tenant.branding.accentColor} />}
          current={tenant.id === current.id}
        >
          {tenant.name}
        </MenuLink>
      ))}
    </MenuSection>
  );
}
