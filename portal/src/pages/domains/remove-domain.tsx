import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi, domainPath, isNameOf, isOwned, type Operation, shownName } from '../../lib/domain.ts';
import type { ApiError } from '../../lib/problem.ts';
import { navigate } from '../../lib/router.ts';
import { refreshSession, type Tenant } from '../../lib/session.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';
import { Blockers } from './blockers.tsx';
import { RemovalProgress } from './removal-progress.tsx';

interface Props {
  tenant: Tenant;
  domain: Domain;
}

/** A claim goes at once; a domain with mail only after its name was typed, and only when nothing uses it. */
export function RemoveDomain({ tenant, domain }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  // Kept while the dialog is closed, so that it opens on the progress again.
  const [operation, setOperation] = useState(removalUnderWay(domain));
  const close = () => setOpen(false);

  function leave(): void {
    void refreshSession();
    navigate(domainPath(tenant.slug), { replace: true });
    toast(t('remove.done', { name: shownName(domain).main }));
  }

  return (
    <div className='manage-line'>
      <p>
        <strong>{t('remove.line')}</strong>
        <span>{t(`remove.line.${kindOf(domain)}`)}</span>
      </p>
      <Button look='quiet' icon='trash-2' onClick={() => setOpen(true)}>{t('remove.action')}…</Button>
      <Dialog
        open={open}
        title={t('remove.title', { name: shownName(domain).main })}
        onClose={close}
        locked={busy}
      >
        {operation === null
          ? <Removal {...{ tenant, domain, busy, setBusy }} onBegun={setOperation} onGone={leave} onClose={close} />
          : (
            <RemovalProgress
              {...{ tenant, domain, operation }}
              onGone={leave}
              onClose={close}
              onEnded={() => setOperation(null)}
            />
          )}
      </Dialog>
    </div>
  );
}

/** What removal means differs for a name that was lost, one that is owned, and a mere claim. */
function kindOf(domain: Domain): 'lost' | 'owned' | 'claim' {
  if (domain.status === 'lost') return 'lost';
  return isOwned(domain) ? 'owned' : 'claim';
}

interface RemovalProps extends Props {
  busy: boolean;
  setBusy(busy: boolean): void;
  onBegun(operation: Operation): void;
  onGone(): void;
  onClose(): void;
}

function Removal({ tenant, domain, busy, setBusy, onBegun, onGone, onClose }: RemovalProps) {
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<ApiError | null>(null);
  const asksForName = isOwned(domain);
  const isConfirmed = !asksForName || isNameOf(domain, typed);
  const name = shownName(domain).main;

  async function remove(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await call<Operation | null>(domainApi(tenant.slug, domain.name), { method: 'DELETE' });
      if (answer === null) onGone();
      else onBegun(answer);
    } catch (error) {
      setFailure(asApiError(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed && !busy) void remove();
      }}
    >
      <p>{t(`remove.body.${kindOf(domain)}`)}</p>
      {domain.isPrimary && <p>{t('remove.body.primary')}</p>}
      {failure && <Refusal failure={failure} tenant={tenant} domain={domain} />}
      {asksForName && (
        <Field
          label={t('remove.type', { name })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete='off'
          autoCapitalize='none'
          spellCheck={false}
          data-autofocus=''
        />
      )}
      <DialogActions>
        <Button onClick={onClose} disabled={busy} {...(asksForName ? {} : { 'data-autofocus': '' })}>
          {t('action.cancel')}
        </Button>
        <Button look='danger' type='submit' busy={busy} disabled={!isConfirmed}>{t('remove.confirm')}</Button>
      </DialogActions>
    </form>
  );
}

/** Begun earlier, or by somebody else: there is nothing left to confirm. */
function removalUnderWay({ operation }: Domain): Operation | null {
  return operation?.kind === 'domain.remove' && operation.state === 'running' ? operation : null;
}

function Refusal({ failure, tenant, domain }: Props & { failure: ApiError }) {
  if (failure.code === 'domain_in_use') {
    const { blockers = [], blockersTotal = blockers.length } = failure.problem;
    return <Blockers tenant={tenant} name={domain.name} first={blockers} total={blockersTotal} />;
  }
  return (
    <div role='alert'>
      <Banner tone='bad' title={problemWords(failure)} />
    </div>
  );
}
