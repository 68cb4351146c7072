sign-in-via = Inloggen met { $name }
sign-in-via-shared = Op een computer die anderen ook gebruiken
sign-in-with-password = Met een wachtwoord
identities-title = Inloggen zonder wachtwoord
identities-about = Koppel een account dat u elders al hebt. Daarna logt u hier ook met dat account in.
identity-link = Koppelen
identity-since = Gekoppeld sinds { $day }.
identity-end = Koppeling beëindigen
identity-linked = De koppeling is gelukt. U kunt nu ook met dat account inloggen.
identity-ended = De koppeling is beëindigd.
identity-on-to = Verder naar { $name }
onward-title = U gaat naar { $name }
onward-text = Log daar in met het account dat u wilt koppelen. Daarna komt u hier terug. Gebruik alleen uw eigen account.
openid-failed-title = Inloggen met { $name } is niet gelukt
openid-failed-text = Er is niets veranderd. Probeer het opnieuw, of log in op een andere manier.
openid-unknown-title = Dit account is hier nog niet bekend
openid-unknown-text = U bent ingelogd bij { $name }, maar dat account is nog niet gekoppeld. Log eerst in met uw wachtwoord en koppel het bij uw account. Of vraag de gemeente om een uitnodiging.
openid-again = Opnieuw inloggen
openid-new-password = Een nieuw wachtwoord kiezen
pass-without-password = Of zonder wachtwoord
pass-without-password-about = Hebt u al een account bij een van deze organisaties? Dan kunt u daarmee inloggen. U hoeft dan geen wachtwoord te kiezen.
refused-identity-taken = Dit account is al gekoppeld aan een account hier.
event-identity-linked = Account elders gekoppeld
event-identity-ended = Koppeling met een account elders beëindigd
event-sign_in-returned = Teruggekomen van een andere organisatie
letter-identity-linked-subject = Een nieuwe manier van inloggen bij { $municipality }
letter-identity-linked-text =
    Beste { $name },

    Sinds { $day } kunt u bij { $municipality } ook inloggen met { $provider }.

    Deed u dit zelf? Dan hoeft u niets te doen.

    Was u het niet? Beëindig de koppeling dan meteen, en verander uw wachtwoord:

    { $link }

    Laat het daarna aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
refused-identity-first = U logt in via een andere organisatie, in twee stappen. Log zo in om dit te veranderen. Zo kan iemand die alleen uw wachtwoord kent, dat niet.
