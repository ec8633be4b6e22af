import { t } from '../../i18n/t.ts';
import type { Me, Tenant } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { OpenShell } from '../../shell/open-shell.tsx';
import { LanguageChoice, ThemeChoice } from '../../shell/preferences.tsx';
import { Avatar, Mark } from '../../ui/avatar.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';

export function PersonalPage({ me }: { me: Me }) {
  useTitle(t('personal.title'), t('product.name'));
  return (
    <OpenShell me={me}>
      <div className='narrow'>
        <PageHeader
          title={t('personal.title')}
          purpose={t('personal.purpose')}
          back={{ href: '/', label: t('shell.home') }}
        />
        <Card title={t('personal.you')}>
          <div className='person'>
            <Avatar name={me.person.name} />
            <dl className='facts'>
              <div>
                <dt>{t('personal.name')}</dt>
                <dd>{me.person.name}</dd>
              </div>
              <div>
                <dt>{t('personal.email')}</dt>
                <dd>{me.person.email}</dd>
              </div>
            </dl>
          </div>
        </Card>
        <Card title={t('personal.workplaces')}>
          {me.tenants.length === 0
            ? <p className='quiet card-body'>{t('personal.none')}</p>
            : (
              <ul className='plain-rows'>
                {me.tenants.map((tenant) => <Workplace key={tenant.id} me={me} tenant={tenant} />)}
              </ul>
            )}
        </Card>
        <Card title={t('personal.look')} hint={t('personal.storedHere')}>
          <div className='settings'>
            <Setting title={t('shell.theme')} hint={t('personal.themeHint')}>
              <ThemeChoice />
            </Setting>
            <Setting title={t('shell.language')} hint={t('personal.languageHint')}>
              <LanguageChoice />
            </Setting>
          </div>
        </Card>
      </div>
    </OpenShell>
  );
}

function Workplace({ me, tenant }: { me: Me; tenant: Tenant }) {
  const through = tenant.through === 'partner' && me.partner !== null
    ? ` ${t('personal.throughPartner', { partner: me.partner.name })}`
    : '';
  return (
    <li>
      <Mark name={tenant.branding.productName} accent={tenant.branding.accentColor} />
      <span className='row-words'>
        {tenant.role === 'admin'
          ? <a href={`/admin/${encodeURIComponent(tenant.slug)}`}>{tenant.name}</a>
          : <strong>{tenant.name}</strong>}
        <span>{t(`personal.role.${tenant.role}`)}{through}</span>
      </span>
    </li>
  );
}

function Setting({ title, hint, children }: { title: string; hint: string; children: React.ReactNode }) {
  return (
    <div className='setting'>
      <p>
        <strong>{title}</strong>
        <span>{hint}</span>
      </p>
      {children}
    </div>
  );
}
