menu-figures = Cijfers
breadcrumb = Kruimelpad
where-we-stand = Waar staan we?
country = Nederland

stand-reached = Streefwaarde bereikt
stand-on-course = Op koers
stand-behind = Achter
stand-undetermined = Niet te bepalen
stand-no-figure = Nog geen cijfer
stand-derived = Nog niet officieel
stand-no-target = Geen streefwaarde
label-provisional = Voorlopig
label-derived = Afgeleid
status-provisional = voorlopig
status-final = definitief
status-derived = Afgeleid
status-word-provisional = voorlopig
status-word-derived = afgeleid
nothing-impossible = kan niet voorkomen
nothing-unknown = onbekend
nothing-secret = geheim, om mensen te beschermen
nothing-not_delivered = niet geleverd
menu-attention = Wat vraagt aandacht
about-werk-aandacht = Cijfers die achterblijven of ontbreken, en leveringen die misgingen.
attention-title = Wat vraagt aandacht
attention-lead = { $count ->
    [0] Er is op dit moment niets dat aandacht vraagt.
    [one] Eén ding vraagt aandacht.
   *[other] { $count } dingen vragen aandacht.
  }
attention-themes = Kies een thema
attention-all = Alles
attention-none = Alle cijfers zijn er, en ze zijn op koers.
attention-what = Cijfer
attention-why = Waarom
attention-deliveries = Leveringen van de laatste maand
attention-why-refused = Geweigerd: er is niets van op de site gekomen.
attention-why-tried = Dit was een proef. De cijfers staan nog niet op de site.
attention-why-rejected = { $count ->
    [one] Eén regel is overgeslagen. De rest staat op de site.
   *[other] { $count } regels zijn overgeslagen. De rest staat op de site.
  }
attention-behind = Achter
attention-do-behind = Bespreek met de partners wat er aan de hand is, en wat anders kan.
attention-worse = Gaat de verkeerde kant op
attention-do-worse = Nog niet achter, maar de laatste jaren wordt het slechter.
attention-late = Er had een nieuwer cijfer kunnen zijn
attention-do-late = Kijk of de bron een nieuw cijfer heeft, en lees het in bij Cijfers. Bronnen hebben tot een jaar na een periode nodig.
attention-why-late = Het nieuwste cijfer gaat over { $period }.
attention-undetermined = Niet te bepalen
attention-do-undetermined = Vraag de bron om aantallen of een marge, of spreek af welke kant het op moet.
attention-no-figure = Nog geen cijfer
attention-do-no-figure = Lees een cijfer in, of kies een andere indicator als het cijfer niet komt.
attention-no-target = Geen streefwaarde
attention-do-no-target = Spreek af wat het moet worden, en wanneer. Zonder streefwaarde kan niemand zeggen of het goed gaat.
nothing-withheld = niet getoond vanwege privacy
nothing-not-there = geen{"\u00A0"}cijfer

sentence-newest = Het cijfer over { $period } is { $value }.
sentence-newest-provisional = Het cijfer over { $period } is { $value }. Het kan nog veranderen: het is voorlopig.
sentence-newest-derived = Het cijfer over { $period } is { $value }. Dit is geen officieel cijfer.
sentence-same = Dat is net zo veel als over { $period }.
sentence-chance = Over { $period } was het { $value }. Het verschil kan toeval zijn.
sentence-higher = Dat is meer dan over { $period }: toen was het { $value }.
sentence-lower = Dat is minder dan over { $period }: toen was het { $value }.
sentence-target = De streefwaarde is { $value } in { $period }.
sentence-only-nothing = Over { $period } is er geen cijfer: { $why }.
sentence-only-country = Voor { $place } is er nog geen cijfer. In Nederland was het { $value } over { $period }.
sentence-no-figure = Er is nog geen cijfer.
sentence-no-figure-source = Er is nog geen cijfer. Het kan komen uit: { $source }.
sentence-no-figure-table = Er is nog geen cijfer. Het kan komen uit: { $source }, tabel { $table }.
derived-sentence = Iemand anders dan de bron haalde of berekende het. Daarom telt het niet mee in de stand van zaken.
indicator-proposal = Voorstel
proposal-sentence = Dit is een voorstel. De gemeenteraad heeft het niet vastgesteld.

