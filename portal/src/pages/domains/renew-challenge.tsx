import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi } from '../../lib/domain.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import type { StageProps } from './domain-page.tsx';

/** The old token no longer counts once there is a new one. */
export function RenewChallenge({ tenant, domain, onDomain }: StageProps) {
  const [busy, setBusy] = useState(false);
  async function renew(): Promise<void> {
    setBusy(true);
    try {
      const path = `${domainApi(tenant.slug, domain.name)}/challenge`;
      onDomain(await call<Domain>(path, { method: 'POST', idempotencyKey: crypto.randomUUID() }));
    } catch (error) {
      toast(problemWords(asApiError(error)), 'bad');
    } finally {
      setBusy(false);
    }
  }
  return (
    <Banner
      tone='warn'
      title={t('prove.expiredTitle')}
      action={domain.mailEnabled && (
        <Button look='primary' busy={busy} onClick={() => void renew()}>{t('prove.renew')}</Button>
      )}
    >
      <p>{t('prove.expiredBody')}</p>
    </Banner>
  );
}
