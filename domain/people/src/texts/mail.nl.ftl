letter-invitation-subject = Uw account bij { $municipality }
letter-invitation-text =
    Beste { $name },

    U krijgt een account op de site van { $municipality }.
    Kies eerst een wachtwoord. Dat doet u hier:

    { $link }

    De link is alleen voor u. Geef hem niet door.
    U kunt hem één keer gebruiken, binnen zeven dagen.
    Werkt hij niet meer? Vraag de gemeente dan om een nieuwe uitnodiging.

    Verwacht u deze mail niet? Dan hoeft u niets te doen.

    Met vriendelijke groet,
    { $municipality }
letter-recovery-subject = Een nieuw wachtwoord bij { $municipality }
letter-recovery-text =
    Beste { $name },

    Iemand vroeg om een nieuw wachtwoord voor uw account bij { $municipality }.
    Was u dat? Kies dan hier een nieuw wachtwoord:

    { $link }

    De link is alleen voor u. Geef hem niet door.
    U kunt hem één keer gebruiken, binnen een uur.

    Vroeg u dit niet? Dan hoeft u niets te doen. Uw wachtwoord blijft zoals het is.

    Met vriendelijke groet,
    { $municipality }
letter-password-changed-subject = Uw wachtwoord bij { $municipality } is veranderd
letter-password-changed-text =
    Beste { $name },

    Het wachtwoord van uw account bij { $municipality } is veranderd.
    Dat was op { $day } om { $time } uur.

    Deed u dit zelf? Dan hoeft u niets te doen.

    Was u het niet? Kies dan meteen een nieuw wachtwoord:

    { $link }

    Laat het daarna aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
letter-address-changed-subject = Uw e-mailadres bij { $municipality } is veranderd
letter-address-changed-text =
    Beste { $name },

    Uw account bij { $municipality } heeft nu een ander e-mailadres.
    Op dit adres krijgt u er geen mail meer over.

    Wist u dit niet? Laat het dan meteen aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }

menu-mail = Mail
about-werk-mail = Welke mail de site verstuurt, en wat nog wacht.
mail-none = Er is de laatste dertig dagen geen mail verstuurd.
mail-no-server = Er is nog geen mailserver ingesteld
mail-no-server-text = Mail wacht tot die er is. Wie de server beheert, stelt hem in bij [mail] in het configuratiebestand.
mail-subject = Onderwerp
mail-to = Aan
mail-state = Stand
mail-read = Lezen
mail-waiting = Wacht
mail-sending = Gaat nu weg
mail-sent = Verstuurd
mail-shown = Voorbeeld: niet verstuurd
mail-given-up = Niet gelukt
mail-dropped = Niet meer nodig
mail-why-later = De mailserver neemt hem nu niet aan.
mail-why-refused = De mailserver weigert deze mail.
mail-why-unreachable = De mailserver is niet bereikbaar.
mail-why-settings = De mailserver laat onze site niet toe.
mail-attempts = { $count ->
    [one] Eén keer geprobeerd; we proberen het opnieuw.
   *[other] { $count } keer geprobeerd; we proberen het opnieuw.
}

pass-hello = Welkom, { $name }.
pass-email = U logt in met:
pass-invitation-title = Kies een wachtwoord
pass-invitation-about = Kies een wachtwoord. Daarna bent u meteen ingelogd.
pass-invitation-button = Bewaren en inloggen
pass-recovery-title = Kies een nieuw wachtwoord
pass-recovery-about = U wordt overal uitgelogd. Daarna logt u in met uw nieuwe wachtwoord.
pass-recovery-button = Bewaren
refused-pass = Deze link werkt niet meer. Hij is al gebruikt, ingetrokken of verlopen. Vraag een nieuwe.
refused-inactive = Deze persoon kan nu niet inloggen. Zet het account eerst aan.
password-chosen = Uw nieuwe wachtwoord is bewaard. Log er nu mee in.
forgotten-title = Wachtwoord vergeten
forgotten-about = Vul uw e-mailadres in. U krijgt een mail met een link om een nieuw wachtwoord te kiezen.
forgotten-button = Mail mij een link
recovery-asked = Hoort dit adres bij een account? Dan krijgt u zo een mail. De link erin werkt een uur. Kijk ook bij ongewenste mail.
invitation-then = Deze persoon krijgt een mail met een link om zelf een wachtwoord te kiezen. Een eerdere uitnodiging werkt dan niet meer.
invitation-button = Uitnodiging sturen
person-invited = De uitnodiging is onderweg.
person-add-then = Deze persoon krijgt een mail met een link om zelf een wachtwoord te kiezen.
event-person-invited = Uitnodiging gestuurd
event-person-recovery_asked = Nieuw wachtwoord gevraagd
