import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi, isOwned, shownName } from '../../lib/domain.ts';
import { refreshSession } from '../../lib/session.ts';
import { problemWords } from '../../lib/words.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import type { StageProps } from './domain-page.tsx';
import { RemoveDomain } from './remove-domain.tsx';

/** What is done with a domain as a whole, at the foot of its page. */
export function ManageDomain(props: StageProps) {
  const { domain } = props;
  if (!domain.mailEnabled) return null;
  return (
    <section className='manage'>
      {isOwned(domain) && !domain.isPrimary && <MakePrimary {...props} />}
      <RemoveDomain tenant={props.tenant} domain={domain} />
    </section>
  );
}

function MakePrimary({ tenant, domain, onDomain }: StageProps) {
  const [busy, setBusy] = useState(false);
  async function makePrimary(): Promise<void> {
    setBusy(true);
    try {
      onDomain(await call<Domain>(`${domainApi(tenant.slug, domain.name)}/primary`, { method: 'PUT' }));
      void refreshSession();
      toast(t('primary.done', { name: shownName(domain).main }));
    } catch (error) {
      toast(problemWords(asApiError(error)), 'bad');
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className='manage-line'>
      <p>
        <strong>{t('primary.title')}</strong>
        <span>{t('primary.body')}</span>
      </p>
      <Button busy={busy} onClick={() => void makePrimary()}>{t('primary.action')}</Button>
    </div>
  );
}
