import { t } from '../../i18n/t.ts';
import { type AuditEvent, changesOf } from './event.ts';

export function EventDetails({ event }: { event: AuditEvent }) {
  const changes = changesOf(event);
  return (
    <div className='event'>
      {changes.length === 0 ? <p className='quiet'>{t('audit.noValues')}</p> : (
        <table className='changes'>
          <thead>
            <tr>
              <th scope='col'>{t('audit.field')}</th>
              <th scope='col'>{t('audit.before')}</th>
              <th scope='col'>{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field}>
                <th scope='row'>{change.field}</th>
                <td>{change.before === null ? '–' : <code>{change.before}</code>}</td>
                <td>{change.after === null ? '–' : <code>{change.after}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className='event-facts'>
        {t('audit.number')} {event.sequence}
        {event.requestId !== null && (
          <>
            · {t('audit.request')} <code>{event.requestId}</code>
          </>
        )}
      </p>
    </div>
  );
}
