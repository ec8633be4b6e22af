import { orderCodes, severityOf } from '../../lib/checks.ts';
import type { Domain } from '../../lib/domain.ts';
import { Banner } from '../../ui/banner.tsx';
import { Icon } from '../../ui/icon.tsx';
import { codeWords } from './code-words.ts';

/** What concerns the domain as a whole: broken DNSSEC, no name servers; quiet facts as one line. */
export function DomainNotes({ domain }: { domain: Domain }) {
  return (
    <>
      {orderCodes(domain.codes).map((code) => {
        const severity = severityOf(code);
        const words = codeWords(code, { name: '@', expected: '' });
        if (severity === 'info') {
          return (
            <p key={code} className='note'>
              <Icon name={code === 'DNSSEC_SECURE' ? 'shield-check' : 'info'} />
              {words}
            </p>
          );
        }
        return <Banner key={code} tone={severity === 'error' ? 'bad' : 'warn'} title={words} />;
      })}
    </>
  );
}
