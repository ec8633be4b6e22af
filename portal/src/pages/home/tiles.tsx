import type { ReactNode } from 'react';
import { t, tn } from '../../i18n/t.ts';
import type { Tenant } from '../../lib/session.ts';
import { Mark } from '../../ui/avatar.tsx';
import { Badge, Tag } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';

/** One workplace the person administers, with what it needs in words. */
export function WorkplaceTile({ tenant }: { tenant: Tenant }) {
  const count = tenant.attention?.domains ?? 0;
  return (
    <li>
      <a className='tile' href={`/admin/${encodeURIComponent(tenant.slug)}`}>
        <Mark large name={tenant.branding.productName} accent={tenant.branding.accentColor} />
        <span className='tile-words'>
          <strong>{t('home.admin')}</strong>
          <span>{tenant.name}</span>
          {count > 0
            ? <Badge tone='warn'>{tn('home.attention', count)}</Badge>
            : <Badge tone='good'>{t('home.calm')}</Badge>}
        </span>
        <Icon name='arrow-right' className='tile-arrow' />
      </a>
    </li>
  );
}

interface Props {
  picture: ReactNode;
  title: string;
  hint: string;
}

export function AppTile({ href, picture, title, hint }: Props & { href: string }) {
  return (
    <li>
      <a className='tile' href={href}>
        {picture}
        <span className='tile-words'>
          <strong>{title}</strong>
          <span>{hint}</span>
        </span>
        <Icon name='arrow-right' className='tile-arrow' />
      </a>
    </li>
  );
}

/** Planned, and plainly not there yet: no link, nothing to press. */
export function SoonTile({ picture, title, hint }: Props) {
  return (
    <li>
      <div className='tile tile-soon'>
        {picture}
        <span className='tile-words'>
          <strong>{title}</strong>
          <span>{hint}</span>
          <Tag>{t('state.comingSoon')}</Tag>
        </span>
      </div>
    </li>
  );
}
