import { t } from '../../i18n/t.ts';
import { currentTarget, usePlace } from '../../lib/router.ts';
import { useTitle } from '../../lib/title.ts';
import { OpenShell } from '../../shell/open-shell.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { WelcomePicture } from '../../ui/pictures/welcome.tsx';

/** Stands at every address until somebody has signed in, and brings them back to it. */
export function WelcomePage() {
  const { path } = usePlace();
  useTitle(t('welcome.signIn'), t('product.name'));
  return (
    <OpenShell me={null}>
      <div className='welcome'>
        <div className='welcome-words'>
          <h1>{t('welcome.title')}</h1>
          <p className='purpose'>{t('welcome.purpose')}</p>
          <LinkButton look='primary' icon='log-in' href={`/auth/login?returnTo=${encodeURIComponent(currentTarget())}`}>
            {t('welcome.signIn')}
          </LinkButton>
          {path !== '/' && <p className='quiet'>{t('welcome.hint')}</p>}
        </div>
        <WelcomePicture />
      </div>
    </OpenShell>
  );
}
