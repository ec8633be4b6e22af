import { t } from '../../i18n/t.ts';
import type { DnsProvider, DnsRecord } from '../../lib/domain.ts';
import { quotedChunks } from '../../lib/zonefile.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';

interface Props {
  record: DnsRecord;
  /** How the form of the provider wants the domain itself; `@` where that is not certain. */
  apex?: DnsProvider['apex'];
}

/** One record the way DNS forms ask for it: each field on its own, each with its own copy button. */
export function RecordFields({ record, apex }: Props) {
  const chunks = record.chunks && record.chunks.length > 1 ? record.chunks : null;
  const target = record.fields?.target;
  return (
    <div className='record'>
      {record.isMerge && <p className='record-merge'>{t('record.merge')}</p>}
      <ShortFields record={record} />
      {record.relativeName === '@' && apex === ''
        ? <EmptyName />
        : <CopyField label={t('record.name')} value={record.relativeName} />}
      {record.name !== record.relativeName && <CopyField label={t('record.fullName')} value={record.name} />}
      <CopyField label={t(target ? 'record.target' : 'record.value')} value={target ?? record.value} />
      {chunks && (
        <Disclosure className='record-chunks' summary={t('record.chunksHint')}>
          <CopyField label={t('record.chunks')} value={quotedChunks(chunks)} />
        </Disclosure>
      )}
    </div>
  );
}

/** There is nothing to copy. */
function EmptyName() {
  return (
    <div className='copy-field'>
      <span className='copy-label'>{t('record.name')}</span>
      <span className='copy-value'>{t('record.nameEmpty')}</span>
    </div>
  );
}

/** What a form asks for beside name and value; the TTL needs no copying, any will do. */
function ShortFields({ record }: { record: DnsRecord }) {
  const { priority, weight, port } = record.fields ?? {};
  return (
    <div className='record-short'>
      <CopyField short label={t('record.type')} value={record.type} />
      {priority !== undefined && <CopyField short label={t('record.priority')} value={String(priority)} />}
      {weight !== undefined && <CopyField short label={t('record.weight')} value={String(weight)} />}
      {port !== undefined && <CopyField short label={t('record.port')} value={String(port)} />}
      <CopyField short label={t('record.ttl')} value={String(record.ttl)} note={t('record.ttlHint')} />
    </div>
  );
}
