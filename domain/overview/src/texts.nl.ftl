menu-where = Waar staan we?
menu-themes = Thema’s
way-back = Kruimelpad
list-and = en

where-title = Waar staan we?
where-date = Stand op { $date }
where-proposed = De raad heeft nog niet over deze agenda besloten.
home-key-title = { $count ->
    [one] Eén uit { $what }
   *[other] Alle { $count } { $what }
  }
home-key-proposals = { $count ->
    [one] Daarnaast is er één cijfer voorgesteld. Dat tellen we hier niet mee.
   *[other] Daarnaast zijn er { $count } cijfers voorgesteld. Die tellen we hier niet mee.
  }
home-themes-title = { $count ->
    [0] Nog geen { $what }
    [1] Eén uit { $what }
    [2] Twee { $what }
    [3] Drie { $what }
    [4] Vier { $what }
    [5] Vijf { $what }
    [6] Zes { $what }
    [7] Zeven { $what }
    [8] Acht { $what }
    [9] Negen { $what }
   *[other] { $count } { $what }
  }
home-themes-lead = Per regel ziet u hoe het gaat, met één cijfer eruit gelicht.
column-light = Eén cijfer eruit gelicht
unmeasured-row = Nog niet afgesproken wat we meten
light-source = Nog geen cijfer. Het kan komen uit: { $source }.
light-none = Nog geen cijfer, en nog geen bron.

tally-none = Op onze agenda staan nog geen { $what }. Wat we willen bereiken, leest u hieronder.
tally-proposals = Er zijn nog geen { $what } vastgesteld. Er { $all ->
    [one] is er *één* voorgesteld.
   *[other] zijn er *{ $all }* voorgesteld.
  }
tally-all-on-course = { $all ->
    [one] Er staat één cijfer op onze agenda, en dat is *op koers*.
   *[other] Alle { $all } { $what } op onze agenda zijn *op koers*.
  }
tally-all-behind = { $all ->
    [one] Er staat één cijfer op onze agenda, en dat loopt *achter*.
   *[other] Alle { $all } { $what } op onze agenda lopen *achter*.
  }
tally-all-no-figure = { $all ->
    [one] Wat we hebben afgesproken, meten we *nog niet*.
   *[other] Van deze { $all } { $what } meten we er *nog geen*.
  }
tally-no-verdict = { $all ->
    [one] Er staat één cijfer op onze agenda. Of dat op koers is, kunnen we *nog niet zeggen*.
   *[other] Van geen van de { $all } { $what } op onze agenda kunnen we zeggen of het op koers is.
  }
tally-on-course-only = Van de { $all } { $what } op onze agenda { $on ->
    [one] is er *1 op koers*
   *[other] zijn er *{ $on } op koers*
  } en loopt er *geen achter*.
tally-behind-only = Van de { $all } { $what } op onze agenda { $behind ->
    [one] loopt er *1 achter*
   *[other] lopen er *{ $behind } achter*
  } en is er *geen op koers*.
tally-both = Van de { $all } { $what } op onze agenda { $on ->
    [one] is er *1 op koers*
   *[other] zijn er *{ $on } op koers*
  } en { $behind ->
    [one] { $on ->
        [one] *1 achter*
       *[other] is er *1 achter*
      }
   *[other] { $on ->
        [one] zijn er *{ $behind } achter*
       *[other] *{ $behind } achter*
      }
  }.
tally-reached = { $reached ->
    [one] Van de cijfers op koers heeft er *1* de streefwaarde al bereikt.
   *[other] Van de cijfers op koers hebben er *{ $reached }* de streefwaarde al bereikt.
  }
rest-undetermined = van *{ $count }* kunnen we het niet zeker zeggen
rest-no-target = bij *{ $count }* is geen streefwaarde afgesproken
rest-no-figure = *{ $count }* meten we nog niet
rest-derived = van *{ $count }* is het cijfer nog niet officieel

