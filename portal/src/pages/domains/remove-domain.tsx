import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi, domainPath, shownName } from '../../lib/domain.ts';
import type { ApiError } from '../../lib/problem.ts';
import { navigate } from '../../lib/router.ts';
import { refreshSession, type Tenant } from '../../lib/session.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast.tsx';

/** Only while nothing was created in mail; after that removal has consequences of its own. */
export function RemoveDomain({ tenant, domain }: { tenant: Tenant; domain: Domain }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const name = shownName(domain).main;

  async function remove(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await call(domainApi(tenant.slug, domain.name), { method: 'DELETE' });
    } catch (error) {
      setBusy(false);
      setFailure(asApiError(error));
      return;
    }
    void refreshSession();
    navigate(domainPath(tenant.slug), { replace: true });
    toast(t('remove.done', { name }));
  }

  return (
    <>
      <Button look='quiet' icon='trash-2' onClick={() => setOpen(true)}>{t('remove.action')}…</Button>
      <Dialog open={open} title={t('remove.title', { name })} onClose={() => setOpen(false)} locked={busy}>
        <p>{t('remove.body')}</p>
        {failure && (
          <div role='alert'>
            <Banner tone='bad' title={failure.status === 409 ? t('remove.inUse') : problemWords(failure)} />
          </div>
        )}
        <DialogActions>
          <Button data-autofocus='' onClick={() => setOpen(false)} disabled={busy}>{t('action.cancel')}</Button>
          <Button look='danger' busy={busy} onClick={() => void remove()}>{t('remove.confirm')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
