import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './i18n/locale.ts';
import { startRouter } from './lib/router.ts';
import { loadSession, watchSession } from './lib/session.ts';
import { startTheme } from './lib/theme.ts';
import { CrashGuard } from './shell/crash-guard.tsx';

startTheme();
startRouter();
watchSession();
void loadSession();
await startLanguage();
createRoot(document.getElementById('root')!).render(
  <CrashGuard>
    <App />
  </CrashGuard>,
);