stands-reached = Streefwaarde bereikt
stands-on-course = Op koers
stands-behind = Achter
stands-undetermined = Niet te bepalen
stands-no-figure = Nog geen cijfer
stands-derived = Nog niet officieel
stands-no-target = Geen streefwaarde
tells-reached = streefwaarde bereikt
tells-on-course = op koers
tells-behind = achter
tells-undetermined = niet te bepalen
tells-no-figure = nog geen cijfer
tells-derived = nog niet officieel
tells-no-target = zonder streefwaarde
means-reached = Het cijfer is zeker zo goed als de streefwaarde, of beter, en het is definitief.
means-on-course = Het cijfer ligt op het streefpad, of is beter.
means-behind = Het cijfer is minder goed dan het streefpad voor dit moment vraagt. Ook met de marge erbij, als we die kennen.
means-undetermined = Er is een cijfer, maar het verschil is kleiner dan de marge of dan de afronding. Of we spraken niet af welke kant beter is. Dan vertelt het cijfer niet genoeg.
means-no-figure = Niemand heeft het nog gemeten, of de bron gaf nog niets.
means-derived = Deze waarde lazen we niet bij de bron zelf. We oordelen er dus niet over.
means-no-target = Er is een cijfer, maar we spraken voor dat moment geen streefwaarde af.
tag-proposal = Voorstel
tag-provisional = Voorlopig
tag-derived = Afgeleid
absent-not-measured = nog niet gemeten
absent-withheld = niet getoond, zodat niemand te herkennen is
absent-impossible = bestaat niet voor { $period }
absent-unknown = onbekend voor { $period }
absent-secret = geheim voor { $period }
absent-not-delivered = nog niet geleverd voor { $period }
drawn-told = van { $from } in { $start } naar { $to } in { $end }.
drawn-percent = In procenten.
drawn-nation = Nederland
drawn-target = Streefwaarde
drawn-target-when = in { $period }
drawn-break = andere manier van meten
drawn-start = De schaal begint bij { $start }, niet bij nul.
drawn-table = Alle waarden en de uitleg

lived-title = Volgens wie het meemaakt
lived-text = Een cijfer vertelt nooit alles. Wat mensen er zelf van merken, komt hier naast de cijfers te staan.
lived-who = Bewoners, partners en professionals:
lived-line = Wat mensen ervan merken, komt hier te staan.
lived-not-asked = nog niet gevraagd
lived-not-asked-yet = Nog niet gevraagd
head-people = Ervaring
head-stand = Stand
head-direction = Welke kant op
home-read-title = Hoe lees ik dit?
home-read-line = De rode lijn
home-read-line-text = Dat zijn wij. De stippen zijn het streefpad: zo gaat het naar de streefwaarde, het ruitje. Een open punt is nog voorlopig. Het lichte vlak is de marge: daar ligt het echte cijfer 19 van de 20 keer in.
home-read-more = Meer weten?
home-agenda-adopted = Vastgesteld door: { $decision }.
home-agenda-versions = Versies en besluiten
home-agenda-versions-text = Wat er is besloten, en wat er sinds de vorige versie veranderde.
home-agenda-vision = Visie en motoren
home-agenda-vision-text = Waar we vanuit gaan, wat ons voortdrijft en wat we leerden.
home-agenda-notes = Beleidsnotities
home-agenda-notes-text = Het andere beleid waar deze agenda op steunt.
home-reports-lead = Wat vertelden we de raad? Lees de rapporten, met de cijfers van toen.
home-reports-link = Naar de rapporten
home-empty-title = De agenda komt eraan
home-empty-text = { $name } werkt aan een sociale agenda: wat we willen bereiken, en hoe het daarmee gaat. Zodra de agenda openbaar is, vindt u die op deze pagina.
home-empty-begin = U kunt de agenda zelf opbouwen, inlezen uit een bestand of overnemen van een andere gemeente.
home-empty-begin-link = Naar de eerste stappen
home-empty-contact = Heeft u een vraag? { $contact }

