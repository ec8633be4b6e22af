import type { Catalogue } from '../en/index.ts';
import { audit } from './audit.ts';
import { codes } from './codes.ts';
import { common } from './common.ts';
import { domain } from './domain.ts';
import { domains } from './domains.ts';
import { home } from './home.ts';
import { plain } from './plain.ts';
import { shell } from './shell.ts';

export const de: Catalogue = { ...common, ...shell, ...home, ...plain, ...domains, ...domain, ...codes, ...audit };
