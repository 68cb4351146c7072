# Wie accounts beheert: manieren om in te loggen, een ander adres, wie wat mag.

ways-in = Inloggen
ways-in-none = Deze persoon kan nog op geen enkele manier inloggen.
ways-in-passwords = Een wachtwoord
ways-in-identities = { $count ->
    [one] Eén gekoppeld account van een andere organisatie
   *[other] { $count } gekoppelde accounts van andere organisaties
}
ways-in-passkeys = { $count ->
    [one] Eén passkey
   *[other] { $count } passkeys
}
ways-in-second-factors = Een tweede stap bij het inloggen
ways-in-forgotten = Wachtwoord kwijt? Dan vraagt deze persoon zelf een nieuw, op de pagina waar u inlogt.
refused-has-a-way-in = Deze persoon kan al inloggen. Een uitnodiging is dan niet nodig. Wachtwoord kwijt? Dan vraagt deze persoon zelf een nieuw, op de pagina waar u inlogt.
pass-recovery-links = Koppelingen met accounts van andere organisaties eindigen, behalve die u in twee stappen maakte. Uw passkeys en uw tweede stap blijven. Was u bij de gemeente langs om weer te kunnen inloggen? Dat gaat dan niet door: vraag het daarna opnieuw. Kijk na het inloggen bij uw account of u alle passkeys kent.

person-email-hint = Verandert u dit? Dan wordt deze persoon overal uitgelogd en werkt het wachtwoord niet meer. Op het nieuwe adres komt een mail met een link om een wachtwoord te kiezen.
letter-address-new-subject = Kies een wachtwoord voor uw account bij { $municipality }
letter-address-new-text =
    Beste { $name },

    Uw account bij { $municipality } heeft nu dit e-mailadres. U bent overal uitgelogd.
    Uw oude wachtwoord werkt niet meer. Kies hier een nieuw wachtwoord:

    { $link }

    De link is alleen voor u. Geef hem niet door.
    U kunt hem één keer gebruiken, binnen een uur.
    Werkt hij niet meer? Vraag dan een nieuwe bij 'Wachtwoord vergeten'.

    Verwacht u deze mail niet? Dan hoeft u niets te doen.

    Met vriendelijke groet,
    { $municipality }

refused-both-keepers = Niemand is tegelijk beheerder en privacyfunctionaris. Zij kijken naar elkaars werk. Kies iemand anders, of laat eerst de andere rol eindigen.
letter-keeper-you-subject = Een andere rol bij { $municipality }
letter-keeper-you-text =
    Beste { $name },

    U hebt bij { $municipality } de rol { $role } gekregen.

    Wist u dit niet? Laat het dan meteen aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
letter-keeper-other-subject = Iemand kreeg een rol bij { $municipality }
letter-keeper-other-text =
    Beste { $name },

    { $who } heeft bij { $municipality } de rol { $role } gekregen.
    Die rol is gegeven door { $by }.

    Klopt dit niet? Laat het dan meteen aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }

capacity-ended-no-officer = De rol is beëindigd. Let op: er is nu niemand met de rol privacyfunctionaris. Vragen van mensen over hun gegevens blijven liggen tot u iemand die rol geeft.
letter-rights-nobody-subject = Niemand beantwoordt vragen bij { $municipality }
letter-rights-nobody-text =
    Beste { $name },

    Iemand vroeg iets over de eigen gegevens bij { $municipality }.
    Er is nu niemand met de rol privacyfunctionaris. De vraag blijft liggen.
    Geef iemand die rol. Dat doet u hier:

    { $link }

    Met vriendelijke groet,
    { $municipality }

refused-membership-over = Deze rol is al voorbij. Wat was, blijft staan.
fault-starts-early = De eerste dag ligt meer dan een jaar terug.
fault-day-late = Deze dag ligt meer dan twintig jaar vooruit.

refused-rights-many = U hebt al vijf verzoeken zonder antwoord. Wacht tot er een antwoord is.
event-rights_request-told = Gemeld dat er verzoeken over gegevens zijn
job-kind-people-requests = Melden dat er verzoeken over gegevens zijn
letter-rights-requests-subject = Verzoeken bij { $municipality }
letter-rights-requests-text =
    Beste { $name },

    Mensen vragen iets over de eigen gegevens op de site van { $municipality }.
    Zonder antwoord: { $count }.
    U kunt het hier lezen en beantwoorden, binnen een maand:

    { $link }

    Met vriendelijke groet,
    { $municipality }

audit-whom = Over: { $who } ({ $id })
audit-role = Rol: { $role }
audit-name-changed = Naam veranderd
audit-address-changed = E-mailadres veranderd
audit-setting = { $setting }: eerst { $before }, nu { $after }
audit-setting-changed = { $setting }: veranderd
audit-setting-empty = leeg
refused-job-own = Dit is een taak van het programma zelf. Die kunt u niet stoppen.