verdict-figure = Cijfer
verdict-voices = Ervaring
not-asked = Nog niet gevraagd
not-asked-why = Wat mensen ervan vinden, is hier nog niet gevraagd.
why-reached = De streefwaarde is { $target }. Die is bereikt, en dit cijfer is definitief.
why-on-course = Het streefpad vraagt nu { $path }. Dat is gehaald.
why-behind = Het streefpad vraagt nu { $path }. Dat is niet gehaald.
why-behind-margin = Het streefpad vraagt nu { $path }. Ook met de marge erbij is dat niet gehaald.
why-undetermined = Het streefpad vraagt nu { $path }. Dat ligt binnen de marge ({ $margin }). Het verschil kan toeval zijn.
why-undetermined-rounded = Het streefpad vraagt nu { $path }. Maar het cijfer is afgerond: het echte getal ligt tussen { $range }. Zo precies weten we het dus niet.
why-no-direction = Meer of minder is hier niet vanzelf beter. Daar is een gesprek voor nodig.
why-measured-anew = Sinds het begin van het streefpad is dit anders gemeten. Daarom kunnen we niet zeggen of de streefwaarde dichterbij komt.
why-no-margin = We kennen geen marge. Toeval telt hier dus niet mee.
why-passed = De streefwaarde lijkt al bereikt. Dat zeggen we pas als het cijfer definitief is.
why-no-target = Er is niet afgesproken hoe hoog dit cijfer moet zijn.
why-only-derived = Er is alleen een afgeleid cijfer. Dat telt niet mee.
why-no-figure = Zonder cijfer valt er niets te zeggen.

voices-title = Wat mensen zeggen
voices-none = Daar is nog niet naar gevraagd. Een cijfer alleen zegt niet hoe het voelt voor de mensen om wie het gaat.
figure-says = Wat het cijfer zegt
chart-lead = De rode lijn is { $place }.
chart-lead-margin = De rode lijn is { $place }. Het lichte vlak is de marge.
chart-lead-target = De stippen zijn het streefpad: zo gaat het naar de streefwaarde, het ruitje.
chart-lead-points = Een ruitje is een streefwaarde.
chart-lead-provisional = Een open punt is nog voorlopig.
unit-percent = in procenten
chart-axis = Let op: de schaal begint bij { $start }.
chart-title = { $name } in { $place }
chart-desc = De lijn loopt van { $from } over { $first } naar { $to } over { $last }. Alle waarden staan in de tabel.
chart-desc-one = Er is één cijfer: { $to } over { $last }.
chart-in-table = Alle waarden staan in de tabel.
chart-break = andere manier van meten
chart-target = Streefwaarde
chart-target-when = in { $period }
chart-empty = Nog geen cijfers
source-is = Bron:
delivered = Ingelezen op { $came }.
delivered-modified = Ingelezen op { $came }. De bron werkte de tabel bij op { $modified }.
break-from = Niet te vergelijken met eerder, vanaf
the-numbers = De getallen
column-period = Periode
column-margin = Marge
column-path = Streefpad
column-figure = Cijfer
column-group = Groep
column-area = Gebied
download = Downloaden:
download-csv = CSV
download-xlsx = spreadsheet
download-json = JSON
within = Binnen { $place }
by-district = Per wijk
by-group = Per groep
neighbourhoods = { $count ->
    [one] Het cijfer van één buurt staat in de download.
   *[other] De cijfers van { $count } buurten staan in de download.
}
how-we-know = Hoe weten we dit?
how-definition = Wat is geteld
how-numerator = Wie telt mee
how-denominator = Van wie
how-source = Bron
how-table = Tabel
how-measure = onderwerp
how-to-source = Naar de bron
how-delivered = Wanneer
how-licence = Licentie:
how-licence-read = lees de voorwaarden
how-frequency = Hoe vaak
how-wanted = Welke kant op
how-baseline = Waar het begon
how-breaks = Anders gemeten
how-keeper = Wie houdt dit bij
baseline-value = { $value } in { $period }.
baseline-none = Er is geen beginwaarde afgesproken.
keeper = { $name }.
belongs-to = Dit cijfer hoort bij:
follow-thread = Volg de rode draad

file-period = periode
file-area = gebied
file-area-name = naam gebied
file-group = groep
file-figure = cijfer
file-lower = marge van
file-upper = marge tot
file-status = status
file-source-table = tabel
file-source-file = bestand
file-source-row = regel
file-sheet-figures = Cijfers
file-sheet-about = Uitleg
file-name = Naam
file-unit = Eenheid
file-url = Adres van de bron
file-note = Let op