list-lead = { $themes } { $theme } met samen { $results } { $result }: wat we willen bereiken.
indicators-all = Alle { $what }
indicators-lead = Alles waaraan we meten of het lukt, met de stand van nu.
indicators-none = Er is nog geen agenda met cijfers.
indicators-nothing = Hier hoort nu geen enkel cijfer bij.
indicators-any-stand = Elke stand
indicators-any-theme = Alle thema’s
indicators-show = Laat zien
indicators-shown = U ziet { $count } van de { $all } { $what }.
indicators-not-stand = Niet alleen ‘{ $stand }’
indicators-not-theme = Niet alleen ‘{ $theme }’
theme-goal-empty = Bij dit doel staat nog niets.
unmeasured-short = We spraken nog niet af wat we meten.
unmeasured-long = We spraken nog niet af waaraan we dit meten. Daarom staat hier geen cijfer.
written-title = Waar staat dit?
written-versions = Bekijk de versies
document-only = In: { $title }.
document-place = In: { $title }, { $place }.
written-changed = Deze versie noemt dit anders dan de vorige. Waarom?
other-themes = Vorige en volgende
theme-before = ‹ { $name }
theme-after = { $name } ›
towards-more = Meer is beter
towards-fewer = Minder is beter
towards-longer = Langer is beter
towards-better = Beter: één getal vangt het niet
result-source = Bron: { $source }.
result-source-possible = Het cijfer kan komen uit: { $source }.
result-onward = Dit hoort bij een groter geheel.

thread-title = De rode draad
thread-lead = Van het besluit tot wat we de raad erover vertellen.
thread-decision = Besluit
thread-number = nummer { $number }
thread-no-number = nummer onbekend
thread-proposed = Voorgelegd aan de raad, nog niet besloten
thread-undecided = Van het besluit zijn de gegevens niet bekend
thread-here = U bent hier.
thread-measures = { $count ->
    [0] Dit meten we nog niet
    [one] Zo meten we het
   *[other] Zo meten we het, met { $count } { $what }
  }
thread-mentions = Wat erop volgde
thread-mentioned = { $count ->
    [0] Dit staat nog in geen rapport
    [one] Dit staat in één rapport
   *[other] Dit staat in meer rapporten
  }
thread-more = en meer
thread-drawn = Het besluit, het thema en het doel lopen als één draad naar { $name }. Daar gaat de draad uiteen naar de cijfers en naar wat erop volgde. Hetzelfde staat hieronder als lijst.
thread-drawn-more = en { $count } meer

search-label = Wat zoekt u?
search-button = Zoek
search-what = U vindt hier { $themes }, { $results }, { $indicators } en rapporten. Hoofdletters en accenten maken niet uit.
search-count = { $count ->
    [one] 1 gevonden
    [50] De eerste 50 gevonden. Vul een woord aan om er minder te zien.
   *[other] { $count } gevonden
  }
search-nothing = Niets gevonden voor ‘{ $asked }’
search-help = Dit helpt misschien:
search-help-shorter = Schrijf minder woorden, of alleen het begin van een woord.
search-help-other = Probeer een ander woord: ‘eenzaam’ in plaats van ‘alleen’.
search-help-themes = Kijk bij de thema’s
hit-statement = Visie
hit-policy-note = Beleidsnotitie
hit-report = Rapport
hit-page = Pagina

