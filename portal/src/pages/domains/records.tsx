import type { ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { type Group, groupChecks } from '../../lib/checks.ts';
import { type DnsProvider, type Domain, mustProveAgain, shownName } from '../../lib/domain.ts';
import { downloadText } from '../../lib/download.ts';
import { zoneFile } from '../../lib/zonefile.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ReadyPicture } from '../../ui/pictures/ready.tsx';
import { CheckNow } from './check-now.tsx';
import { CheckRow } from './check-row.tsx';
import { DmarcRamp } from './dmarc-ramp.tsx';
import { DnsHelp } from './dns-help.tsx';
import type { StageProps } from './domain-page.tsx';
import { DomainNotes } from './domain-notes.tsx';
import { ManageDomain } from './manage-domain.tsx';

/** Step 4 and after: what should be published, beside what the world sees. */
export function Records(props: StageProps) {
  const { domain } = props;
  // The proof then has a card of its own above, with the check.
  const provesAgain = mustProveAgain(domain);
  const checks = provesAgain ? domain.checks.filter((check) => check.kind !== 'own') : domain.checks;
  const resolvers = [...new Set(domain.checks.flatMap((check) => check.found.map((answer) => answer.resolver)))];
  return (
    <>
      {domain.status === 'verified' && !provesAgain && <Ready domain={domain} />}
      {domain.mailEnabled && !provesAgain && <CheckNow {...props} />}
      <DomainNotes domain={domain} />
      {groupChecks(checks).map((group) => (
        <GroupCard key={group.id} group={group} apex={domain.provider?.apex} resolvers={resolvers}>
          {group.id === 'protect' && <DmarcRamp {...props} />}
        </GroupCard>
      ))}
      <DnsHelp provider={domain.provider} />
      <div className='page-foot'>
        <Button
          look='quiet'
          icon='download'
          onClick={() => downloadText(`${domain.name}.zone`, 'text/plain', zoneFile(domain.name, domain.checks))}
        >
          {t('download.zone')}
        </Button>
      </div>
      <ManageDomain {...props} />
    </>
  );
}

interface GroupProps {
  group: Group;
  apex: DnsProvider['apex'];
  resolvers: string[];
  children: ReactNode;
}

function GroupCard({ group, apex, resolvers, children }: GroupProps) {
  const right = group.checks.filter((check) => check.status === 'ok').length;
  const progress = (
    <span className='progress' data-whole={right === group.checks.length || undefined}>
      {t('group.progress', { done: right, total: group.checks.length })}
    </span>
  );
  const rows = group.checks.map((check) => <CheckRow key={check.id} check={check} apex={apex} resolvers={resolvers} />);
  if (group.id === 'extra') {
    return (
      <Disclosure
        className='card fold group'
        summary={
          <span className='fold-head'>
            <span>
              <strong>{t('group.extra')}</strong>
              <span className='fold-hint'>{t('group.extra.hint')}</span>
            </span>
            {progress}
          </span>
        }
      >
        {rows}
      </Disclosure>
    );
  }
  return (
    <Card className='group' title={t(`group.${group.id}`)} hint={t(`group.${group.id}.hint`)} aside={progress}>
      {children}
      {rows}
    </Card>
  );
}

function Ready({ domain }: { domain: Domain }) {
  return (
    <section className='ready'>
      <ReadyPicture />
      <div>
        <h2>{t('verified.title', { name: shownName(domain).main })}</h2>
        <p>{t('verified.body')}</p>
      </div>
    </section>
  );
}
