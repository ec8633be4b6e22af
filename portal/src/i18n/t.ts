import type { Key } from './en/index.ts';
import { languageStore, locale } from './locale.ts';

export type { Key };
export type Params = Record<string, string | number>;

/** `name` of every pair `name.one`, `name.other`. */
export type PluralKey = Key extends infer K ? K extends `${infer Name}.other` ? Name : never : never;

export function t(key: Key, params: Params = {}): string {
  return fill(languageStore.get().catalogue[key], params);
}

/** The text for a number; `{count}` is the number as the locale writes it. */
export function tn(key: PluralKey, count: number, params: Params = {}): string {
  const form = new Intl.PluralRules(locale()).select(count) === 'one' ? 'one' : 'other';
  return t(`${key}.${form}` as Key, { count: new Intl.NumberFormat(locale()).format(count), ...params });
}

export function isKey(text: string): text is Key {
  return Object.hasOwn(languageStore.get().catalogue, text);
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => name in params ? String(params[name]) : place);
}
