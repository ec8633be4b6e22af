import { useState } from 'react';
import { t, tn } from '../../i18n/t.ts';
import { asApiError, call } from '../../lib/api.ts';
import { isRequiredOpen } from '../../lib/checks.ts';
import { useNow } from '../../lib/clock.ts';
import { type Domain, domainApi } from '../../lib/domain.ts';
import { formatClock } from '../../lib/formats.ts';
import type { ApiError } from '../../lib/problem.ts';
import { problemWords } from '../../lib/words.ts';
import { Button } from '../../ui/button.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import type { StageProps } from './domain-page.tsx';

/** One check a domain per 10 s, when the answer does not say how long. */
const usualPauseSeconds = 10;

type Feedback =
  | { kind: 'words'; text: string }
  | { kind: 'wait'; until: number };

/** Every press answers visibly, the second one too: with the time of the check, or the seconds until the next. */
export function CheckNow({ tenant, domain, onDomain }: StageProps) {
  const [busy, setBusy] = useState(false);
  const [feedback, setFeedback] = useState<Feedback | null>(null);

  async function check(): Promise<void> {
    setBusy(true);
    try {
      const checked = await call<Domain>(`${domainApi(tenant.slug, domain.name)}/verification`, {
        method: 'POST',
        idempotencyKey: crypto.randomUUID(),
      });
      onDomain(checked);
      setFeedback({ kind: 'words', text: resultWords(checked) });
    } catch (error) {
      setFeedback(failureFeedback(asApiError(error)));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className='check-now'>
      <Button icon='refresh-cw' busy={busy} onClick={() => void check()}>
        {t(busy ? 'check.running' : 'check.now')}
      </Button>
      <p role='status' className='check-words'>
        {feedback?.kind === 'words' && <span key={feedback.text} className='flash'>{feedback.text}</span>}
        {feedback?.kind === 'wait' && <Countdown key={feedback.until} until={feedback.until} domain={domain} />}
        {feedback === null && <LastCheck domain={domain} />}
      </p>
    </div>
  );
}

const aMinute = 60_000;

/** When it was looked at, and since when there has been nothing new. */
function LastCheck({ domain }: { domain: Domain }) {
  const { lastCheckedAt, observedAt } = domain;
  if (lastCheckedAt === null) return <>{t('check.never')}</>;
  const isOld = observedAt !== null && Date.parse(lastCheckedAt) - Date.parse(observedAt) > aMinute;
  return (
    <>
      <Timed text='check.last' at={lastCheckedAt} />
      {isOld && (
        <span className='quiet'>
          {' · '}
          <Timed text='check.same' at={observedAt} />
        </span>
      )}
    </>
  );
}

function Timed({ text, at }: { text: 'check.last' | 'check.same'; at: string }) {
  const [before, after] = t(text, { time: '\n' }).split('\n');
  return (
    <>
      {before}
      <RelativeTime at={at} />
      {after}
    </>
  );
}

function Countdown({ until, domain }: { until: number; domain: Domain }) {
  const now = useNow(1_000);
  const seconds = Math.ceil((until - now) / 1_000);
  if (seconds <= 0) return <LastCheck domain={domain} />;
  return <span className='flash'>{t('check.tooSoon', { seconds })}</span>;
}

function resultWords(domain: Domain): string {
  const time = formatClock(new Date());
  if (domain.status === 'pending_ownership' || domain.status === 'pending_contested') {
    return t('check.doneProof', { time });
  }
  const open = domain.checks.filter(isRequiredOpen).length;
  return open === 0 ? t('check.doneOk', { time }) : tn('check.doneOpen', open, { time });
}

function failureFeedback(error: ApiError): Feedback {
  if (error.code === 'too_many_requests') {
    return { kind: 'wait', until: Date.now() + (error.retryAfterSeconds ?? usualPauseSeconds) * 1_000 };
  }
  return { kind: 'words', text: t('check.failed', { time: formatClock(new Date()), reason: problemWords(error) }) };
}
