wait-title = Even wachten
wait-text = { $minutes ->
    [one] Er is hier te vaak geprobeerd in te loggen. Over één minuut kunt u het opnieuw proberen. Wat u invulde, staat er nog.
   *[other] Er is hier te vaak geprobeerd in te loggen. Over { $minutes } minuten kunt u het opnieuw proberen. Wat u invulde, staat er nog.
}
wait-device = Kunt u niet wachten? Op een apparaat waarop u eerder inlogde, kunt u vaak meteen verder. Of
wait-recovery = laat u een link mailen om een nieuw wachtwoord te kiezen
own-data-device = Bekend apparaat, laatst ingelogd
