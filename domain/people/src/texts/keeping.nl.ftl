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
pass-recovery-links = Koppelingen met accounts van andere organisaties eindigen. Uw passkeys en uw tweede stap blijven. Kijk na het inloggen bij uw account of u alle passkeys kent.
