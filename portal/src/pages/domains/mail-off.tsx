import { t } from '../../i18n/t.ts';
import { Banner } from '../../ui/banner.tsx';

/** Nothing on these pages pretends to work where mail is not enabled. */
export function MailOff() {
  return (
    <Banner tone='quiet' title={t('mailOff.title')}>
      <p>{t('mailOff.body')}</p>
    </Banner>
  );
}