figures-title = Cijfers
figures-lead = Wat er binnenkwam, en wat er nog ontbreekt.
by-the-program = het programma zelf
count-read = Gelezen
count-new = Nieuw
count-changed = Veranderd
count-same = Hetzelfde
count-rejected = Afgekeurd
count-unused = Niet gebruikt
per-indicator = Per cijfer
newest-figure = Nieuwste cijfer
no-figure-yet = nog geen cijfer
periods-without = Perioden zonder waarde
no-agenda-yet = Er is nog geen agenda met cijfers.
change-old = Was
change-new = Werd
pages = Bladzijden
page-before = Vorige
page-after = Volgende
to-figures = Naar alle cijfers

about-werk-gebieden = Namen en grenzen van gemeenten, wijken en buurten inlezen.
about-werk-cijfers = Cijfers inlezen, en zien wat er binnenkwam en wat nog ontbreekt.

known-title = Waarom staat hier: { $stand }?
known-margin-wilson = De marge is { $margin }. Die rekenden wij uit met { $count } van de { $n }: met { $sure }% zekerheid ligt het echte getal daarbinnen (methode van Wilson).
known-margin-rate = De marge is { $margin }. Die rekenden wij uit met { $count } op de { $n }: met { $sure }% zekerheid ligt het echte getal daarbinnen (methode van Byar).
known-margin-events = De marge is { $margin }. Ook zonder dat er iets verandert, is het ene jaar het andere niet. Met { $sure }% zekerheid ligt het gewone aantal daarbinnen (methode van Byar).
known-margin-source = De marge is { $margin }. Die geeft de bron zelf.
known-margin-none = Een marge kennen we niet. Daarom nemen we het cijfer zoals het is.
known-margin-rounded = Een marge kennen we niet. Wel is het cijfer afgerond: het echte getal ligt tussen { $range }.
rounded-between = { $lower } en { $upper }
known-asked = Dit komt uit een peiling: niet iedereen is gevraagd. Hoeveel dat scheelt, weten we niet.
known-asked-margin = Dit komt uit een peiling: niet iedereen is gevraagd. De marge zegt hoeveel het had kunnen schelen als anderen waren gevraagd. Als vooral een bepaalde groep niet meedeed, zit dat niet in de marge.
known-counted = Voor zover wij weten is alles meegeteld: de bron noemt geen peiling.
known-counted-margin = Voor zover wij weten is alles meegeteld: de bron noemt geen peiling. De marge zegt hoeveel zo’n getal door toeval van jaar tot jaar schommelt.
known-point = { $value } in { $period }
known-path-linear = Voor { $period } vraagt het streefpad { $path }. Dat ligt op een rechte lijn langs: { $points }.
known-path-stepped = Voor { $period } vraagt het streefpad { $path }. Elke waarde geldt tot de volgende: { $points }.
known-path-free = Voor { $period } vraagt het streefpad { $path }. Afgesproken is: { $points }.
known-path-none = Voor { $period } is geen waarde afgesproken.
known-reached-margin = { $wanted ->
    [up] Hoger
   *[other] Lager
 } is beter. De hele marge is zo goed als de streefwaarde ({ $target }), of beter, en het cijfer is definitief. Daarom: streefwaarde bereikt.
known-reached = { $wanted ->
    [up] Hoger
   *[other] Lager
 } is beter. Het cijfer is zo goed als de streefwaarde ({ $target }), of beter, en het is definitief. Daarom: streefwaarde bereikt.
known-on-course-margin = { $wanted ->
    [up] Hoger is beter, en de hele marge ligt boven { $path }.
   *[other] Lager is beter, en de hele marge ligt onder { $path }.
 } Daarom: op koers.
known-on-course = { $wanted ->
    [up] Hoger is beter, en het cijfer is { $path } of meer.
   *[other] Lager is beter, en het cijfer is { $path } of minder.
 } Daarom: op koers.
known-behind-margin = { $wanted ->
    [up] Hoger is beter, maar de hele marge ligt onder { $path }.
   *[other] Lager is beter, maar de hele marge ligt boven { $path }.
 } Daarom: achter.
known-behind = { $wanted ->
    [up] Hoger is beter, maar het cijfer ligt onder { $path }.
   *[other] Lager is beter, maar het cijfer ligt boven { $path }.
 } Daarom: achter.
