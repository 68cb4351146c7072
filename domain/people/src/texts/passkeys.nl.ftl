sign-in-passkey = Inloggen met passkey
fault-passkey = Inloggen met uw passkey is niet gelukt. Probeer het opnieuw, of log in met uw wachtwoord.
field-passkey = Passkey
passkeys = Passkeys
passkeys-about = Met een passkey logt u in zonder wachtwoord: met uw vingerafdruk, uw gezicht of de code van uw apparaat. Die verlaten uw apparaat niet.
passkeys-to = Passkeys regelen
passkeys-none = U hebt nog geen passkey.
passkey-line = Gemaakt op { $made }. Laatst gebruikt op { $used }.
passkey-line-unused = Gemaakt op { $made }. Nog niet gebruikt.
passkey-change = Naam veranderen of verwijderen
passkey-add = Een passkey toevoegen
passkey-add-about = Uw apparaat vraagt u om de passkey te bewaren. Op andere apparaten wordt u uitgelogd.
passkey-add-button = Passkey maken
passkey-name = Naam
passkey-name-hint = Waaraan u hem herkent. Bijvoorbeeld: Mijn telefoon.
passkey-unknown-here = Deze browser kan geen passkey maken, of JavaScript staat uit. Inloggen met uw wachtwoord blijft werken.
passkey-no-https = Passkeys werken alleen op een beveiligd adres, dat met https begint.
passkey-new-failed = De passkey is niet gemaakt. Misschien staat er al een op dit apparaat, of duurde het te lang. Probeer het opnieuw.
fault-passkey-new = De passkey is niet gemaakt. Probeer het opnieuw.
passkey-added = De passkey is toegevoegd. U kunt er voortaan mee inloggen.
passkey-remove = Passkey verwijderen
passkey-remove-then = U kunt er dan niet meer mee inloggen. Op andere apparaten wordt u uitgelogd. Haal hem daarna ook van uw apparaat.
passkey-remove-sure = Ja, verwijder deze passkey
passkey-removed = De passkey is verwijderd.
refused-passkeys-most = U hebt al tien passkeys. Verwijder er eerst een.
refused-passkey-first = U hebt een passkey. Log daarmee in om dit te veranderen. Zo kan iemand die alleen uw wachtwoord kent, dat niet.
refused-example = Dit is een persoon uit het voorbeeld. Iedereen kan er met één klik mee inloggen, dus een wachtwoord, passkey of tweede stap kan niet.
event-passkey-added = Passkey toegevoegd
event-passkey-renamed = Passkey een andere naam gegeven
event-passkey-removed = Passkey verwijderd
event-sign_in-passkey_shown = Passkey laten zien
event-sign_in-passkey_refused = Met een passkey niet binnengekomen
letter-passkey-added-subject = Een nieuwe passkey bij { $municipality }
letter-passkey-added-text =
    Beste { $name },

    Bij uw account bij { $municipality } kwam een passkey.
    Daarmee kunt u inloggen zonder wachtwoord.
    Dat was op { $day } om { $time } uur.

    Deed u dit zelf? Dan hoeft u niets te doen.

    Was u het niet? Log dan meteen in en verwijder de passkey:

    { $link }

    Laat het daarna aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
