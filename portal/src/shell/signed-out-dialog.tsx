import { useEffect, useState } from 'react';
import { t } from '../i18n/t.ts';
import { type Person, signedInAgain, signedOutStore, signInChannel } from '../lib/session.ts';
import { useStore } from '../lib/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { LinkButton } from '../ui/link-button.tsx';

const signInPath = '/auth/login?returnTo=/signed-in';

/** Lies over the untouched page until the same person has signed in again in the small window. */
export function SignedOutDialog() {
  const signedOut = useStore(signedOutStore);
  useEffect(() => {
    const channel = new BroadcastChannel(signInChannel);
    channel.onmessage = () => void signedInAgain();
    return () => channel.close();
  }, []);

  if (signedOut.state === 'other') return <OtherPerson person={signedOut.person} />;
  return (
    <Dialog open={signedOut.state === 'asking'} title={t('signedOut.title')} onClose={() => {}} locked>
      <SignInAgain />
    </Dialog>
  );
}

function SignInAgain() {
  const [blocked, setBlocked] = useState(false);
  function open(): void {
    setBlocked(globalThis.open(signInPath, 'workplace-sign-in', 'popup,width=480,height=720') === null);
  }
  return (
    <>
      <p>{t(blocked ? 'signedOut.blocked' : 'signedOut.body')}</p>
      <DialogActions>
        {blocked
          ? <LinkButton look='primary' href={signInPath} target='_blank'>{t('signedOut.openTab')}</LinkButton>
          : <Button look='primary' icon='log-in' data-autofocus='' onClick={open}>{t('signedOut.action')}</Button>}
      </DialogActions>
    </>
  );
}

function OtherPerson({ person }: { person: Person }) {
  const keep = () => signedOutStore.set({ state: 'no' });
  return (
    <Dialog open title={t('signedOut.otherTitle')} onClose={keep}>
      <p>{t('signedOut.otherBody', { name: person.name, email: person.email })}</p>
      <DialogActions>
        <Button data-autofocus='' onClick={keep}>{t('signedOut.keep')}</Button>
        <Button look='primary' onClick={() => location.assign('/')}>
          {t('signedOut.continueAs', { name: person.name })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
