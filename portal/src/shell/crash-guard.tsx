import { Component, type ReactNode } from 'react';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { CloudPicture } from '../ui/pictures/cloud.tsx';

/** A fault of a page never leaves a white screen. React itself reports the error on the console. */
export class CrashGuard extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <main className='main plain'>
        <EmptyState
          level={1}
          picture={<CloudPicture />}
          title={t('crash.title')}
          action={<Button look='primary' onClick={() => location.reload()}>{t('crash.action')}</Button>}
        >
          <p>{t('crash.body')}</p>
        </EmptyState>
      </main>
    );
  }
}
