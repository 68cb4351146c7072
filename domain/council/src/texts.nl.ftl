menu-reports = Rapporten
menu-work-reports = Rapporten aan de raad
reports-title = Rapporten aan de raad
reports-text = Een paar keer per jaar schrijft de gemeente op hoe het gaat met de sociale agenda. In tien minuten hebt u zo’n rapport gelezen.
reports-none = Er is nog geen rapport. Zodra het eerste klaar is, leest u het hier.
reports-breadcrumb = Kruimelpad
reports-pdf = { $name } als PDF
report-download = Download dit rapport als PDF ({ $size } kB)

work-reports-text = Een rapport volgt de cijfers tot u het vastzet.
work-reports-none = Er is nog geen rapport. Begin er hieronder een.
report-start = Een rapport beginnen
report-start-button = Beginnen
report-was-started = Het rapport staat klaar. De cijfers staan er al in.
report-title = Titel
report-title-proposed = Rapport aan de raad
report-period = Waarover
report-period-hint = In een paar woorden, zoals: tweede helft 2026.
report-language = Taal
report-language-nl = Nederlands
report-language-en = Engels
report-status = Stand
report-status-draft = In de maak
report-status-frozen = Openbaar
report-started = Begonnen op
report-fault-language = Kies een taal.
report-fault-asks = Vraag hoogstens tien dingen tegelijk.
report-fault-ask-long = Een vraag mag 300 tekens lang zijn. Maak de langste korter.

report-per-theme = Per thema
report-no-themes = De agenda heeft nog geen thema’s.
report-needs-agenda = Er is nog geen agenda. Zet die eerst klaar, dan kunt u een rapport maken.
report-whole = Het hele rapport
report-headline = Kop: hoe gaat het, in één zin
report-standfirst = In het kort
report-theme-text = Uitleg
report-asks = Wat vraagt u aan de raad?
report-asks-short = Vragen
report-asks-hint = Eén vraag per regel. Schrijf op wat de raad moet kiezen, bespreken of weten, en wanneer.
report-empty-hint = Laat leeg om de zin te gebruiken die hieronder staat.
report-by-itself = Uit de cijfers: { $text }
report-save = Bewaren
report-back = Terug
report-unsaved = Uw tekst is nog niet bewaard.
report-was-saved = Bewaard.
report-stale-title = Iemand anders was u voor
report-stale-text = De tekst is veranderd nadat u hem opende. Er is nog niets bewaard. Hieronder staat wat de ander schreef. Wat u typte, staat nog in het formulier.
report-stale-theirs = Wat de ander schreef

report-preview = Voorbeeld bekijken
report-preview-text = Zo leest het rapport met de cijfers van nu. Alleen de werkplek ziet dit.
report-to-draft = Terug naar het rapport in de maak
report-freeze = Vastzetten en openbaar maken
report-freeze-text = Hierna verandert het rapport niet meer. De tekst, de cijfers en de PDF blijven zoals ze nu zijn, en iedereen kan ze lezen. Voor nieuwe cijfers maakt u een nieuw rapport.
report-freeze-look = Lees het nog één keer na:
report-freeze-unknowns = Dit staat er ook bij
report-freeze-button = Vastzetten
report-freeze-asked = We maken het rapport op. Dat duurt even.
report-freeze-done = Het rapport is openbaar.
report-freeze-stale = Het rapport is niet vastgezet: iemand heeft het intussen veranderd of weggehaald. Bekijk het opnieuw.
report-remove = Dit rapport weghalen
report-remove-text = Wat u voor dit rapport schreef, is daarna weg. De cijfers blijven.
report-remove-reason = Waarom?
report-remove-hint = We bewaren deze reden, met uw naam, twee jaar.
report-remove-button = Weghalen
report-was-removed = Het rapport is weggehaald.

report-sender = { $name }, sociale agenda
report-foot = Rood: { $name }. Stippels: streefpad. Ruitje: streefwaarde. Open: voorlopig. Stand { $day }.
report-said-of = { $name }: { $said }
report-headline-no-indicators = Over dit onderdeel zijn geen cijfers afgesproken
report-headline-no-figures = Er zijn nog geen cijfers
report-headline-no-targets = Er zijn cijfers, maar nog geen streefwaarden
report-headline-all-on-course = { $judged ->
    [one] Het ene cijfer is op koers
   *[other] Alle { $judged } cijfers met een streefwaarde zijn op koers
 }
report-headline-none-behind = { $on } van de { $all } cijfers op koers, geen enkel achter
report-headline-some-behind = { $on } van de { $all } cijfers op koers, { $behind } achter
report-theme-none-behind = { $on } van de { $all } op koers, geen enkel achter
report-theme-some-behind = { $on } van de { $all } op koers, { $behind } achter
report-no-indicators-sentence = Er zijn geen cijfers afgesproken waaraan u kunt zien hoe het gaat.
report-count-measured = De agenda heeft { $all ->
    [one] één cijfer, en
   *[other] { $all } cijfers, en
 } daarvan { $measured ->
    [0] is er nog geen gemeten.
    [one] is er één gemeten.
   *[other] zijn er { $measured } gemeten.
 }
