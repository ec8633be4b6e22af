import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { dmarcPolicies, type DmarcPolicy, type Domain } from '../../lib/domain.ts';
import { formatDate } from '../../lib/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { DmarcDialog } from './dmarc-dialog.tsx';
import type { StageProps } from './domain-page.tsx';

/** The three stages of protection as a path: which one is wanted, and which one the world sees. */
export function DmarcRamp(props: StageProps) {
  const { dmarc, mailEnabled } = props.domain;
  /** The stage that the dialog begins with; null while it is closed. */
  const [offered, setOffered] = useState<DmarcPolicy | null>(null);
  return (
    <>
      <div className='ramp'>
        <ol aria-label={t('ramp.label')}>
          {dmarcPolicies.map((policy) => <Stage key={policy} policy={policy} dmarc={dmarc} />)}
        </ol>
        {mailEnabled && (
          <div className='ramp-actions'>
            {dmarc.next !== null && (
              <Button onClick={() => setOffered(dmarc.next)}>
                {t('ramp.next', { stage: t(`ramp.${dmarc.next}`) })}…
              </Button>
            )}
            <Button look='quiet' onClick={() => setOffered(dmarc.policy)}>{t('ramp.change')}…</Button>
          </div>
        )}
      </div>
      <DmarcDialog {...props} offered={offered} onClose={() => setOffered(null)} />
    </>
  );
}

const signs = { none: 'search', quarantine: 'inbox', reject: 'shield-check' } as const;

function Stage({ policy, dmarc }: { policy: DmarcPolicy; dmarc: Domain['dmarc'] }) {
  const isWanted = policy === dmarc.policy;
  const isPassed = dmarcPolicies.indexOf(policy) < dmarcPolicies.indexOf(dmarc.policy);
  return (
    <li aria-current={isWanted ? 'step' : undefined} data-passed={isPassed || undefined}>
      <span className='ramp-head'>
        <Icon name={signs[policy]} size={18} />
        <strong>{t(`ramp.${policy}`)}</strong>
        <code>p={policy}</code>
      </span>
      <span>{t(`ramp.${policy}.hint`)}</span>
      <Seen policy={policy} dmarc={dmarc} />
    </li>
  );
}

/** What the world sees of a stage. */
function Seen({ policy, dmarc }: { policy: DmarcPolicy; dmarc: Domain['dmarc'] }) {
  if (policy === dmarc.published) {
    const words = dmarc.publishedSince === null
      ? t('ramp.published')
      : t('ramp.publishedSince', { date: formatDate(dmarc.publishedSince) });
    return <span className='ramp-seen' data-tone={policy === dmarc.policy ? 'good' : 'quiet'}>{words}</span>;
  }
  if (policy !== dmarc.policy) return null;
  return <span className='ramp-seen' data-tone='warn'>{t('ramp.notYet')}</span>;
}
