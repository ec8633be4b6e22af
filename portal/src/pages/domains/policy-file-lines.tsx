import { t } from '../../i18n/t.ts';
import type { Tone } from '../../lib/checks.ts';
import type { PolicyFile } from '../../lib/domain.ts';
import { formatSpan } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';

const toneOf: Record<PolicyFile['status'], Tone> = { ok: 'good', mismatch: 'warn', 'error-temporary': 'wait' };

/** What senders read in the policy file that the record announces. */
export function PolicyFileLines({ file }: { file: PolicyFile }) {
  return (
    <div className='policy-file'>
      <p className='policy-title'>
        <strong>{t('policy.title')}</strong>
        <Badge tone={toneOf[file.status]}>{t(`status.${file.status}`)}</Badge>
      </p>
      {file.mode !== null && (
        <dl className='comparison'>
          <Line name={t('policy.mode')} value={t(`policy.mode.${file.mode}`)} />
          <Line name={t('policy.hosts')} value={file.hosts.join(', ')} />
          {file.maxAge !== null && <Line name={t('policy.maxAge')} value={formatSpan(file.maxAge)} />}
        </dl>
      )}
    </div>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