explain-lead = Een cijfer is pas iets waard als u weet waar het vandaan komt en hoe zeker het is. Dat leest u hier.
explain-marks = Wat de tekens betekenen
explain-nothing = Geen cijfer is niet nul
explain-nothing-lead = Ontbreekt een cijfer, dan zeggen we waarom. Er zijn vier redenen.
absence-not-delivered = Nog niet geleverd
absence-not-delivered-text = De bron komt er nog mee, of leverde het niet.
absence-secret = Geheim
absence-secret-text = De bron toont het niet, omdat het iets over een persoon zou verklappen.
absence-unknown = Onbekend
absence-unknown-text = Er is gemeten, maar de bron weet de uitkomst niet of vindt die niet goed genoeg.
absence-impossible = Bestaat niet
absence-impossible-text = Het kan er niet zijn: bijvoorbeeld een wijk waar niemand woont.
explain-small = Gaat een cijfer over een wijk, een buurt of een groep en over minder dan { $count } mensen, dan tonen we het niet. Een cijfer ernaast tonen we dan soms ook niet: anders kunt u het uitrekenen. Weten we niet over hoeveel mensen een cijfer gaat, dan volgen we de bron.
explain-sure = Hoe zeker is het?
sure-provisional = De bron kan het nog verbeteren. In een grafiek is dat stuk gestreept en het punt open.
sure-derived = Niet van de bron zelf gelezen, maar via iemand anders. Zo’n cijfer tellen we nooit als officieel, en het komt niet in een rapport aan de raad.
sure-proposal = De raad heeft dit niet vastgesteld. Iemand stelt voor om het zo te meten.
sure-final-word = Definitief
sure-final = De bron verandert het niet meer. Dan staat er geen woord bij.
sure-margin-word = Marge
sure-margin = Wie een deel van de mensen vraagt, meet nooit precies. Met 95 procent zekerheid ligt het echte cijfer binnen de marge, het lichte vlak om de lijn. Ook als iedereen is geteld, verschilt het ene jaar van het andere door toeval; de marge laat zien hoeveel. En wie twintig cijfers vergelijkt, vindt er gemiddeld één bijzonder die dat niet is.
explain-path = Streefwaarde en streefpad
explain-path-lead = De streefwaarde is het getal dat we willen bereiken, met het moment erbij. Het streefpad is de weg daarheen vanaf het begin: wat het cijfer onderweg moet zijn. Een doel is iets anders: dat zegt in woorden wat we willen.
course-linear = Rechte lijn
course-linear-text = Elk jaar hoort er een even groot stukje bij.
course-stepped = In stappen
course-stepped-text = Een waarde geldt tot de volgende stap.
course-free = Alleen momenten
course-free-text = Er zijn alleen waarden voor vaste momenten. Daartussen zeggen we niets.
explain-sources = Waar de cijfers vandaan komen
explain-no-sources = Er zijn nog geen bronnen, want er is nog geen openbare agenda met cijfers.
explain-sources-caption = Bronnen van de cijfers op onze agenda, met hoeveel er uit elke bron komen
explain-publisher = Wie
explain-table = Tabel of monitor
explain-count = Aantal
explain-licence = Cijfers van het CBS mag iedereen gebruiken, met ‘bron: CBS’ erbij. De licentie is
explain-wrong = Klopt er iets niet?
explain-wrong-contact = Laat het ons weten. Zeg erbij om welk cijfer het gaat en wat u verwachtte. Contact: { $contact }
explain-wrong-nobody = Er staat nog geen adres op deze site. Bel of schrijf uw gemeente, en zeg om welk cijfer het gaat.

access-lead = Iedereen moet deze site van { $name } kunnen gebruiken. Ook als u slecht ziet, niet met een muis werkt of moeilijk leest.
access-status = Voldoet de site?
access-not-published = Nog niet gepubliceerd.
access-not-published-text = Er staat voor deze site nog geen toegankelijkheidsverklaring in het landelijke register. We zeggen dus niet dat de site aan alle eisen voldoet.
access-published = De verklaring met de status en wat nog niet goed is, staat in het landelijke register.
access-register = Lees de toegankelijkheidsverklaring
access-tested = Waar we op letten
access-tested-lead = Zo is de software achter deze site gemaakt.
tested-rules = Elke wijziging houden we naast de eisen van WCAG 2.2, niveau A en AA. Een automatische test (axe) kijkt mee in een echte browser.
tested-keyboard = Alles werkt met alleen het toetsenbord. U ziet altijd waar u bent.
tested-zoom = Alles past op een telefoon en blijft leesbaar als u twee keer vergroot.
tested-contrast = Kleur is nooit het enige verschil: bij elk teken staat een woord.
tested-scripts = Elke pagina werkt zonder JavaScript.
tested-charts = Elke grafiek heeft een omschrijving, en de waarden staan ook in een tabel.
access-untested = Een onafhankelijk onderzoek, met mensen die hulpmiddelen gebruiken, is hier nog niet genoemd. Staat er een in het register, dan gaat dat voor.
access-ask = Loopt u ergens tegenaan?
access-ask-contact = Laat het ons weten, dan zoeken we een oplossing. Contact: { $contact }
access-ask-nobody = Er staat nog geen adres op deze site. Bel of schrijf uw gemeente.
access-time = U krijgt binnen vijf werkdagen een bericht dat we uw melding hebben. Binnen drie weken hoort u wat we eraan doen.
access-complaint = Niet tevreden met ons antwoord? Dan kunt u een klacht indienen bij uw gemeente, en daarna bij de Nationale ombudsman.
access-date = We bekeken deze tekst voor het laatst op { $date }.