known-undetermined = De waarde van het streefpad ({ $path }) ligt binnen de marge. Het echte getal kan er net boven liggen, of net onder. Daarom: niet te bepalen.
known-undetermined-rounded = Het streefpad ({ $path }) valt binnen wat is afgerond: het echte getal ligt tussen { $range }. Het kan dus net boven het streefpad liggen, of net eronder. Daarom: niet te bepalen.
known-no-direction = Voor dit cijfer is niet afgesproken of meer of minder beter is. Daarom: niet te bepalen.
known-measured-anew = Tussen het begin van het streefpad en dit cijfer is anders gemeten. Het streefpad zegt daarom niets over dit cijfer. Daarom: niet te bepalen.
known-no-target = We kunnen het cijfer dus nergens mee vergelijken. Daarom: geen streefwaarde.
known-only-derived = Over een cijfer dat niet van de bron zelf komt, oordelen we niet. Daarom: nog niet officieel.
known-no-figure = Zonder cijfer valt er niets te zeggen. Daarom: nog geen cijfer.
known-clearer = Wat maakt het duidelijk?
known-clearer-margin = Een volgend cijfer dat verder van { $path } af ligt. Of een kleinere marge, bijvoorbeeld als het over meer mensen gaat.
known-clearer-rounded = Een volgend cijfer dat verder van { $path } af ligt. Of een cijfer dat de bron minder afrondt.
known-clearer-direction = Een gesprek over wat dit cijfer betekent. En een afspraak over welke kant beter is, als die er is.
known-clearer-anew = Een nieuw begin van het streefpad, gemeten zoals nu.
known-clearer-target = Een afspraak over hoe hoog dit cijfer moet zijn, en wanneer.
known-clearer-official = Een cijfer van de bron zelf.
known-clearer-figure = Een cijfer van de bron.
known-row = Dit staat in de levering ‘{ $title }’ van { $came }, in het bestand { $file } op regel { $line }.
known-row-not-kept = Dit kwam met de levering ‘{ $title }’ van { $came }. Van welke regel het kwam, is toen niet bewaard.
known-row-no-file = Dit kwam met de levering ‘{ $title }’ van { $came }. Die kwam niet uit een bestand.

verdict-course = Richting
course-up = Stijgt
course-up-better = Stijgt, en dat is goed
course-up-worse = Stijgt, en dat is niet goed
course-down-better = Daalt, en dat is goed
course-down-worse = Daalt, en dat is niet goed
course-down = Daalt
course-not-clear = Geen duidelijke richting
course-too-few = Nog niet te zien
course-why-up = Van { $first } tot en met { $last } steeg dit duidelijk.
course-why-down = Van { $first } tot en met { $last } daalde dit duidelijk.
course-why-not-clear = Van { $first } tot en met { $last } ging dit niet duidelijk één kant op.
course-why-too-few = Een richting zien we alleen bij vijf jaarcijfers op rij die te vergelijken zijn.
verdict-country = Vergeleken
beside-higher = Hoger dan in Nederland
beside-lower = Lager dan in Nederland
beside-similar = Geen duidelijk verschil met Nederland
beside-undetermined = Verschil met Nederland niet te bepalen
beside-why-nearly-sure = Over { $period } was het in Nederland { $value }, en hier { $own }. Zo’n verschil komt door toeval alleen minder dan 1 op de 500 keer voor.
beside-why-probable = Over { $period } was het in Nederland { $value }, en hier { $own }. Zo’n verschil komt door toeval alleen minder dan 1 op de 20 keer voor.
beside-why-similar = Over { $period } was het in Nederland { $value }, en hier { $own }. Het verschil kan toeval zijn.
beside-why-no-margin = Over { $period } was het in Nederland { $value }, en hier { $own }. Zonder marge kan niemand zeggen of het verschil toeval is.
beside-why-no-country = Er is geen periode met een cijfer van hier en van Nederland.

parts-whole = heel { $place }
parts-looks = Zo vonden we dat: we legden { $count ->
    [one] één wijk of groep
   *[other] { $count } wijken en groepen
 } naast heel { $place }. Door toeval alleen vallen er dan gemiddeld { $chance } op. Daarvoor is gecorrigeerd (methode van Benjamini en Hochberg).
parts-none-stand-out = Geen wijk of groep is duidelijk anders dan heel { $place }. Het verschil kan overal toeval zijn.
parts-stand-out = Duidelijk anders dan heel { $place }: { $names }. Bij de andere kan het verschil toeval zijn.
parts-higher = { $name } (hoger)
parts-lower = { $name } (lager)

