import { createStore } from './store.ts';
import { readPreference, writePreference } from './storage.ts';

export type Theme = 'light' | 'dark' | 'system';

function stored(): Theme {
  const value = readPreference('theme');
  return value === 'light' || value === 'dark' ? value : 'system';
}

export const themeStore = createStore<Theme>('system');

export function startTheme(): void {
  themeStore.set(stored());
}

export function setTheme(theme: Theme): void {
  writePreference('theme', theme === 'system' ? null : theme);
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  themeStore.set(theme);
}
