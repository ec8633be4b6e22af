import { t } from '../i18n/t.ts';

/** The product's own sign; a tenant's name and colour appear inside its administration. */
export function ProductSign() {
  return (
    <a className='sign' href='/'>
      <svg width='28' height='28' viewBox='0 0 32 32' aria-hidden='true'>
        <rect className='sign-ground' width='32' height='32' rx='9' />
        <path className='sign-letter' d='M8.5 10.5l3.6 11 3.9-9.2 3.9 9.2 3.6-11' />
      </svg>
      <span>{t('product.name')}</span>
    </a>
  );
}
