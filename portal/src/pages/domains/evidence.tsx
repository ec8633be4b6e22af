import { t } from '../../i18n/t.ts';
import { allCodes, isServedAtSource, orderCodes, severityOf } from '../../lib/checks.ts';
import { diffValues, nearest } from '../../lib/diff.ts';
import { type Check, checkRecords } from '../../lib/domain.ts';
import { formatWait } from '../../lib/formats.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Marked } from '../../ui/marked.tsx';
import { AtSource } from './at-source.tsx';
import { codeWords } from './code-words.ts';
import { PolicyFileLines } from './policy-file-lines.tsx';

interface Props {
  check: Check;
  /** Every resolver that was asked about this domain. */
  resolvers: string[];
}

/** What to do, what was seen beside what should be there, and how long old answers may last. */
export function Evidence({ check, resolvers }: Props) {
  return (
    <div className='evidence'>
      <Actions check={check} />
      <FoundValues check={check} />
      {check.policyFile && <PolicyFileLines file={check.policyFile} />}
      <AtSource check={check} />
      {!isServedAtSource(check) && <Waiting check={check} />}
      {check.found.length > 0 && <Resolvers check={check} resolvers={resolvers} />}
    </div>
  );
}

export function Actions({ check }: { check: Check }) {
  const params = { name: check.record.relativeName, expected: check.record.value };
  return (
    <ul className='actions'>
      {orderCodes(allCodes(check)).map((code) => (
        <li key={code} className={`action-${severityOf(code)}`}>{codeWords(code, params)}</li>
      ))}
    </ul>
  );
}

function FoundValues({ check }: { check: Check }) {
  const expected = checkRecords(check).map((record) => record.value);
  const found = [...new Set(check.found.map((answer) => answer.value))];
  if (found.length === 0) {
    return check.status === 'missing' ? <p className='quiet'>{t('record.foundNothing')}</p> : null;
  }
  const open = expected.filter((value) => !found.includes(value));
  return (
    <div className='found'>
      {found.map((value) =>
        expected.includes(value)
          ? <Right key={value} value={value} />
          : <Comparison key={value} expected={nearest(open.length > 0 ? open : expected, value)} found={value} />
      )}
    </div>
  );
}

function Right({ value }: { value: string }) {
  return (
    <div className='found-right'>
      <span className='found-label'>{t('record.found')}</span>
      <code className='marked'>{value}</code>
      <span className='found-tick'>
        <Icon name='check' size={16} />
        <span className='hidden'>{t('status.ok')}</span>
      </span>
    </div>
  );
}

function Comparison({ expected, found }: { expected: string | null; found: string }) {
  const difference = diffValues(expected ?? '', found);
  return (
    <dl className='comparison'>
      {expected !== null && (
        <div>
          <dt>{t('record.expected')}</dt>
          <dd>
            <Marked parts={difference.expected} kind='expected' />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('record.found')}</dt>
        <dd>
          <Marked parts={difference.found} kind='found' />
        </dd>
      </div>
    </dl>
  );
}

function Waiting({ check }: { check: Check }) {
  const seconds = check.retryAfterSeconds;
  if (check.status === 'ok' && !check.propagating) return null;
  if (seconds === null && !check.propagating) return null;
  return (
    <p className='waiting'>
      <Icon name='clock' size={16} />
      <span>
        {check.propagating && `${t('wait.spreading')} `}
        {seconds !== null && (seconds === 0 ? t('wait.now') : t('wait.ttl', { wait: formatWait(seconds) }))}
      </span>
    </p>
  );
}

function Resolvers({ check, resolvers }: Props) {
  const all = [...new Set([...resolvers, ...check.found.map((answer) => answer.resolver)])];
  return (
    <Disclosure summary={t('record.resolvers')}>
      <dl className='resolvers'>
        {all.map((resolver) => {
          const answers = check.found.filter((answer) => answer.resolver === resolver);
          return (
            <div key={resolver}>
              <dt>{resolver}</dt>
              {answers.length === 0 && <dd className='quiet'>{t('record.noAnswer')}</dd>}
              {answers.map((answer) => (
                <dd key={answer.value}>
                  <code>{answer.value}</code> <small>{t('record.ttl')} {answer.ttl}</small>
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
    </Disclosure>
  );
}
