import { t } from '../../i18n/t.ts';
import { formatDate } from '../../lib/formats.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckNow } from './check-now.tsx';
import type { StageProps } from './domain-page.tsx';
import { RecordFields } from './record-fields.tsx';

/** What others' claims on the name mean here. Nobody learns who they are. */
export function Claim(props: StageProps) {
  const { claim, ownership } = props.domain;
  if (claim === null) return null;
  const words = `claim.${claim.role}.${claim.state}` as const;
  const date = claim.endsAt === null ? '' : formatDate(claim.endsAt);
  const banner = (
    <Banner tone={claim.state === 'lost' ? 'quiet' : 'warn'} title={t(`${words}.title`)}>
      <p>{t(`${words}.body`, { date })}</p>
    </Banner>
  );
  if (words !== 'claim.owner.takeover') return banner;
  return (
    <>
      {banner}
      <Card className='prove' title={t('claim.proveAgain')} hint={t('claim.proveAgain.hint')}>
        <RecordFields record={ownership.record} />
        {props.domain.mailEnabled && <CheckNow {...props} />}
      </Card>
    </>
  );
}
