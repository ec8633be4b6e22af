import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { setQuery } from '../../lib/router.ts';
import { Button } from '../../ui/button.tsx';
import { Field, SelectField } from '../../ui/field.tsx';

import { Icon } from '../../ui/icon.tsx';
import { actions, actionWords } from './event.ts';
import { type Filters, isFiltered, noFilters } from './filters.ts';

/** All filters live in the address, so a filtered view can be sent to a colleague. */
export function AuditFilters({ filters }: { filters: Filters }) {
  const [actor, setActor] = useDelayed(filters.actor, (value) => setQuery({ actor: value }));
  const [target, setTarget] = useDelayed(filters.target, (value) => setQuery({ target: value }));
  const filtered = isFiltered(filters);
  const [open, setOpen] = useState(filtered);
  return (
    <form
      className='card audit-filters'
      aria-label={t('audit.filter.title')}
      onSubmit={(event) => event.preventDefault()}
    >
      {/* Only a narrow screen shows this; a wide one has the room for all filters. */}
      <button type='button' className='filter-toggle' aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('audit.filter.title')}
        <Icon name='chevron-down' className='turn' />
      </button>
      <Field label={t('audit.filter.actor')} value={actor} onChange={(event) => setActor(event.target.value)} />
      <SelectField
        label={t('audit.filter.action')}
        value={filters.action}
        onChange={(event) => setQuery({ action: event.target.value })}
      >
        <option value=''>{t('audit.filter.anyAction')}</option>
        {actions.map((action) => <option key={action} value={action}>{actionWords(action)}</option>)}
      </SelectField>
      <Field label={t('audit.filter.target')} value={target} onChange={(event) => setTarget(event.target.value)} />
      <Field
        label={t('audit.filter.from')}
        type='date'
        value={filters.from}
        onChange={(event) => setQuery({ from: event.target.value })}
      />
      <Field
        label={t('audit.filter.to')}
        type='date'
        value={filters.to}
        onChange={(event) => setQuery({ to: event.target.value })}
      />
      {filtered && (
        <Button look='quiet' icon='x' onClick={() => setQuery({ ...noFilters })}>{t('audit.filter.clear')}</Button>
      )}
    </form>
  );
}
