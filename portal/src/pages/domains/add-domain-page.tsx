import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { isKey, t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi, domainPath } from '../../lib/domain.ts';
import type { ApiError } from '../../lib/problem.ts';
import { navigate } from '../../lib/router.ts';
import { refreshSession, type Tenant } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { problemReference, problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DomainPathway } from './domain-path.tsx';
import { MailOff } from './mail-off.tsx';

/** One key for one name: sending the same name again after a lost answer must not add it twice. */
interface Attempt {
  name: string;
  key: string;
}

export function AddDomainPage({ tenant }: { tenant: Tenant }) {
  useTitle(t('wizard.title'), tenant.name);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [fieldError, setFieldError] = useState<ReactNode>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const attempt = useRef<Attempt | null>(null);
  useEffect(() => input.current?.focus(), []);

  function refuse(error: ReactNode): void {
    setFieldError(error);
    input.current?.focus();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = name.trim();
    if (busy) return;
    if (wanted === '') return refuse(t('wizard.error.required'));
    if (attempt.current?.name !== wanted) attempt.current = { name: wanted, key: crypto.randomUUID() };
    setBusy(true);
    setFailure(null);
    try {
      const domain = await call<Domain>(domainApi(tenant.slug), {
        method: 'POST',
        body: { name: wanted },
        idempotencyKey: attempt.current.key,
      });
      void refreshSession();
      navigate(domainPath(tenant.slug, domain.name), { replace: true });
    } catch (thrown) {
      setBusy(false);
      const error = asApiError(thrown);
      const code = error.field('#/name')?.code ?? (error.code === 'domain_taken' ? 'taken' : null);
      if (code !== null) {
        // The answer to this key is a refusal; a corrected world deserves a new question.
        attempt.current = null;
        refuse(<NameError tenant={tenant} code={code} name={wanted} />);
      } else {
        setFailure(error);
      }
    }
  }

  const head = (
    <PageHeader
      title={t('wizard.title')}
      purpose={t('wizard.purpose')}
      back={{ href: domainPath(tenant.slug), label: t('domain.back') }}
    />
  );
  if (failure?.code === 'provisioning_disabled') {
    return (
      <div className='narrow'>
        {head}
        <MailOff />
      </div>
    );
  }
  return (
    <div className='narrow'>
      {head}
      <DomainPathway status='new' />
      <form className='card form' noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t('wizard.name')}
          hint={t('wizard.nameHint')}
          error={fieldError}
          inputRef={input}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setFieldError(null);
          }}
          autoComplete='off'
          autoCapitalize='none'
          spellCheck={false}
          inputMode='url'
        />
        {failure && (
          <div role='alert'>
            <Banner tone='bad' title={problemWords(failure)}>{problemReference(failure)}</Banner>
          </div>
        )}
        <p className='safe'>{t('wizard.safe')}</p>
        <div className='form-actions'>
          <Button look='primary' type='submit' busy={busy}>{t(busy ? 'wizard.saving' : 'wizard.next')}</Button>
          <LinkButton look='quiet' href={domainPath(tenant.slug)}>{t('action.cancel')}</LinkButton>
        </div>
      </form>
    </div>
  );
}

function NameError({ tenant, code, name }: { tenant: Tenant; code: string; name: string }) {
  const key = `wizard.error.${code}`;
  return (
    <>
      {isKey(key) ? t(key, { name }) : t('wizard.error.invalid')}
      {code === 'taken' && (
        <>
          {' '}
          <a href={domainPath(tenant.slug, name.toLowerCase())}>{t('wizard.openTaken', { name })}</a>
        </>
      )}
    </>
  );
}
