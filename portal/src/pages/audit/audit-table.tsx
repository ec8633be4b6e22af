import { useId, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { Icon } from '../../ui/icon.tsx';
import { Table } from '../../ui/table.tsx';
import { ExactTime } from '../../ui/time.tsx';
import { actionWords, type AuditEvent } from './event.ts';
import { EventDetails } from './event-details.tsx';

export function AuditTable({ events }: { events: AuditEvent[] }) {
  const head = [
    { label: t('audit.column.time') },
    { label: t('audit.column.actor') },
    { label: t('audit.column.action') },
    { label: t('audit.column.target') },
    { label: t('audit.column.details'), hidden: true },
  ];
  return (
    <div className='card'>
      <Table label={t('audit.title')} head={head}>
        {events.map((event) => <EventRows key={event.id} event={event} />)}
      </Table>
    </div>
  );
}

function EventRows({ event }: { event: AuditEvent }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const action = actionWords(event.action);
  return (
    <>
      <tr role='row' className='event-row' data-open={open || undefined}>
        <td role='cell' className='figure'>
          <ExactTime at={event.at} />
        </td>
        <td role='cell'>
          <Actor event={event} />
        </td>
        <th role='rowheader' scope='row' className='event-action'>{action}</th>
        <td role='cell' className='target'>{event.target.name}</td>
        <td role='cell' className='cell-end'>
          <button
            type='button'
            className='icon-button'
            aria-expanded={open}
            aria-controls={id}
            aria-label={t('audit.details', { action })}
            onClick={() => setOpen(!open)}
          >
            <Icon name='chevron-down' className='turn' />
          </button>
        </td>
      </tr>
      <tr role='row' id={id} hidden={!open} className='details-row'>
        <td role='cell' colSpan={5}>{open && <EventDetails event={event} />}</td>
      </tr>
    </>
  );
}

function Actor({ event: { actor } }: { event: AuditEvent }) {
  const second = actor.partner !== null
    ? t('audit.onBehalf', { partner: actor.partner.name })
    : actor.kind === 'person'
    ? null
    : t(`audit.kind.${actor.kind}`);
  return (
    <span className='actor'>
      {actor.name}
      {second && <span>{second}</span>}
    </span>
  );
}
