import { useEffect } from 'react';
import { t } from '../../i18n/t.ts';
import { signInChannel } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { OpenShell } from '../../shell/open-shell.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { KeyPicture } from '../../ui/pictures/key.tsx';

/** Where the sign-in window ends: tells the waiting page and closes itself. */
export function SignedInPage() {
  useTitle(t('signedIn.title'), t('product.name'));
  useEffect(() => {
    const channel = new BroadcastChannel(signInChannel);
    channel.postMessage('signed-in');
    channel.close();
    // Browsers close only a window that a script opened; elsewhere the words below remain.
    globalThis.close();
  }, []);
  return (
    <OpenShell me={null}>
      <EmptyState
        level={1}
        picture={<KeyPicture />}
        title={t('signedIn.title')}
        action={<LinkButton href='/'>{t('signedIn.action')}</LinkButton>}
      >
        <p>{t('signedIn.body')}</p>
      </EmptyState>
    </OpenShell>
  );
}
