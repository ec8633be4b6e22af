import { t } from '../../i18n/t.ts';
import { type Domain, waitsForHolder } from '../../lib/domain.ts';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { RecordPicture } from '../../ui/pictures/record.tsx';
import { DnsHelp } from './dns-help.tsx';
import type { StageProps } from './domain-page.tsx';
import { DomainNotes } from './domain-notes.tsx';
import { ManageDomain } from './manage-domain.tsx';
import { ProofCard } from './proof-card.tsx';
import { RecordFields } from './record-fields.tsx';
import { RenewChallenge } from './renew-challenge.tsx';

/** Step 2: one record to publish, and a page that turns by itself once it is seen. */
export function Prove(props: StageProps) {
  const { domain } = props;
  if (domain.status === 'disputed') return <ManageDomain {...props} />;
  if (waitsForHolder(domain)) return <Proved {...props} />;
  return (
    <>
      <DomainNotes domain={domain} />
      {domain.ownership.state === 'expired'
        ? <RenewChallenge {...props} />
        : <ProofCard {...props} title={t('prove.title')} body={t('prove.body')} picture={<RecordPicture />} />}
      <DnsHelp provider={domain.provider} />
      <Preview domain={domain} />
      <ManageDomain {...props} />
    </>
  );
}

/** Nothing to do but wait, and not to take the record away. */
function Proved(props: StageProps) {
  return (
    <>
      <Card className='prove' title={t('claim.leave')} hint={t('claim.leave.hint')}>
        <RecordFields record={props.domain.ownership.record} />
      </Card>
      <ManageDomain {...props} />
    </>
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
