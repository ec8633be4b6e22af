import { t } from '../../i18n/t.ts';
import { Disclosure } from '../../ui/disclosure.tsx';

/** Only what is certain about DNS providers and their forms. */
export function DnsHelp() {
  return (
    <Disclosure className='card fold' summary={<strong>{t('prove.where')}</strong>}>
      <ul className='help'>
        <li>{t('prove.help.name')}</li>
        <li>{t('prove.help.dot')}</li>
        <li>{t('prove.help.cloudflare')}</li>
        <li>{t('prove.help.route53')}</li>
      </ul>
    </Disclosure>
  );
}
