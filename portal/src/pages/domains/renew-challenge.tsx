import { t } from '../../i18n/t.ts';
import { call } from '../../lib/api.ts';
import { type Domain, domainApi } from '../../lib/domain.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { StageProps } from './domain-page.tsx';

/** The old token no longer counts once there is a new one. */
export function RenewChallenge({ tenant, domain, onDomain }: StageProps) {
  const renew = useAction(async () => {
    const path = `${domainApi(tenant.slug, domain.name)}/challenge`;
    onDomain(await call<Domain>(path, { method: 'POST', idempotencyKey: crypto.randomUUID() }));
  });
  return (
    <Banner
      tone='warn'
      title={t('prove.expiredTitle')}
      action={domain.mailEnabled && (
        <Button look='primary' busy={renew.busy} onClick={renew.run}>{t('prove.renew')}</Button>
      )}
    >
      <p>{t('prove.expiredBody')}</p>
    </Banner>
  );
}
