import { t } from '../../i18n/t.ts';
import type { Me, Tenant } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { OpenShell } from '../../shell/open-shell.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { DoorPicture } from '../../ui/pictures/door.tsx';

export function NoAccessPage({ me, tenant }: { me: Me; tenant: Tenant }) {
  return (
    <OpenShell me={me}>
      <NoAccess tenant={tenant} />
    </OpenShell>
  );
}

export function NoAccess({ tenant }: { tenant: Tenant }) {
  useTitle(t('noAccess.title'), t('product.name'));
  return (
    <EmptyState
      level={1}
      picture={<DoorPicture />}
      title={t('noAccess.title')}
      action={<LinkButton look='primary' href='/'>{t('noAccess.action')}</LinkButton>}
    >
      <p>{t('noAccess.body', { tenant: tenant.name })}</p>
    </EmptyState>
  );
}
