import { t } from '../i18n/t.ts';
import { type Person, signOut } from '../lib/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Menu, MenuButton, MenuLink } from '../ui/menu.tsx';
import { toast } from '../ui/toast.tsx';
import { LanguageChoice, ThemeChoice } from './preferences.tsx';

export function AccountMenu({ person }: { person: Person }) {
  async function leave(): Promise<void> {
    try {
      await signOut();
    } catch {
      toast(t('shell.signOutFailed'), 'bad');
    }
  }
  return (
    <Menu
      label={t('shell.account', { name: person.name })}
      className='avatar-button'
      button={<Avatar name={person.name} />}
    >
      <div className='menu-person'>
        <Avatar name={person.name} />
        <p>
          <strong>{person.name}</strong>
          <span>{person.email}</span>
        </p>
      </div>
      <div className='menu-section'>
        <MenuLink href='/personal' icon='user'>{t('shell.personal')}</MenuLink>
        <MenuLink href='/' icon='layout-grid'>{t('shell.home')}</MenuLink>
      </div>
      <div className='menu-section menu-choices'>
        <ThemeChoice />
        <LanguageChoice />
      </div>
      <div className='menu-section'>
        <MenuButton icon='log-out' onClick={() => void leave()}>{t('shell.signOut')}</MenuButton>
      </div>
    </Menu>
  );
}
