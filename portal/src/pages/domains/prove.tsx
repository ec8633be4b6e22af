import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { type Domain, domainApi } from '../../lib/domain.ts';
import { formatDate } from '../../lib/formats.ts';
import { problemWords } from '../../lib/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { RecordPicture } from '../../ui/pictures/record.tsx';
import { toast } from '../../ui/toast.tsx';
import { CheckNow } from './check-now.tsx';
import { DnsHelp } from './dns-help.tsx';
import type { StageProps } from './domain-page.tsx';
import { DomainNotes } from './domain-notes.tsx';
import { Evidence } from './evidence.tsx';
import { RecordFields } from './record-fields.tsx';
import { ManageDomain } from './manage-domain.tsx';

/** Step 2: one record to publish, and a page that turns by itself once it is seen. */
export function Prove(props: StageProps) {
  const { domain } = props;
  if (domain.status === 'disputed') return <ManageDomain {...props} />;
  const check = domain.checks.find((candidate) => candidate.kind === 'own');
  return (
    <>
      <DomainNotes domain={domain} />
      {domain.ownership.state === 'expired' ? <Expired {...props} /> : (
        <Card className='prove'>
          <div className='prove-head'>
            <div>
              <h2>{t('prove.title')}</h2>
              <p>{t('prove.body')}</p>
            </div>
            <RecordPicture />
          </div>
          <RecordFields record={domain.ownership.record} />
          {check && check.status !== 'ok' && <Evidence check={check} resolvers={[]} />}
          <Watching {...props} />
        </Card>
      )}
      <DnsHelp provider={domain.provider} />
      <Preview domain={domain} />
      <ManageDomain {...props} />
    </>
  );
}

function Watching(props: StageProps) {
  const { expiresAt } = props.domain.ownership;
  return (
    <div className='watching'>
      <span className='pulse' aria-hidden='true' />
      <p className='watching-words'>
        <strong>{t('prove.watching')}</strong>
        <span>{t('prove.watchingHint')} {expiresAt && t('prove.expires', { date: formatDate(expiresAt) })}</span>
      </p>
      {props.domain.mailEnabled && <CheckNow {...props} />}
    </div>
  );
}

/** The old token no longer counts once there is a new one. */
function Expired({ tenant, domain, onDomain }: StageProps) {
  const [busy, setBusy] = useState(false);
  async function renew(): Promise<void> {
    setBusy(true);
    try {
      onDomain(
        await call<Domain>(`${domainApi(tenant.slug, domain.name)}/challenge`, {
          method: 'POST',
          idempotencyKey: crypto.randomUUID(),
        }),
      );
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

function Preview({ domain }: { domain: Domain }) {
  if (domain.preview.length === 0) return null;
  return (
    <Disclosure className='card fold' summary={<strong>{t('prove.preview')}</strong>}>
      <p className='quiet'>{t('prove.previewHint')}</p>
      <ul className='preview'>
        {domain.preview.map((record) => (
          <li key={`${record.type} ${record.name} ${record.value}`}>
            <span className='type'>{record.type}</span>
            <span>{record.relativeName}</span>
            <code>{record.value}</code>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
