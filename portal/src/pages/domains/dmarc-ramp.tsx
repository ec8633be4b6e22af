import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { dmarcPolicies, type DmarcPolicy } from '../../lib/domain.ts';
import { formatDate } from '../../lib/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { DmarcDialog } from './dmarc-dialog.tsx';
import type { StageProps } from './domain-page.tsx';

/** The three stages of protection as a path: which one is wanted, and which one the world sees. */
export function DmarcRamp(props: StageProps) {
  const { dmarc, mailEnabled } = props.domain;
  const [open, setOpen] = useState(false);
  return (
    <div className='ramp'>
      <ol aria-label={t('ramp.label')}>
        {dmarcPolicies.map((policy) => {
          const isWanted = policy === dmarc.policy;
          return (
            <li
              key={policy}
              aria-current={isWanted ? 'step' : undefined}
              data-passed={isPassed(policy, dmarc.policy) || undefined}
            >
              <span className='ramp-sign'>
                <Icon name={signs[policy]} size={18} />
              </span>
              <strong>{t(`ramp.${policy}`)}</strong>
              <span>{t(`ramp.${policy}.hint`)}</span>
              {policy === dmarc.published && (
                <span className='ramp-seen'>
                  {dmarc.publishedSince === null
                    ? t('ramp.published')
                    : t('ramp.publishedSince', { date: formatDate(dmarc.publishedSince) })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {mailEnabled && <Button onClick={() => setOpen(true)}>{t('ramp.change')}…</Button>}
      <DmarcDialog {...props} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}

const signs = { none: 'search', quarantine: 'inbox', reject: 'shield-check' } as const;

function isPassed(policy: DmarcPolicy, wanted: DmarcPolicy): boolean {
  return dmarcPolicies.indexOf(policy) < dmarcPolicies.indexOf(wanted);
}
