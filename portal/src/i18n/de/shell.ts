import type { shell as source } from '../en/shell.ts';

export const shell: Record<keyof typeof source, string> = {
  'shell.skip': 'Zum Inhalt springen',
  'shell.mainMenu': 'Hauptmenü',
  'shell.openMenu': 'Menü öffnen',
  'shell.account': 'Konto von {name}',
  'shell.personal': 'Persönliche Einstellungen',
  'shell.home': 'Alle Apps',
  'shell.signOut': 'Abmelden',
  'shell.signOutFailed':
    'Das Abmelden hat nicht geklappt. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'shell.theme': 'Darstellung',
  'shell.language': 'Sprache',
  'shell.switchTenant': 'Arbeitsplatz wechseln, jetzt {name}',
  'shell.yourWorkplaces': 'Ihre Arbeitsplätze',
  'shell.customers': 'Kunden',
  'shell.asPartner': 'Sie arbeiten im Auftrag von {partner} für {tenant}.',
  'shell.leave': 'Verlassen',
  'nav.domains': 'Domains',
  'nav.audit': 'Protokoll',
  'nav.attention.one': '{count} Domain braucht Sie',
  'nav.attention.other': '{count} Domains brauchen Sie',

  'signedOut.title': 'Ihre Sitzung ist zu Ende',
  'signedOut.body':
    'Melden Sie sich in einem kleinen Fenster wieder an. Auf dieser Seite bleibt alles, wie es ist, und was Sie gerade taten, geht weiter.',
  'signedOut.action': 'Wieder anmelden',
  'signedOut.blocked':
    'Ihr Browser hat das Fenster verhindert. Öffnen Sie die Anmeldung in einem neuen Tab und kommen Sie dann hierher zurück.',
  'signedOut.openTab': 'Anmeldung in neuem Tab öffnen',
  'signedOut.otherTitle': 'Jetzt ist jemand anderes angemeldet',
  'signedOut.otherBody':
    '{name} ({email}) ist angemeldet. Unter diesem Namen wurde nichts gesendet. Was Sie geschrieben haben, steht noch auf dieser Seite und lässt sich kopieren.',
  'signedOut.keep': 'Seite behalten',
  'signedOut.continueAs': 'Neu beginnen als {name}',
};
