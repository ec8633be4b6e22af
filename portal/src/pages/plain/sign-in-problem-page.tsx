import { isKey, t } from '../../i18n/t.ts';
import { usePlace } from '../../lib/router.ts';
import { useTitle } from '../../lib/title.ts';
import { OpenShell } from '../../shell/open-shell.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { DoorPicture } from '../../ui/pictures/door.tsx';

/** The server sends people here when signing in fails; only codes we have words for are shown. */
export function SignInProblemPage() {
  const { query } = usePlace();
  useTitle(t('signIn.problem.title'), t('product.name'));
  const key = `signIn.${query.get('code') ?? ''}`;
  return (
    <OpenShell me={null}>
      <EmptyState
        level={1}
        picture={<DoorPicture />}
        title={t('signIn.problem.title')}
        action={
          <LinkButton look='primary' icon='log-in' href='/auth/login?returnTo=/'>
            {t('signIn.problem.again')}
          </LinkButton>
        }
      >
        <p>{isKey(key) ? t(key) : t('signIn.unavailable')}</p>
      </EmptyState>
    </OpenShell>
  );
}
