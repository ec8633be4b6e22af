import { t } from '../i18n/t.ts';
import type { Me, Tenant } from '../lib/session.ts';
import { Icon } from '../ui/icon.tsx';

/** Names the customer as long as somebody works in a tenant that is not their own. */
export function PartnerBanner({ me, tenant }: { me: Me; tenant: Tenant }) {
  if (tenant.through !== 'partner' || me.partner === null) return null;
  return (
    <aside className='partner-banner' aria-label={t('shell.customers')}>
      <Icon name='users' size={16} />
      <p>{t('shell.asPartner', { tenant: tenant.name, partner: me.partner.name })}</p>
      <a href='/'>{t('shell.leave')}</a>
    </aside>
  );
}
