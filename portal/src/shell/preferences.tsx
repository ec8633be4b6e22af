import { type Language, languageStore, setLanguage } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { useStore } from '../lib/store.ts';
import { setTheme, type Theme, themeStore } from '../lib/theme.ts';
import { type Segment, Segments } from '../ui/segments.tsx';

export function ThemeChoice() {
  const segments: Segment<Theme>[] = [
    { value: 'light', label: t('theme.light'), icon: 'sun' },
    { value: 'dark', label: t('theme.dark'), icon: 'moon' },
    { value: 'system', label: t('theme.system'), icon: 'monitor' },
  ];
  return <Segments label={t('shell.theme')} value={useStore(themeStore)} segments={segments} onChange={setTheme} />;
}

export function LanguageChoice() {
  const segments: Segment<Language>[] = [
    { value: 'en', label: t('language.en') },
    { value: 'de', label: t('language.de') },
  ];
  return (
    <Segments
      label={t('shell.language')}
      value={useStore(languageStore).language}
      segments={segments}
      onChange={(language) => void setLanguage(language)}
    />
  );
}
