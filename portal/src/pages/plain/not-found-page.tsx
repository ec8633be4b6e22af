import { t } from '../../i18n/t.ts';
import type { Me } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { OpenShell } from '../../shell/open-shell.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { SignpostPicture } from '../../ui/pictures/signpost.tsx';

export function NotFoundPage({ me }: { me: Me }) {
  return (
    <OpenShell me={me}>
      <MissingContent />
    </OpenShell>
  );
}

/** The same words inside the administration, whose frame then stays. */
export function MissingContent() {
  useTitle(t('notFound.title'), t('product.name'));
  return (
    <EmptyState
      level={1}
      picture={<SignpostPicture />}
      title={t('notFound.title')}
      action={<LinkButton look='primary' href='/'>{t('notFound.action')}</LinkButton>}
    >
      <p>{t('notFound.body')}</p>
    </EmptyState>
  );
}
