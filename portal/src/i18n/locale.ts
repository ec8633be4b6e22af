import { createStore } from '../lib/store.ts';
import { readPreference, writePreference } from '../lib/storage.ts';
import { type Catalogue, en } from './en/index.ts';

export type Language = 'en' | 'de';

interface Current {
  language: Language;
  catalogue: Catalogue;
}

export const languageStore = createStore<Current>({ language: 'en', catalogue: en });

export function chooseLanguage(stored: string | null, offered: readonly string[]): Language {
  if (stored === 'en' || stored === 'de') return stored;
  const first = offered.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'de');
  return first === 'de' ? 'de' : 'en';
}

/** The first render waits for this; it runs beside the session call, so it costs no round trip of its own. */
export async function startLanguage(): Promise<void> {
  await show(chooseLanguage(readPreference('language'), navigator.languages));
}

export async function setLanguage(language: Language): Promise<void> {
  await show(language);
  writePreference('language', language);
}

async function show(language: Language): Promise<void> {
  const catalogue = await load(language);
  const shown = catalogue === en ? 'en' : language;
  languageStore.set({ language: shown, catalogue });
  document.documentElement.lang = shown;
}

/** German is a chunk of its own. After a release the old chunk may be gone: English then, never a blank page. */
async function load(language: Language): Promise<Catalogue> {
  if (language === 'en') return en;
  return await import('./de/index.ts').then((module) => module.de, () => en);
}

/** For Intl: the browser's own variant (en-GB, de-AT) where it fits the chosen language. */
export function locale(): string {
  const { language } = languageStore.get();
  const variants = typeof navigator === 'undefined' ? [] : navigator.languages ?? [];
  return variants.find((tag) => tag.toLowerCase().startsWith(language)) ?? (language === 'de' ? 'de-DE' : 'en-GB');
}
