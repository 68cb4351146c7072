# Wie niet meer kan inloggen, en waar iemand is ingelogd: voor beheerders en voor wie het aangaat.

way-back-title = Weer laten inloggen
way-back-of = { $name } weer laten inloggen
way-back-to = Deze persoon kan niet meer inloggen, of is een apparaat kwijt
way-back-has-app = Deze persoon logt in met een app voor codes.
way-back-no-app = Deze persoon heeft geen app voor codes.
way-back-passkeys = { $count ->
    [0] Er zijn geen passkeys.
    [one] Er is één passkey.
   *[other] Er zijn { $count } passkeys.
}
way-back-elsewhere = { $count ->
    [one] Er is één account bij een andere organisatie met een tweede stap.
   *[other] Er zijn { $count } accounts bij andere organisaties met een tweede stap.
}
way-back-about = Doe dit alleen als u zelf hebt gezien wie het is. Niet op een mail of een telefoontje. De persoon krijgt meteen een mail.
way-back-password = Is ook het wachtwoord kwijt? Laat deze persoon dan eerst zelf een nieuw wachtwoord kiezen. Een nieuw wachtwoord beëindigt een weg terug.
way-back-wait = Wie alles kwijt is, kan na { $hours } uur inloggen met alleen het wachtwoord, en kiest dan een nieuwe tweede stap. De app, de herstelcodes en de passkeys van nu gelden dan niet meer. Tot die tijd kan de persoon het stoppen.
way-back-lost = Wat is de persoon kwijt?
lost-everything = Alles: de app, de herstelcodes en de passkeys
lost-passkey = Alleen de passkey ‘{ $name }’
way-back-known-by = Hoe weet u wie het is?
way-back-known-by-hint = Dit komt in het logboek. De persoon ziet het ook.
known-by-document = De persoon kwam langs en liet een paspoort, identiteitskaart of rijbewijs zien
known-by-acquaintance = De persoon kwam langs en ik ken deze persoon
way-back-button = Doorgaan
way-back-asked = De weg terug gaat open als de wachttijd voorbij is. De persoon krijgt een mail.
way-back-under-way = Er is al een weg terug
way-back-line = Gevraagd op { $asked }. Open van { $opens } tot { $ends }.
way-back-withdraw = Weg terug intrekken
way-back-withdrawn = De weg terug is ingetrokken.
passkey-taken = De passkey is weg. De persoon is overal uitgelogd en krijgt een mail.
refused-nothing-lost = Deze persoon logt in met alleen een wachtwoord. Wie dat vergat, kiest bij het inloggen ‘Wachtwoord vergeten’.
refused-way-back-there = Er is al een weg terug. Trek die eerst in als u opnieuw wilt beginnen.
refused-way-back-moved = Deze persoon kreeg kort geleden een ander e-mailadres. Een weg terug kan pas 30 dagen daarna. Zo merkt de eigenaar het als iemand anders dit vraagt.
refused-last-way = Dit is de enige tweede stap van deze persoon. Kies daarom ‘Alles’: dan gaat er een weg terug open.
way-back-stop-title = Kunt u nog gewoon inloggen?
way-back-stop-about = Iemand bij de gemeente vroeg om u weer te laten inloggen zonder uw app of passkey. Vroeg u dat niet? Stop het dan. Er verandert dan niets aan uw account.
way-back-stop = Stoppen
way-back-stopped = Het is gestopt. U logt in zoals u gewend bent. Laat de gemeente weten dat u dit niet vroeg.
way-back-taken = U bent weer binnen. Kies nu een nieuwe tweede stap.
event-way_back-asked = Gevraagd om iemand weer te laten inloggen
event-way_back-withdrawn = Weg terug ingetrokken
event-way_back-stopped = Weg terug gestopt
event-way_back-taken = Weer ingelogd langs een weg terug
event-passkey-taken_away = Passkey weggehaald door een beheerder
event-session-all_ended = Overal uitgelogd door een beheerder
person-sessions = Waar deze persoon is ingelogd
person-sessions-none = Deze persoon is nu nergens ingelogd.
person-session-line = Als { $capacity }, sinds { $since }. { $recent ->
    [yes] Het laatste kwartier nog gezien.
   *[no] Langer dan een kwartier niet gezien.
}
person-sessions-end = Overal uitloggen
person-sessions-ended = De persoon is overal uitgelogd.
person-sessions-own = Bekijk waar u bent ingelogd
settings-access = Weer inloggen
settings-access-about = Wie de app en de herstelcodes kwijt is, komt na een wachttijd weer binnen. In die tijd kan de persoon het stoppen.
setting-way-back = Wachttijd in uren
setting-way-back-hint = Een getal van 24 tot en met 168.
fault-way-back-hours = Vul een getal in van 24 tot en met 168.
letter-way-back-asked-subject = Weer inloggen bij { $municipality }
letter-way-back-asked-text =
    Beste { $name },

    Een beheerder van { $municipality } vroeg om u weer te laten inloggen.
    Vanaf { $day } om { $time } uur kan dat met alleen uw wachtwoord.
    U kiest dan een nieuwe tweede stap. De oude geldt niet meer.
    Kiest u eerder een nieuw wachtwoord? Dan gaat dit niet door.

    Bent u hiervoor langs geweest bij de gemeente? Dan hoeft u niets te doen.

    Was u het niet? Stop het dan hier:

    { $link }

    Laat het daarna meteen aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
letter-way-back-taken-subject = Er is weer ingelogd bij { $municipality }
letter-way-back-taken-text =
    Beste { $name },

    Op { $day } om { $time } uur is ingelogd met alleen uw wachtwoord.
    Uw app, herstelcodes en passkeys van daarvoor gelden niet meer.

    Deed u dit zelf? Dan hoeft u niets te doen.

    Was u het niet? Kies dan meteen een nieuw wachtwoord:

    { $link }

    Laat het daarna aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
letter-passkey-taken-subject = Een passkey bij { $municipality } is weggehaald
letter-passkey-taken-text =
    Beste { $name },

    Een beheerder van { $municipality } haalde een passkey van uw account weg.
    Dat was op { $day } om { $time } uur. U bent overal uitgelogd.

    Vroeg u hier zelf om? Dan hoeft u niets te doen.

    Was u het niet? Laat het dan meteen aan de gemeente weten.
    U kunt nog inloggen:

    { $link }

    Met vriendelijke groet,
    { $municipality }
