import { languageStore } from './i18n/locale.ts';
import { areaOf, matchRoute, usePlace } from './lib/router.ts';
import { loadSession, type Me, useSession } from './lib/session.ts';
import { useStore } from './lib/store.ts';
import { HomePage } from './pages/home/home-page.tsx';
import { PersonalPage } from './pages/personal/personal-page.tsx';
import { NotFoundPage } from './pages/plain/not-found-page.tsx';
import { SignInProblemPage } from './pages/plain/sign-in-problem-page.tsx';
import { SignedInPage } from './pages/plain/signed-in-page.tsx';
import { WelcomePage } from './pages/plain/welcome-page.tsx';
import { AdminArea } from './shell/admin-area.tsx';
import { OpenShell } from './shell/open-shell.tsx';
import { SignedOutDialog } from './shell/signed-out-dialog.tsx';
import { ErrorState } from './ui/error-state.tsx';
import { Toasts } from './ui/toast.tsx';

export function App() {
  // A new language draws everything anew.
  useStore(languageStore);
  return (
    <>
      <Page />
      <Toasts />
      <SignedOutDialog />
    </>
  );
}

function Page() {
  const { path } = usePlace();
  const session = useSession();
  if (path === '/signed-in') return <SignedInPage />;
  if (path === '/sign-in-problem') return <SignInProblemPage />;
  switch (session.state) {
    case 'loading':
      return <OpenShell me={null} busy>{null}</OpenShell>;
    case 'anonymous':
      return <WelcomePage />;
    case 'failed':
      return (
        <OpenShell me={null}>
          <ErrorState level={1} error={session.error} onRetry={() => void loadSession()} />
        </OpenShell>
      );
    case 'ready':
      return <SignedInPages me={session.me} path={path} />;
  }
}

function SignedInPages({ me, path }: { me: Me; path: string }) {
  if (path === '/') return <HomePage me={me} />;
  if (path === '/personal') return <PersonalPage me={me} />;
  const area = matchRoute('/admin/:slug', areaOf(path));
  if (area) return <AdminArea me={me} slug={area['slug']!} path={path} />;
  return <NotFoundPage me={me} />;
}
