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
  /** The stage to begin with; null while the dialog is closed. */
  offered: DmarcPolicy | null;
  onClose(): void;
}

/** Chooses a stage; where the server knows reasons to wait, it lists them and asks once more. */
export function DmarcDialog({ offered, ...props }: Props) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog open={offered !== null} title={t('ramp.title')} onClose={props.onClose} locked={busy}>
      {offered !== null && <Choice {...props} offered={offered} busy={busy} setBusy={setBusy} />}
    </Dialog>
  );
}

interface ChoiceProps extends Props {
  offered: DmarcPolicy;
  busy: boolean;
  setBusy(busy: boolean): void;
}

function Choice({ tenant, domain, offered, onDomain, onClose, busy, setBusy }: ChoiceProps) {
  const [policy, setPolicy] = useState(offered);
  const [isNewDomain, setNewDomain] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const isStricter = dmarcPolicies.indexOf(policy) > dmarcPolicies.indexOf(domain.dmarc.policy);
  const asksToConfirm = failure?.code === 'dmarc_confirmation_needed';

  function choose(next: DmarcPolicy): void {
    setPolicy(next);
    setFailure(null);
  }

  function answer(isNew: boolean): void {
    setNewDomain(isNew);
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
      {policy === 'quarantine' && isStricter && <SentBefore isNewDomain={isNewDomain} onChange={answer} />}
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

interface QuestionProps {
  isNewDomain: boolean;
  onChange(isNewDomain: boolean): void;
}

/** A domain that never sent mail has nothing to lose, so that there is nothing to wait for. */
function SentBefore({ isNewDomain, onChange }: QuestionProps) {
  return (
    <fieldset className='choices question'>
      <legend>{t('ramp.sentBefore')}</legend>
      {[false, true].map((isNew) => (
        <label key={String(isNew)} className='choice'>
          <input type='radio' name='sent' checked={isNew === isNewDomain} onChange={() => onChange(isNew)} />
          <span>{t(isNew ? 'ramp.sentBefore.no' : 'ramp.sentBefore.yes')}</span>
        </label>
      ))}
    </fieldset>
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
