# Het postvak van de inbreng.

menu-work-contributions = Inbreng
inbox-count = { $count } open, { $late } over de termijn
inbox-none = Alle inbreng is gelezen en beantwoord.
inbox-column = Inbreng
inbox-with = Hetzelfde antwoord
inbox-with-this = Zelfde antwoord voor: { $text }
inbox-late = { $days ->
    [one] 1 dag te laat
   *[other] { $days } dagen te laat
}
inbox-keys = Toetsen: J volgende, K vorige, L voorstel, 1 tot 4 antwoord, P openbaar, H hier houden, B bewaren. Vink in de lijst aan wat hetzelfde antwoord krijgt.
inbox-open = Deze inbreng
inbox-who = Van
inbox-given = Gegeven
inbox-promised = Antwoord voor
inbox-consent = Openbaar?
inbox-standing = Stand
inbox-hints = Misschien gegevens van iemand
inbox-hints-not-all = Dit is gezocht op patroon. Lees zelf of er meer staat.
inbox-alike = Lijkt hier erg op
inbox-alike-same = Zelfde antwoord
inbox-may-read = Mag iedereen dit lezen?
inbox-public = Ja, zoals hieronder
inbox-inside = Nee, hier houden
inbox-no-consent = Wie dit gaf, wil dat alleen de gemeente het leest.
field-public-text = Zoals iedereen het leest
inbox-public-hint = Haal weg wat over anderen gaat en wat niet past bij de huisregels: geen scheldwoorden, geen haat, geen reclame. Verander niets aan wat iemand bedoelt.
inbox-link = Waar hoort het bij?
inbox-suggested = Voorstel
inbox-link-none = Nergens bij
inbox-link-other = Of iets anders
inbox-answer = Wat gebeurt ermee?
handle-used = Gebruikt
handle-partly = Deels gebruikt
handle-not-used = Niet gebruikt
handle-looking = Wordt nog bekeken
field-answer = Antwoord
inbox-answer-hint = Iedereen kan dit lezen. Gebruikt? Dan mag dit leeg blijven: wij noemen waar.
field-answer-until = Tot wanneer
inbox-until-hint = Alleen als het nog wordt bekeken.
inbox-save = Bewaar en ga verder
answer-text-used = Wij gebruikten dit bij '{ $place }'.
answer-text-partly = Wij gebruikten een deel hiervan bij '{ $place }'.
fault-answer-until = Kies een dag die nog komt.
fault-answer-kind = Kies wat ermee gebeurt.
fault-used-where = Kies waar het gebruikt is.
fault-contribution-changed = Deze inbreng is intussen veranderd. Lees hem opnieuw.
contribution-handled = Bewaard. Wie dit zei, kan het antwoord lezen.
hint-email = E-mailadres
hint-iban = Rekeningnummer
hint-bsn = Burgerservicenummer
hint-telephone = Telefoonnummer
hint-postcode = Adres
hint-name = Naam
inbox-other-none = Kies een thema of resultaat
