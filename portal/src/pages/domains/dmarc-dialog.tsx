import { useState } from 'react';
import { isKey, t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { dmarcPolicies, type DmarcPolicy, type Domain, domainApi } from '../../lib/domain.ts';
import type { ApiError } from '../../lib/problem.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import type { StageProps } from './domain-page.tsx';

interface Props extends StageProps {
  open: boolean;
  onClose(): void;
}

/** Chooses a stage; where the server knows reasons to wait, it lists them and asks once more. */
export function DmarcDialog({ open, ...props }: Props) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog open={open} title={t('ramp.title')} onClose={props.onClose} locked={busy}>
      <Choice {...props} busy={busy} setBusy={setBusy} />
    </Dialog>
  );
}

interface ChoiceProps extends Omit<Props, 'open'> {
  busy: boolean;
  setBusy(busy: boolean): void;
}

function Choice({ tenant, domain, onDomain, onClose, busy, setBusy }: ChoiceProps) {
  const [policy, setPolicy] = useState<DmarcPolicy>(domain.dmarc.next ?? domain.dmarc.policy);
  const [isNewDomain, setNewDomain] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const isStricter = dmarcPolicies.indexOf(policy) > dmarcPolicies.indexOf(domain.dmarc.policy);
  const asksToConfirm = failure?.code === 'dmarc_confirmation_needed';

  function choose(next: DmarcPolicy): void {
    setPolicy(next);
    setFailure(null);
  }

  async function save(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      const body = { policy, isNewDomain: isNewDomain && policy === 'quarantine', confirm: asksToConfirm };
      onDomain(await call<Domain>(`${domainApi(tenant.slug, domain.name)}/dmarc`, { method: 'PUT', body }));
      toast(t('ramp.done'));
      onClose();
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
        if (!busy) void save();
      }}
    >
      <fieldset className='choices'>
        <legend>{t('ramp.choose')}</legend>
        {dmarcPolicies.map((one) => (
          <label key={one} className='choice'>
            <input
              type='radio'
              name='policy'
              value={one}
              checked={one === policy}
              onChange={() => choose(one)}
              {...(one === policy ? { 'data-autofocus': '' } : {})}
            />
            <span>
              <strong>{t(`ramp.${one}`)}</strong>
              <span>{t(`ramp.${one}.hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {policy === 'quarantine' && isStricter && (
        <label className='choice'>
          <input type='checkbox' checked={isNewDomain} onChange={(event) => setNewDomain(event.target.checked)} />
          <span>{t('ramp.isNew')}</span>
        </label>
      )}
      {failure && <Reasons failure={failure} />}
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>{t('action.cancel')}</Button>
        <Button
          look={asksToConfirm ? 'danger' : 'primary'}
          type='submit'
          busy={busy}
          disabled={policy === domain.dmarc.policy || failure?.code === 'dmarc_blocked'}
        >
          {t(asksToConfirm ? 'ramp.confirm' : 'ramp.save')}
        </Button>
      </DialogActions>
    </form>
  );
}

function Reasons({ failure }: { failure: ApiError }) {
  const reasons = failure.problem.reasons ?? [];
  const title = failure.code === 'dmarc_blocked'
    ? t('ramp.blocked')
    : failure.code === 'dmarc_confirmation_needed'
    ? t('ramp.wait')
    : problemWords(failure);
  return (
    <div role='alert'>
      <Banner tone={failure.code === 'dmarc_confirmation_needed' ? 'warn' : 'bad'} title={title}>
        {reasons.length > 0 && (
          <ul className='reasons'>
            {reasons.map((reason) => {
              const key = `reason.${reason}`;
              return <li key={reason}>{isKey(key) ? t(key) : reason}</li>;
            })}
          </ul>
        )}
      </Banner>
    </div>
  );
}