report-count-on-course = { $count ->
    [one] Eén is op koers.
   *[other] { $count } zijn op koers.
 }
report-count-reached = { $count ->
    [one] Daarvan heeft er één de streefwaarde al bereikt.
   *[other] Daarvan hebben er { $count } de streefwaarde al bereikt.
 }
report-count-behind = { $count ->
    [one] Eén blijft achter.
   *[other] { $count } blijven achter.
 }
report-count-undetermined = Van { $count } weten we het niet zeker.
report-count-no-target = Voor { $count } is geen streefwaarde afgesproken.
report-behind-are = Achter: { $names }.
report-undetermined-are = Niet te bepalen: { $names }.
report-name-value-target = { $name } ({ $value }, het streefpad vraagt { $target })
report-remark-proposal = voorstel
report-remark-provisional = voorlopig
report-remark-derived = afgeleid cijfer weggelaten
report-course = Van { $from } in { $since } naar { $to } in { $until }.
report-course-one = { $to } in { $until }.
report-basis-figures-name = Cijfers
report-basis-figures = Stand van { $day }.
report-basis-agenda-name = Agenda
report-basis-adopted = { $title }, { $years }, versie { $number }, vastgesteld door { $body } op { $date }.
report-basis-proposed = { $title }, { $years }, versie { $number }, nog niet vastgesteld.
report-margin = ({ $margin })
report-districts-title = Per wijk: { $name }, { $period }
report-guide = Tussen haakjes staat de marge: 19 van de 20 keer ligt het echte cijfer daartussen. De streefwaarde is het getal dat we willen bereiken. Het streefpad is de weg daarheen: wat het cijfer nu moet zijn. Een cijfer is achter als het, ook met de marge erbij, slechter is dan het streefpad. Ligt het streefpad binnen de marge, dan is de stand niet te bepalen. Voorlopige cijfers kunnen nog veranderen.
report-unknown-no-indicator = Hier is nog geen cijfer voor gekozen: { $names }.
report-unknown-no-figure = Nog niet gemeten: { $names }.
report-unknown-no-target = Geen streefwaarde: { $names }.
report-unknown-provisional = { $count ->
    [one] Eén cijfer is voorlopig en kan nog veranderen. Dat staat erbij.
   *[other] { $count } cijfers zijn voorlopig en kunnen nog veranderen. Dat staat erbij.
 }
report-unknown-derived = Weggelaten, want afgeleid door een ander en geen officieel cijfer: { $names }.
report-made = Gemaakt op { $day } door { $name } met Samenkoers, open software (EUPL-1.2).
report-made-up = { $name } bestaat niet. Alle cijfers, namen en vragen zijn verzonnen.

report-word-page-of = blz. { $page } van { $pages }
report-word-in-short = In het kort
report-word-how-it-stands = Hoe de cijfers ervoor staan
report-word-asked = Gevraagd aan de raad
report-word-nothing-asked = We vragen u hier niets. Dit is ter informatie.
report-word-basis = Waar dit op rust
report-word-how-to-read = Zo leest u dit
report-word-intended = Wat we wilden
report-word-where-we-stand = Waar we staan
report-word-no-indicators = Voor dit thema zijn nog geen cijfers gekozen.
report-word-no-indicator = Nog geen cijfer gekozen
report-word-per-result = Per resultaat
report-word-by-district = Waar het per wijk het meest verschilt
report-word-result = Beoogd resultaat
report-word-indicator = Cijfer
report-word-latest = Nu
report-word-target = Streefpad
report-word-status = Stand
report-word-sources = Bronnen en wat we niet weten
report-word-meaning = Wat het telt
report-word-source = Bron
report-word-definitions = Wat de cijfers tellen
report-word-unknowns = Wat dit rapport niet zegt
report-word-colophon = Colofon
report-stand-reached = streefwaarde bereikt
report-stand-on-course = op koers
report-stand-behind = achter
report-stand-undetermined = niet te bepalen
report-stand-no-figure = nog geen cijfer
report-stand-no-target = geen streefwaarde

about-werk-rapporten = Een rapport maken met de cijfers van nu, en het openbaar maken.
event-report-started = Een rapport begonnen
event-report-changed = Een rapport veranderd
event-report-theme_written = Een thema van een rapport beschreven
event-report-freeze_asked = Gevraagd om een rapport vast te zetten
event-report-frozen = Een rapport vastgezet en openbaar gemaakt
event-report-removed = Een rapport weggehaald

report-revised = Cijfers die sindsdien zijn veranderd
report-revised-text = Dit rapport is vastgezet en blijft zoals het was. De bron verbeterde later deze cijfers:
report-revised-was = in het rapport
report-revised-now = nu
report-revised-gone = geen cijfer
