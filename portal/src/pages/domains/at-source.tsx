import { t } from '../../i18n/t.ts';
import { isServedAtSource } from '../../lib/checks.ts';
import type { Check } from '../../lib/domain.ts';
import { formatWait } from '../../lib/formats.ts';
import { Icon } from '../../ui/icon.tsx';

/** What the provider's own name server says; it knows a change before all others. */
export function AtSource({ check }: { check: Check }) {
  const { authoritative, retryAfterSeconds } = check;
  if (!authoritative || authoritative.values.length === 0) return null;
  const { nameServer, values } = authoritative;
  if (!isServedAtSource(check)) {
    return (
      <div className='quiet'>
        <p>{t('source.other', { nameServer })}</p>
        {values.map((value) => (
          <p key={value}>
            <code>{value}</code>
          </p>
        ))}
      </div>
    );
  }
  return (
    <p className='waiting waiting-good'>
      <Icon name='circle-check' size={16} />
      <span>
        {t('source.served', { nameServer })}{' '}
        {retryAfterSeconds ? t('source.follow', { wait: formatWait(retryAfterSeconds) }) : t('source.followSoon')}
      </span>
    </p>
  );
}
