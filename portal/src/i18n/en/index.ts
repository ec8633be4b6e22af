import { audit } from './audit.ts';
import { codes } from './codes.ts';
import { common } from './common.ts';
import { domain } from './domain.ts';
import { domains } from './domains.ts';
import { home } from './home.ts';
import { plain } from './plain.ts';
import { shell } from './shell.ts';

export const en = { ...common, ...shell, ...home, ...plain, ...domains, ...domain, ...codes, ...audit };

export type Key = keyof typeof en;
/** What every language has to fill; a missing key does not compile. */
export type Catalogue = Record<Key, string>;
