import { t } from '../../i18n/t.ts';
import type { Me } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { OpenShell } from '../../shell/open-shell.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { FilesTile, MailTile, PersonalTile } from '../../ui/pictures/tiles.tsx';
import { AppTile, SoonTile, WorkplaceTile } from './tiles.tsx';

export function HomePage({ me }: { me: Me }) {
  useTitle(t('product.name'));
  const administered = me.tenants.filter((tenant) => tenant.role === 'admin');
  const own = administered.filter((tenant) => tenant.through === 'membership');
  const customers = administered.filter((tenant) => tenant.through === 'partner');
  return (
    <OpenShell me={me}>
      <PageHeader
        title={t('home.title', { name: me.person.name })}
        purpose={me.tenants.length === 0 ? t('home.noWorkplacesHint') : t('home.purpose')}
      />
      {own.length > 0 && (
        <Section title={t('home.workplaces')}>
          {own.map((tenant) => <WorkplaceTile key={tenant.id} tenant={tenant} />)}
        </Section>
      )}
      <Section title={t('home.apps')}>
        <AppTile href='/personal' picture={<PersonalTile />} title={t('home.personal')} hint={t('home.personalHint')} />
        <SoonTile picture={<MailTile />} title={t('home.mail')} hint={t('home.mailHint')} />
        <SoonTile picture={<FilesTile />} title={t('home.files')} hint={t('home.filesHint')} />
      </Section>
      {customers.length > 0 && (
        <Section title={t('home.customers', { partner: me.partner?.name ?? '' })}>
          {customers.map((tenant) => <WorkplaceTile key={tenant.id} tenant={tenant} />)}
        </Section>
      )}
    </OpenShell>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className='launcher'>
      <h2>{title}</h2>
      <ul className='tiles'>{children}</ul>
    </section>
  );
}
