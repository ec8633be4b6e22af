import { t } from '../../i18n/t.ts';
import { call } from '../../lib/api.ts';
import { type Domain, domainApi, isOwned, shownName } from '../../lib/domain.ts';
import { refreshSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
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
  const action = useAction(async () => {
    onDomain(await call<Domain>(`${domainApi(tenant.slug, domain.name)}/primary`, { method: 'PUT' }));
    void refreshSession();
    toast(t('primary.done', { name: shownName(domain).main }));
  });
  return (
    <div className='manage-line'>
      <p>
        <strong>{t('primary.title')}</strong>
        <span>{t('primary.body')}</span>
      </p>
      <Button busy={action.busy} onClick={action.run}>{t('primary.action')}</Button>
    </div>
  );
}