menu-areas = Gebieden
areas-title = Gebieden
areas-lead = Namen en grenzen van gemeenten, wijken en buurten. Met grenzen kan een cijfer op de kaart.
areas-known = Wat we weten
areas-none = Er zijn nog geen gebieden. Zonder grenzen tonen we cijfers per wijk alleen in een tabel.
areas-division = Indeling van
areas-level = Soort gebied
areas-count = Aantal
areas-with-outline = Met grens
area-level-province = Provincie
area-level-municipality = Gemeente
area-level-district = Wijk
area-level-neighbourhood = Buurt
areas-bring = Gebieden inlezen
areas-how = Gebieden veranderen elk jaar. Lees daarom per jaar de bestanden van dat jaar in:
areas-how-outlines = Grenzen: ga naar pdok.nl en zoek ‘CBS Gebiedsindelingen’ of ‘CBS Wijken en Buurten’. Kies een GeoJSON-bestand in graden (EPSG:4326 of WGS 84) en het jaar.
areas-how-names = Namen, provincies, inwoners en stedelijkheid: ga naar opendata.cbs.nl en zoek ‘Gebieden in Nederland’ van dat jaar, of ‘Kerncijfers wijken en buurten’. Download de tabel als csv.
areas-files-hint = Een of meer bestanden met .geojson, of de bestanden van een CBS-tabel (los of als zip).
areas-year = Jaar van de indeling
areas-year-hint = Leeg als het in het bestand staat.
areas-since = Wijken en buurten zijn hetzelfde sinds
areas-since-hint = Een jaar. Alleen invullen als u zeker weet dat sindsdien geen grens en geen code veranderde. Anders laten we cijfers van eerdere jaren niet op deze kaart zien.
areas-done = Grenzen ingelezen: { $outlines }.
areas-described = Namen en kenmerken ingelezen: { $count }.
areas-elsewhere = Niet bewaard, want in een andere gemeente: { $count }.
areas-refused = Deze bestanden konden we niet lezen. Er is niets veranderd.
areas-number = Nummer

map-page = { $name }: kaart
map-kind = Op de kaart
map-lead = Hoe het verschilt binnen { $place } over { $period }.
map-none = Binnen { $place } zijn er nog geen cijfers per wijk of buurt.
map-by-district = Per wijk
map-by-neighbourhood = Per buurt
map-ends = Het hoogst is het in { $highest } ({ $high }), het laagst in { $lowest } ({ $low }).
map-all-same = Het is overal { $value }.
map-one = Alleen voor { $name } is er een cijfer dat we kunnen tonen: { $value }.
map-no-values = Er is geen cijfer dat we kunnen tonen.
map-chance = Een cijfer van een klein gebied heeft een grote marge. Een verschil kan dus toeval zijn.
map-title-district = { $name } per wijk, { $period } ({ $unit })
map-title-neighbourhood = { $name } per buurt, { $period } ({ $unit })
map-desc = De legenda zegt welke tint bij welk cijfer hoort. De tabel op deze pagina heeft dezelfde cijfers.
map-up-to = tot en met { $value }
map-from = { $value } en hoger
map-all = alle gebieden
map-number = nummer in de tabel
map-outlines = Indeling van { $year }. Grenzen: { $source }.
map-other-division = Cijfers van een andere indeling staan alleen in de tabel: een grens of een code kan zijn veranderd.
map-only-other-division = De grenzen die we hebben, zijn van een ander jaar dan deze cijfers. Grenzen en codes kunnen zijn veranderd. Daarom is er geen kaart.
map-no-outlines = Er is geen kaart, want de grenzen van deze gebieden zijn nog niet ingelezen.
map-other-periods = Andere perioden
map-back-lead = Hoe het door de jaren gaat, en waar het cijfer vandaan komt:
map-back = Naar het cijfer
to-map = Bekijk dit op de kaart

history-link = Wat er later veranderde in deze getallen
history-title = { $name }: wat er later veranderde
history-none = We hebben nog geen officieel getal hoeven verbeteren dat hier al stond.
history-lead = Soms verbetert een bron een getal dat al bekend was. Dan staat hier wat het was, en wat het werd.
history-table = Veranderde getallen, het nieuwste eerst
history-when = Veranderd op
history-back = Terug naar het cijfer
