import { t } from '../../i18n/t.ts';
import type { DnsProvider } from '../../lib/domain.ts';
import { Disclosure } from '../../ui/disclosure.tsx';

/** Only what is certain about DNS providers and their forms; of a known one what concerns it alone. */
export function DnsHelp({ provider }: { provider: DnsProvider | null }) {
  const title = provider === null ? t('prove.where') : t('help.provider', { name: provider.name });
  return (
    <Disclosure className='card fold' summary={<strong>{title}</strong>}>
      <ul className='help'>
        <li>{t('prove.help.name')}</li>
        {provider === null ? <General /> : <Particular provider={provider} />}
      </ul>
    </Disclosure>
  );
}

function General() {
  return (
    <>
      <li>{t('prove.help.dot')}</li>
      <li>{t('prove.help.cloudflare')}</li>
      <li>{t('prove.help.route53')}</li>
    </>
  );
}

function Particular({ provider }: { provider: DnsProvider }) {
  return (
    <>
      {provider.apex === '@' && <li>{t('help.apex.at')}</li>}
      {provider.apex === '' && <li>{t('help.apex.empty')}</li>}
      {provider.notes.map((note) => <li key={note}>{t(`help.note.${note}`)}</li>)}
    </>
  );
}
