import type { plain as source } from '../en/plain.ts';

export const plain: Record<keyof typeof source, string> = {
  'welcome.title': 'Ihr Arbeitsplatz in Ihren eigenen Händen',
  'welcome.purpose': 'Mail, Dateien und Menschen Ihrer Organisation. Melden Sie sich an, um weiterzugehen.',
  'welcome.signIn': 'Anmelden',
  'welcome.hint': 'Danach kommen Sie genau auf diese Seite zurück.',

  'notFound.title': 'Hier ist nichts',
  'notFound.body': 'Unter dieser Adresse gibt es keine Seite, oder sie ist für Sie nicht sichtbar.',
  'notFound.action': 'Zur Startseite',
  'noAccess.title': 'Dieser Bereich gehört der Verwaltung',
  'noAccess.body':
    'Sie gehören zu {tenant}, aber Ihre Rolle umfasst die Verwaltung nicht. Wer {tenant} verwaltet, kann das ändern.',
  'noAccess.action': 'Zur Startseite',
  'crash.title': 'Diese Seite ist stehen geblieben',
  'crash.body': 'Nichts Gespeichertes ist verloren. Meist hilft es, die Seite neu zu laden.',
  'crash.action': 'Neu laden',

  'signedIn.title': 'Sie sind angemeldet',
  'signedIn.body': 'Dieses Fenster kann zu; die Seite, von der Sie kamen, geht von selbst weiter.',
  'signedIn.action': 'Zur Startseite',

  'signIn.problem.title': 'Die Anmeldung hat nicht geklappt',
  'signIn.problem.again': 'Wieder anmelden',
  'signIn.state_expired': 'Die Anmeldeseite war zu lange offen oder wurde doppelt geöffnet. Ein neuer Anlauf hilft.',
  'signIn.provider_error':
    'Der Anmeldedienst hat mittendrin abgebrochen. An Ihrem Passwort lag es nicht. Bitte beginnen Sie noch einmal.',
  'signIn.clock_skew':
    'Die Uhren zweier Server gehen zu weit auseinander, deshalb wurde die Anmeldung vorsichtshalber abgelehnt. Ihre Administration muss sie richtig stellen.',
  'signIn.issuer_mismatch':
    'Der Anmeldedienst meldet sich unter einem anderen Namen als hier eingerichtet, deshalb wurde die Anmeldung vorsichtshalber abgelehnt. Ihre Administration muss das richtig stellen.',
  'signIn.account_unknown':
    'Sie haben sich angemeldet, aber kein Arbeitsplatz hier kennt Ihr Konto. Bitten Sie die Verwaltung Ihrer Organisation, Sie hinzuzufügen.',
  'signIn.account_replaced':
    'Ihr Anmeldekonto wurde seit Ihrem letzten Besuch neu angelegt. Vorsichtshalber wird es nicht von selbst verbunden; die Verwaltung Ihrer Organisation kann das tun.',
  'signIn.unavailable': 'Der Anmeldedienst ist gerade nicht erreichbar. Versuchen Sie es in einer Minute noch einmal.',
};
