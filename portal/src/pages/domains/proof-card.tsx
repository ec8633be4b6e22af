import type { ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { formatDate } from '../../lib/formats.ts';
import { Card } from '../../ui/card.tsx';
import { CheckNow } from './check-now.tsx';
import type { StageProps } from './domain-page.tsx';
import { Evidence } from './evidence.tsx';
import { RecordFields } from './record-fields.tsx';

interface Props extends StageProps {
  title: string;
  body: string;
  picture?: ReactNode;
}

/** The ownership record to publish, what is seen of it, and the watch that goes on by itself. */
export function ProofCard({ title, body, picture, ...props }: Props) {
  const { checks, ownership, mailEnabled } = props.domain;
  const check = checks.find((candidate) => candidate.kind === 'own');
  return (
    <Card className='prove'>
      <div className='prove-head'>
        <div>
          <h2>{title}</h2>
          <p>{body}</p>
        </div>
        {picture}
      </div>
      <RecordFields record={ownership.record} />
      {check && check.status !== 'ok' && <Evidence check={check} resolvers={[]} />}
      {mailEnabled && <Watching {...props} />}
    </Card>
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
      <CheckNow {...props} />
    </div>
  );
}
