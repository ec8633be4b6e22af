import { t } from '../../i18n/t.ts';
import type { Tone } from '../../lib/checks.ts';
import { type Claim as DomainClaim, mustProveAgain, waitsForHolder } from '../../lib/domain.ts';
import { formatDate } from '../../lib/formats.ts';
import { Banner } from '../../ui/banner.tsx';
import type { StageProps } from './domain-page.tsx';
import { ProofCard } from './proof-card.tsx';
import { RenewChallenge } from './renew-challenge.tsx';

/** What others' claims on the name mean here. Nobody learns who they are. */
export function Claim(props: StageProps) {
  const { domain } = props;
  if (domain.claim === null) return null;
  return (
    <>
      <Words claim={domain.claim} tone={waitsForHolder(domain) ? 'wait' : toneOf[domain.claim.state]} />
      {mustProveAgain(domain) && (domain.ownership.state === 'expired'
        ? <RenewChallenge {...props} />
        : <ProofCard {...props} title={t('claim.proveAgain')} body={t('claim.proveAgain.hint')} />)}
    </>
  );
}

const toneOf: Record<DomainClaim['state'], Tone> = {
  contested: 'warn',
  takeover: 'bad',
  disputed: 'warn',
  lost: 'quiet',
};

function Words({ claim, tone }: { claim: DomainClaim; tone: Tone }) {
  const words = `claim.${claim.role}.${claim.state}` as const;
  return (
    <Banner tone={tone} title={t(`${words}.title`)}>
      <p>{t(`${words}.body`, { date: claim.endsAt === null ? '' : formatDate(claim.endsAt) })}</p>
    </Banner>
  );
}
