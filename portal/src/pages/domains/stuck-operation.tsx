import { t } from '../../i18n/t.ts';
import { call } from '../../lib/api.ts';
import { type Domain, domainApi, type Operation, operationApi } from '../../lib/domain.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { StageProps } from './domain-page.tsx';

interface Props extends StageProps {
  operation: Operation;
  title: string;
}

/** An operation that stopped, and the one click that goes on with it. */
export function StuckOperation({ tenant, domain, onDomain, operation, title }: Props) {
  const resume = useAction(async () => {
    const path = `${operationApi(tenant.slug, operation.id)}/resume`;
    await call(path, { method: 'POST', idempotencyKey: crypto.randomUUID() });
    onDomain(await call<Domain>(domainApi(tenant.slug, domain.name)));
  });
  return (
    <Banner
      tone='warn'
      title={title}
      action={domain.mailEnabled && <Button busy={resume.busy} onClick={resume.run}>{t('setup.resume')}</Button>}
    >
      <p>{t('setup.stuckBody')}</p>
    </Banner>
  );
}
