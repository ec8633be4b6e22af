import { t } from '../../i18n/t.ts';
import { allCodes, isRequiredOpen, orderCodes, toneOf } from '../../lib/checks.ts';
import { type Check, checkRecords, type DnsProvider } from '../../lib/domain.ts';
import { Badge } from '../../ui/badge.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { codeWords } from './code-words.ts';
import { Evidence } from './evidence.tsx';
import { RecordFields } from './record-fields.tsx';

interface Props {
  check: Check;
  apex: DnsProvider['apex'];
  resolvers: string[];
}

/** Open where something required is to be done; folded to one line where nothing is. */
export function CheckRow({ check, apex, resolvers }: Props) {
  const required = check.level === 'required' && check.status !== 'ok';
  return (
    <Disclosure className='check' open={required} summary={<Summary check={check} />}>
      <Evidence check={check} resolvers={resolvers} />
      <h3 className='record-title'>{t(check.status === 'ok' ? 'record.published' : 'record.publish')}</h3>
      {checkRecords(check).map((record) => <RecordFields key={record.value} record={record} apex={apex} />)}
    </Disclosure>
  );
}

function Summary({ check }: { check: Check }) {
  const first = orderCodes(allCodes(check))[0];
  const params = { name: check.record.relativeName, expected: check.record.value };
  return (
    <span className='check-head'>
      <span className='check-title'>
        <strong>{t(`kind.${check.kind}`, { name: check.record.relativeName })}</strong>
        <span className='check-name'>{check.record.type} {check.record.relativeName}</span>
      </span>
      <Badge tone={toneOf(check)}>{statusWords(check)}</Badge>
      {first && !isRequiredOpen(check) && <span className='check-line'>{codeWords(first, params)}</span>}
    </span>
  );
}

function statusWords(check: Check): string {
  if (check.propagating && check.status !== 'ok') return t('status.propagating');
  if (check.status === 'missing' && check.level !== 'required') return t(`status.missing.${check.level}`);
  return t(`status.${check.status}`);
}
