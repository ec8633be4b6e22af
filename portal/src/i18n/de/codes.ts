import type { codes as source } from '../en/codes.ts';

export const codes: Record<keyof typeof source, string> = {
  'code.RECORD_MISSING': 'Fügen Sie diesen Eintrag hinzu.',
  'code.NAME_DOUBLED':
    'Der Name wurde ganz eingegeben, und Ihr Anbieter hat die Domain noch einmal angehängt. Geben Sie nur {name} ein.',
  'code.WILDCARD_ANSWER': 'Hier antwortet ein Platzhalter; der genaue Eintrag tritt an seine Stelle.',
  'code.TXT_LITERAL_QUOTES': 'Der Wert wurde mit Anführungszeichen gespeichert. Fügen Sie ihn ohne sie ein.',
  'code.TXT_LEADING_SPACE': 'Der Wert beginnt mit einem Leerzeichen. Fügen Sie ihn ohne es ein.',
  'code.TXT_ESCAPED': 'Der Wert wurde mit Schrägstrichen gespeichert. Fügen Sie ihn ohne sie ein.',
  'code.TXT_VALUE_DIFFERS': 'Ersetzen Sie den Wert durch den gezeigten.',
  'code.VIA_CNAME': 'Über einen Alias erreicht; das passt.',
  'code.APEX_CNAME':
    'Ein Alias (CNAME) auf der Domain selbst blockiert Mail. Ersetzen Sie ihn durch A- oder ALIAS-Einträge.',
  'code.DNS_SERVFAIL': 'Die Nameserver gaben keine Antwort. Nichts zu tun; wir prüfen von selbst wieder.',
  'code.DNS_REFUSED': 'Ein Nameserver hat die Antwort verweigert. Nichts zu tun; wir prüfen von selbst wieder.',
  'code.DNS_TIMEOUT': 'Die Nameserver brauchten zu lange. Nichts zu tun; wir prüfen von selbst wieder.',
  'code.DNS_BOGUS':
    'DNSSEC ist für diesen Namen kaputt. Berichtigen oder löschen Sie den DS-Eintrag bei Ihrem Registrar.',
  'code.DNSSEC_BOGUS':
    'DNSSEC ist für diese Domain kaputt, viele Server erreichen sie deshalb nicht. Berichtigen oder löschen Sie den DS-Eintrag bei Ihrem Registrar.',
  'code.DNSSEC_SECURE': 'Diese Domain ist mit DNSSEC signiert.',
  'code.DNS_PROPAGATING': 'Die Änderung verbreitet sich. Nichts zu tun.',
  'code.RESOLVER_PARTIAL': 'Ein Nameserver gab keine Antwort; die anderen entscheiden.',
  'code.DOMAIN_NXDOMAIN':
    'Die Domain ist nicht registriert oder hat keine Nameserver. Prüfen Sie das bei Ihrem Registrar.',

  'code.MX_PARTIAL': 'Ein Mailserver fehlt. Tragen Sie alle gezeigten ein.',
  'code.MX_OTHER_PROVIDER':
    'Mail geht noch zu einem anderen Anbieter. Tragen Sie unsere Server ein, dann löschen Sie die alten Einträge.',
  'code.MX_ZONE_APPENDED': 'Ihr Anbieter hat die Domain an das Ziel gehängt. Geben Sie es mit einem Punkt am Ende ein.',
  'code.MX_TARGET_IP': 'Das Ziel ist eine Nummer. Ersetzen Sie es durch den gezeigten Namen.',
  'code.MX_TARGET_CNAME': 'Das Ziel ist ein Alias, das erlaubt Mail nicht. Ersetzen Sie es durch den gezeigten Namen.',
  'code.MX_VANITY_HOST': 'Das Ziel ist unser Server unter anderem Namen. Ersetzen Sie es durch den gezeigten Namen.',
  'code.MX_EXTRA_PREFERRED': 'Ein anderer Mailserver kommt zuerst und nimmt die Mail. Löschen Sie ihn.',
  'code.MX_NULL': 'Ein Eintrag sagt, dass diese Domain keine Mail nimmt. Löschen Sie ihn.',
  'code.MX_NULL_MIXED': 'Ein Eintrag sagt, dass diese Domain keine Mail nimmt. Löschen Sie ihn.',
  'code.MX_EXTRA_BACKUP': 'Ein anderer Mailserver steht noch als Reserve da. Löschen Sie ihn nach dem Umzug.',
  'code.MX_IMPLICIT': 'Ohne Eintrag geht Mail jetzt an Ihren Webserver. Fügen Sie diesen Eintrag hinzu.',
  'code.MX_TARGET_UNRESOLVABLE': 'Ein Ziel gibt es nicht; suchen Sie nach einem Tippfehler oder löschen Sie es.',
  'code.MX_ORDER_DIFFERS': 'Die Reihenfolge der Server weicht ab. Setzen Sie die Prioritäten wie gezeigt.',
  'code.MX_PREFERENCE_DIFFERS': 'Die Prioritäten weichen ab; das passt.',

  'code.SPF_MULTIPLE':
    'Es gibt mehrere Einträge dieser Art, deshalb zählt keiner. Behalten Sie einen, mit dem gezeigten Wert.',
  'code.SPF_SYNTAX': 'Der Eintrag hat einen Fehler und zählt deshalb nicht. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.SPF_BAD_VERSION': 'Der Eintrag beginnt nicht mit v=spf1. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.SPF_PASS_ALL': 'Der Eintrag erlaubt allen, als Sie zu senden. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.SPF_NOT_AUTHORISED': 'Unsere Server stehen nicht darin. Ändern Sie den Eintrag auf den gezeigten Wert.',
  'code.SPF_PARTIALLY_AUTHORISED':
    'Nicht alle unsere Server stehen darin. Ändern Sie den Eintrag auf den gezeigten Wert.',
  'code.SPF_TOO_MANY_LOOKUPS':
    'Der Eintrag braucht mehr als zehn Abfragen und zählt deshalb nicht. Nehmen Sie Absender heraus, die Sie nicht mehr brauchen.',
  'code.SPF_TOO_MANY_VOID': 'Der Eintrag nennt Absender, die es nicht mehr gibt. Nehmen Sie sie heraus.',
  'code.SPF_INCLUDE_NONE': 'Ein genannter Absender hat selbst keinen Eintrag. Nehmen Sie ihn heraus.',
  'code.SPF_INCLUDE_INVALID':
    'Ein genannter Absender hat einen kaputten Eintrag. Nehmen Sie ihn heraus, oder bitten Sie ihn um Abhilfe.',
  'code.SPF_LOOP': 'Der Eintrag nennt sich selbst. Nehmen Sie diesen Teil heraus.',
  'code.SPF_TEMPERROR': 'Ein Teil davon gab gerade keine Antwort. Nichts zu tun; wir prüfen von selbst wieder.',
  'code.SPF_DEPENDS_ON_MX': 'Stimmt, sobald die Mailserver oben stimmen.',
  'code.SPF_NEUTRAL_ALL': 'Der Eintrag endet ohne Entscheidung. Beenden Sie ihn wie gezeigt.',
  'code.SPF_LOOKUPS_WORST_CASE':
    'Manche Empfänger brauchen mehr als zehn Abfragen. Nehmen Sie Absender heraus, die Sie nicht mehr brauchen.',
  'code.SPF_NEAR_LIMIT': 'Fast zehn Abfragen sind verbraucht. Nehmen Sie Unnötiges heraus, bevor Sie etwas hinzufügen.',
  'code.SPF_PTR': 'Der Teil „ptr“ ist langsam und wird oft übergangen. Nehmen Sie ihn heraus.',
  'code.SPF_AFTER_ALL': 'Was hinter „all“ steht, zählt nie. Setzen Sie es davor, oder nehmen Sie es heraus.',
  'code.SPF_REDIRECT_IGNORED': 'Der Teil „redirect“ zählt neben „all“ nie. Nehmen Sie eins von beiden heraus.',
  'code.SPF_TYPE99': 'Der Eintrag hat den alten Typ SPF. Fügen Sie ihn als Typ TXT hinzu.',
  'code.SPF_SOFTFAIL': 'Der Eintrag endet weich (~all); das passt.',
  'code.SPF_AUTHORISED_OTHERWISE': 'Unsere Server sind auf andere Weise erlaubt; das passt.',

  'code.DKIM_KEY_DIFFERS': 'Ein anderer Schlüssel ist veröffentlicht. Fügen Sie den Wert neu ein.',
  'code.DKIM_TRUNCATED':
    'Der Schlüssel ist abgeschnitten. Fügen Sie den ganzen Wert ein; nimmt das Formular nur 255 Zeichen, nehmen Sie die zwei Teile.',
  'code.DKIM_REVOKED': 'Der Schlüssel ist leer, also zurückgezogen. Fügen Sie den Wert neu ein.',
  'code.DKIM_SYNTAX': 'Der Eintrag hat einen Fehler. Fügen Sie den Wert neu ein.',
  'code.DKIM_KEYTYPE_DIFFERS': 'Die Art des Schlüssels weicht ab. Fügen Sie den Wert neu ein.',
  'code.DKIM_HASH_EXCLUDED': 'Der Eintrag schließt unser Verfahren aus. Fügen Sie den Wert neu ein.',
  'code.DKIM_SERVICE_EXCLUDED': 'Der Eintrag schließt Mail aus. Fügen Sie den Wert neu ein.',
  'code.DKIM_KEY_TOO_SHORT': 'Der veröffentlichte Schlüssel ist zu kurz, um zu gelten. Fügen Sie den Wert neu ein.',
  'code.DKIM_MULTIPLE': 'Unter diesem Namen gibt es mehrere Einträge. Löschen Sie alle bis auf den gezeigten.',
  'code.DKIM_KEY_WEAK': 'Der veröffentlichte Schlüssel ist kürzer, als er sein sollte. Fügen Sie den Wert neu ein.',
  'code.DKIM_TESTING': 'Der Eintrag sagt „Test“ (t=y). Nehmen Sie diesen Teil heraus.',
  'code.DKIM_STRICT_DOMAIN': 'Der Schlüssel gilt nur für genau diese Domain; das passt.',

  'code.DMARC_MULTIPLE':
    'Es gibt mehrere Einträge dieser Art, deshalb zählt keiner. Behalten Sie einen, mit dem gezeigten Wert.',
  'code.DMARC_BAD_VERSION': 'Der Eintrag beginnt nicht mit v=DMARC1. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.DMARC_SYNTAX': 'Der Eintrag hat einen Fehler. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.DMARC_P_INVALID': 'Die Regel im Eintrag ist kein bekanntes Wort. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.DMARC_SP_INVALID':
    'Die Regel für Subdomains ist kein bekanntes Wort. Ersetzen Sie den Eintrag durch den gezeigten Wert.',
  'code.DMARC_AT_APEX': 'Der Eintrag steht an der Domain selbst. Verschieben Sie ihn nach {name}.',
  'code.DMARC_POLICY_WEAKER':
    'Die veröffentlichte Regel ist schwächer als die gewählte. Ersetzen Sie sie durch den gezeigten Wert.',
  'code.DMARC_POLICY_STRONGER':
    'Die veröffentlichte Regel ist strenger als die gewählte. Lockern Sie sie, falls Mail verloren geht.',
  'code.DMARC_TEST_MODE':
    'Der Eintrag sagt „Test“ (t=y), das schwächt die Regel. Nehmen Sie den Teil heraus, wenn Sie so weit sind.',
  'code.DMARC_PCT': 'Den Teil „pct“ gibt es nicht mehr. Nehmen Sie ihn heraus.',
  'code.DMARC_SP_WEAKER': 'Subdomains sind schwächer geschützt als die Domain. Nehmen Sie den Teil „sp“ heraus.',
  'code.DMARC_NO_RUA': 'Niemand bekommt die Berichte. Tragen Sie die gezeigte Adresse ein.',
  'code.DMARC_RUA_INVALID':
    'Eine Adresse für Berichte ist falsch geschrieben. Berichtigen Sie sie, oder nehmen Sie sie heraus.',
  'code.DMARC_RUA_UNAUTHORISED':
    'Die andere Domain hat Ihren Berichten nicht zugestimmt und bekommt keine. Lassen Sie das nachholen, oder nehmen Sie ihre Adresse heraus.',
  'code.DMARC_P_MISSING': 'Dem Eintrag fehlt die Regel. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.DMARC_INHERITED': 'Die Regel kommt von der übergeordneten Domain.',
  'code.DMARC_RUA_DIFFERS': 'Berichte gehen an eine andere Adresse als unsere; das passt.',
  'code.DMARC_UNRELATED_TXT': 'Unter diesem Namen steht anderer Text; er schadet nicht.',

  'code.STS_MULTIPLE': 'Es gibt mehrere Einträge dieser Art. Behalten Sie einen, mit dem gezeigten Wert.',
  'code.STS_SYNTAX': 'Der Eintrag hat einen Fehler. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.STS_ID_DIFFERS': 'Die Nummer hat sich geändert. Setzen Sie den gezeigten Wert.',
  'code.TLSRPT_MULTIPLE': 'Es gibt mehrere Einträge dieser Art. Behalten Sie einen, mit dem gezeigten Wert.',
  'code.TLSRPT_SYNTAX': 'Der Eintrag hat einen Fehler. Ersetzen Sie ihn durch den gezeigten Wert.',
  'code.TLSRPT_RUA_DIFFERS': 'Berichte gehen an eine andere Adresse. Setzen Sie den gezeigten Wert.',
  'code.STS_POLICY_HTTP_STATUS':
    'Die Regeldatei lässt sich nicht abrufen. Sie müssen nichts tun, es liegt am Maildienst. Sagen Sie dem Support Bescheid, wenn es länger als einen Tag dauert.',
  'code.STS_POLICY_SYNTAX':
    'Die Regeldatei hat einen Fehler. Sie müssen nichts tun, es liegt am Maildienst. Sagen Sie dem Support Bescheid, wenn es länger als einen Tag dauert.',
  'code.STS_POLICY_TOO_LARGE':
    'Die Regeldatei ist zu groß. Sie müssen nichts tun, es liegt am Maildienst. Sagen Sie dem Support Bescheid, wenn es länger als einen Tag dauert.',
  'code.STS_POLICY_MX_MISMATCH':
    'Die Regeldatei nennt andere Mailserver. Sie müssen nichts tun, es liegt am Maildienst. Sagen Sie dem Support Bescheid, wenn es länger als einen Tag dauert.',
  'code.STS_POLICY_TLS':
    'Das Zertifikat der Regeldatei passt noch nicht. Eine neue Domain bekommt ihres innerhalb eines Tages; dauert es länger, sagen Sie dem Support Bescheid.',
  'code.STS_POLICY_UNREACHABLE':
    'Die Regeldatei ist nicht erreichbar. Sie müssen nichts tun, es liegt am Maildienst. Sagen Sie dem Support Bescheid, wenn es länger als einen Tag dauert.',
  'code.STS_POLICY_ADDRESS_REFUSED':
    'Die Regeldatei liegt unter einer privaten Adresse. Sie müssen nichts tun, es liegt am Maildienst. Sagen Sie dem Support Bescheid, wenn es länger als einen Tag dauert.',
  'code.STS_POLICY_MODE_NONE':
    'Die Regel ist abgeschaltet. Sie müssen nichts tun, es liegt am Maildienst. Sagen Sie dem Support Bescheid, wenn es länger als einen Tag dauert.',
  'code.STS_POLICY_MODE_TESTING': 'Die Regel ist in der Testphase; das passt.',
  'code.STS_POLICY_CONTENT_TYPE': 'Die Regeldatei hat einen ungewöhnlichen Typ; das passt.',

  'code.CNAME_TARGET_DIFFERS': 'Der Alias führt woandershin. Ersetzen Sie das Ziel durch das gezeigte.',
  'code.CNAME_ZONE_APPENDED':
    'Ihr Anbieter hat die Domain an das Ziel gehängt. Geben Sie es mit einem Punkt am Ende ein.',
  'code.CNAME_BLOCKED':
    'Unter diesem Namen steht ein anderer Eintrag. Löschen Sie ihn oder schalten Sie den Proxy aus, dann fügen Sie den Alias hinzu.',
  'code.CNAME_FLATTENED': 'Ihr Anbieter zeigt Adressen statt des Alias; das passt.',
  'code.SRV_PORT_DIFFERS': 'Der Port weicht ab. Setzen Sie ihn wie gezeigt.',
  'code.SRV_TARGET_DIFFERS': 'Das Ziel weicht ab. Ersetzen Sie es durch das gezeigte.',
  'code.SRV_ZONE_APPENDED':
    'Ihr Anbieter hat die Domain an das Ziel gehängt. Geben Sie es mit einem Punkt am Ende ein.',
  'code.SRV_NOT_OFFERED': 'Der Eintrag sagt, dass es diesen Dienst nicht gibt. Ersetzen Sie ihn durch den gezeigten.',
  'code.SRV_EXTRA_PREFERRED': 'Ein anderer Server kommt zuerst. Löschen Sie diesen Eintrag.',
  'code.SRV_EXTRA': 'Ein anderer Server steht auch da. Löschen Sie ihn, wenn Sie ihn nicht mehr brauchen.',
  'code.SRV_WEIGHT_DIFFERS': 'Priorität oder Gewicht weichen ab; das passt.',
  'code.CAA_FORBIDS': 'Ihre Domain verbietet unsere Zertifikate. Fügen Sie die gezeigte Zeile hinzu.',
  'code.CAA_CRITICAL_UNKNOWN': 'Ein unbekannter kritischer Eintrag verbietet alle Zertifikate. Löschen Sie ihn.',
  'code.CAA_ACCOUNT_DIFFERS': 'Zertifikate sind auf ein anderes Konto beschränkt. Fügen Sie die gezeigte Zeile hinzu.',
  'code.CAA_ABSENT': 'Keine Beschränkung gesetzt, Zertifikate funktionieren.',
  'code.CAA_INHERITED': 'Die Beschränkung kommt von der übergeordneten Domain.',
  'code.CAA_LESS_STRICT': 'Zertifikate funktionieren; die Beschränkung könnte auch das Konto nennen.',
  'code.CAA_IODEF_DIFFERS': 'Berichte über Zertifikate gehen woandershin; das passt.',
  'code.TLSA_MISMATCH_SECURE':
    'Der Fingerabdruck ist falsch, und manche Absender halten Mail zurück. Ersetzen Sie ihn sofort.',
  'code.TLSA_MISMATCH': 'Der Fingerabdruck ist veraltet. Ersetzen Sie ihn durch den gezeigten.',
  'code.TLSA_NOT_SECURE': 'Ohne DNSSEC übergehen Absender diesen Eintrag.',
  'code.TLSA_EXTRA': 'Ein weiterer Fingerabdruck ist veröffentlicht; das passt.',
  'code.TLSA_PARTIAL': 'Einer der Fingerabdrücke ist nicht veröffentlicht; das passt.',

  'code.OWN_TOKEN_DIFFERS':
    'Hier ist ein anderer Wert veröffentlicht. Kopieren Sie den gezeigten und fügen Sie ihn ganz ein.',
  'code.OWN_EXPIRED': 'Die Zeit für diesen Eintrag ist abgelaufen. Holen Sie sich einen neuen.',
  'code.OWN_AT_APEX': 'Der Wert steht an der Domain selbst. Verschieben Sie ihn nach {name}.',
  'code.OWN_UNCONFIRMED': 'Ein Nameserver zeigt den Eintrag, ein zweiter muss ihn bestätigen. Nichts zu tun.',
  'code.OWN_TOKEN_REMOVED':
    'Der Nachweis ist nicht mehr veröffentlicht. Mail läuft weiter, aber veröffentlichen Sie ihn zur Sicherheit wieder.',
  'code.ZONE_TEXT_INVALID': 'Der Maildienst gab uns eine unlesbare Liste. Der Support weiß Bescheid; nichts zu tun.',
  'code.unknown': 'Vergleichen Sie diesen Eintrag mit dem gezeigten Wert.',
};
