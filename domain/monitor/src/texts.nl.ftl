menu-figures = Cijfers
breadcrumb = Kruimelpad
where-we-stand = Waar staan we?
country = Nederland

stand-reached = Doel bereikt
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
nothing-too-small = te klein om te tonen
nothing-not-there = geen{"\u00A0"}cijfer

sentence-newest = Het cijfer over { $period } is { $value }.
sentence-newest-provisional = Het cijfer over { $period } is { $value }. Het kan nog veranderen: het is voorlopig.
sentence-newest-derived = Het cijfer over { $period } is { $value }. Dit is geen officieel cijfer.
sentence-same = Dat is net zo veel als over { $period }.
sentence-chance = Over { $period } was het { $value }. Het verschil kan toeval zijn.
sentence-higher = Dat is meer dan over { $period }: toen was het { $value }.
sentence-lower = Dat is minder dan over { $period }: toen was het { $value }.
sentence-target = Het doel is { $value } in { $period }.
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
why-reached = Het doel is { $target }. Dat is bereikt, en dit cijfer is definitief.
why-on-course = Op weg naar het doel moest dit { $path } zijn. Dat is gehaald.
why-behind = Op weg naar het doel moest dit { $path } zijn. Dat is niet gehaald.
why-behind-margin = Op weg naar het doel moest dit { $path } zijn. Ook met de marge erbij is dat niet gehaald.
why-undetermined = Op weg naar het doel moest dit { $path } zijn. Dat ligt binnen de marge ({ $margin }), dus niemand kan zeggen of het is gehaald.
why-no-direction = Meer of minder is hier niet vanzelf beter. Daar is een gesprek voor nodig.
why-no-target = Er is niet afgesproken hoe hoog dit cijfer moet zijn.
why-only-derived = Er is alleen een afgeleid cijfer. Dat telt niet mee.
why-no-figure = Zonder cijfer valt er niets te zeggen.

voices-title = Wat mensen zeggen
voices-none = Daar is nog niet naar gevraagd. Een cijfer alleen zegt niet hoe het voelt voor de mensen om wie het gaat.
figure-says = Wat het cijfer zegt
chart-lead = De rode lijn is { $place }.
chart-lead-margin = De rode lijn is { $place }. Het lichte vlak is de marge.
unit-percent = in procenten
chart-axis = Let op: de schaal begint bij { $start }.
chart-title = { $name } in { $place }
chart-desc = De lijn loopt van { $from } over { $first } naar { $to } over { $last }. Alle waarden staan in de tabel.
chart-in-table = Alle waarden staan in de tabel.
chart-break = andere manier van meten
chart-target = Doel
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
upload-title = Cijfers inlezen
upload-files = Bestanden
upload-files-hint = Van CBS: het zip-bestand van een tabel, of de losse csv-bestanden samen. Anders: één spreadsheet (xlsx, ods of csv).
upload-mapping = Soort bestand
upload-mapping-hint = Een spreadsheet lezen we met een bewaarde indeling van de kolommen.
upload-cbs = Tabel van CBS (OData v4)
upload-dry = Eerst proberen
upload-dry-hint = U ziet wat er zou gebeuren. Er verandert nog niets.
upload-send = Versturen
fault-one-file = Met een indeling kunt u één bestand tegelijk inlezen.
fault-mapping-gone = Deze indeling is er niet meer. Kies een andere.
fault-mapping = Dit bestand is geen goede indeling. Kijk of alle kolommen en codes kloppen.
imports-title = Leveringen
imports-none = Er is nog niets ingelezen.
import-what = Levering
import-state = Stand
import-state-staging = Bezig, of afgebroken
import-state-visible = Staat op de site
import-state-discarded = Afgebroken
import-state-tried = Geprobeerd
import-state-refused = Niet te lezen
import-files = Bestanden
import-modified = Bijgewerkt door de bron
import-done = De cijfers zijn ingelezen: { $new } nieuw, { $changed } veranderd, { $same } hetzelfde, { $rejected } afgekeurd, { $unused } niet gebruikt (samen { $read }).
import-tried = Dit zou er gebeuren: { $new } nieuw, { $changed } veranderd, { $same } hetzelfde, { $rejected } afgekeurd, { $unused } niet gebruikt (samen { $read }).
import-refused = Deze bestanden konden we niet lezen. Er is niets veranderd.
import-tried-lead = Dit was een proef. Er is niets veranderd op de site.
import-overtaken = Er is intussen een andere levering begonnen. Probeer het opnieuw.
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
mapping-title = Indelingen van spreadsheets
mapping-lead = Een indeling zegt welke kolom wat betekent. U bewaart hem één keer; daarna kiest u hem bij het inlezen.
mapping-file = Bestand met de indeling
mapping-file-hint = Een TOML-bestand. De naam van de tabel wordt de naam van de indeling.
mapping-save = Indeling bewaren
mapping-saved = De indeling is bewaard.
changes-title = Wat er veranderde in cijfers die er al waren
changes-tried-title = Wat er zou veranderen in cijfers die er al zijn
changes-lead = Hoogstens 200 cijfers.
change-old = Was
change-new = Werd
rejected-title = Afgekeurd
rejected-lead = Deze waarden zijn niet ingelezen. De rest wel.
rejected-file = Bestand
rejected-line = Regel
rejected-column = Kolom
rejected-value = Wat er staat
rejected-why = Waarom
pages = Bladzijden
page-before = Vorige
page-after = Volgende
to-figures = Naar alle cijfers

rejection-field-count = Deze regel heeft { $found } kolommen, de kop heeft er { $expected }.
rejection-not-utf8 = De tekst is niet als UTF-8 bewaard.
rejection-unreadable = Het bestand is hier niet verder te lezen: { $error }
rejection-code-unknown = Deze code staat niet in { $file }.
rejection-period = Dit is geen periode zoals afgesproken.
rejection-area = Dit is geen code van een gebied.
rejection-number = Dit is geen getal. Verwacht: { $expected }
rejection-text = Dit is tekst, geen cijfer.
rejection-date = Dit is een datum ({ $date }). Maak van de kolom tekst of een getal.
rejection-truth = Dit is waar of onwaar, geen cijfer.
rejection-formula = Het rekenblad geeft hier een fout.
rejection-status = Deze status kennen we niet. Verwacht: { $expected }
rejection-group-empty = Hier moet een groep staan.
rejection-twice = Dit cijfer staat twee keer in de levering. Het eerste telt.
rejection-derived = Dit is een afgeleid cijfer. Het vervangt nooit een cijfer van de bron zelf.
rejection-area-ambiguous = { $count } gebieden heten zo. Geef de code.
rejection-area-level = Dit niveau kennen we niet. Wel: { $expected }.
rejection-swing-code = Dit is geen code van Swing: hooguit 50 tekens uit a-z, 0-9 en _.
rejection-code-twice = Deze code staat er al.

refusal-unreadable = Het bestand is niet te lezen: { $error }
refusal-unknown-format = Dit soort bestand kunnen we niet lezen. Wel: { $accepted }
refusal-too-large = Het bestand is uitgepakt groter dan { $limit }.
refusal-too-many-files = Er zitten { $count } bestanden in. Dat mogen er { $limit } zijn.
refusal-too-many-cells = Het blad heeft meer dan { $limit } cellen.
refusal-too-many-columns = Er zijn { $count } kolommen. Dat mogen er { $limit } zijn.
refusal-row-too-long = Een regel is langer dan { $limit }. Misschien is een aanhalingsteken niet gesloten.
refusal-file-twice = { $name } zit er twee keer bij.
refusal-file-missing = { $name } ontbreekt.
refusal-identity-unknown = Nergens staat welke tabel dit is. Voeg Properties.csv of Distribution.csv toe.
refusal-different-tables = De bestanden horen niet bij elkaar: { $first_file } is van tabel { $first_id }, { $second_file } is van tabel { $second_id }.
refusal-different-contents = De bestanden horen niet bij elkaar: { $first_file } heeft { $first }, { $second_file } heeft { $second }.
refusal-row-count = De bestanden horen niet bij elkaar, of er ontbreekt een deel: { $file } noemt { $named } cijfers, het zijn er { $counted }.
refusal-codes-unknown = De bestanden horen niet bij elkaar: { $unknown } van de { $used } codes in de kolom { $column } staan niet in { $file }, zoals { $example }.
refusal-field-count = Een regel heeft { $found } kolommen, de kop heeft er { $expected }.
refusal-empty = Het bestand is leeg.
refusal-column-missing = De kolom { $column } ontbreekt. Wel gevonden: { $found }
refusal-column-twice = De kolom { $column } staat er twee keer.
refusal-column-unexpected = De bestanden horen niet bij elkaar: de kolom { $column } hoort niet bij deze tabel. Verwacht: { $expected }
refusal-no-time = De tabel heeft geen perioden.
refusal-not-utf8 = De tekst is niet als UTF-8 bewaard. Kies in Excel bij bewaren: CSV UTF-8.
refusal-bad-json = De beschrijving van de tabel klopt niet: { $error }
refusal-bad-mapping = De indeling klopt niet: { $error }
refusal-sheet-missing = Er is geen blad { $name }. Wel: { $found }
refusal-not-computed = In cel { $cell } staat een formule zonder uitkomst. Open het bestand in een rekenprogramma en bewaar het daar opnieuw.
refusal-page-missing = Er ontbreekt een deel: de lijst gaat verder na { $last }.
refusal-page-unexpected = Deze bestanden horen niet bij elkaar: de lijst eindigt met { $last }, maar { $name } zit er ook bij.
refusal-figures-twice = De cijfers zitten er twee keer in: { $first } en { $second }. Laat er één weg.
refusal-no-areas = Tabel { $table } zegt niets over gebieden.
refusal-areas-unclear = De gebieden staan er met hun naam, niet met hun code. { $unclear } namen zijn onbekend of horen bij meer dan één gebied, zoals { $example }. Download de tabel met codes.
refusal-no-figures = Van geen enkele kolom weten we dat er cijfers in staan. De kolommen zijn: { $found }.
refusal-fetch-address = Dit is geen tabel, lijst of https-adres dat we kunnen ophalen: { $address }
refusal-fetch-elsewhere = De server verwijst naar { $address }. Dat volgen we niet: een tabel komt van één adres.
refusal-fetch-status = { $address } antwoordt met status { $status }. Probeer het later nog eens.
refusal-fetch-failed = { $address } is niet te lezen: { $error }
refusal-fetch-changing = De tabel veranderde { $times } keer tijdens het ophalen. Probeer het later nog eens.
refusal-fetch-stopped = Het ophalen is gestopt. Wat er al was, is bewaard; de volgende keer gaan we daar verder.
refusal-folder-in-use = In de map { $folder } staat iets anders. Kies een lege map.
refusal-not-kept = Het bestand past niet op de schijf of mag daar niet staan: { $error }

about-werk-cijfers = Cijfers inlezen, en zien wat er binnenkwam en wat nog ontbreekt.
event-import-asked = Bestanden met cijfers verstuurd
event-import-tried = Cijfers op proef gelezen
event-import-finished = Cijfers ingelezen
event-import-refused = Bestanden met cijfers niet kunnen lezen
event-mapping-saved = Een indeling van een spreadsheet bewaard

known-title = Waarom staat hier: { $stand }?
known-margin-wilson = De marge is { $margin }. Die rekenden wij uit met { $count } van de { $n }: met { $sure }% zekerheid ligt het echte getal daarbinnen (methode van Wilson).
known-margin-rate = De marge is { $margin }. Die rekenden wij uit met { $count } op de { $n }: met { $sure }% zekerheid ligt het echte getal daarbinnen (methode van Byar).
known-margin-events = De marge is { $margin }. Ook zonder dat er iets verandert, is het ene jaar het andere niet. Met { $sure }% zekerheid ligt het gewone aantal daarbinnen (methode van Byar).
known-margin-source = De marge is { $margin }. Die geeft de bron zelf.
known-margin-none = Een marge kennen we niet. Daarom nemen we het cijfer zoals het is.
known-point = { $value } in { $period }
known-path-linear = Voor { $period } vraagt het streefpad { $path }. Dat ligt op een rechte lijn langs: { $points }.
known-path-stepped = Voor { $period } vraagt het streefpad { $path }. Elke waarde geldt tot de volgende: { $points }.
known-path-free = Voor { $period } vraagt het streefpad { $path }. Afgesproken is: { $points }.
known-path-none = Voor { $period } is geen waarde afgesproken.
known-reached-margin = { $wanted ->
    [up] Hoger
   *[other] Lager
 } is beter. De hele marge is zo goed als het doel ({ $target }), of beter, en het cijfer is definitief. Daarom: doel bereikt.
known-reached = { $wanted ->
    [up] Hoger
   *[other] Lager
 } is beter. Het cijfer is zo goed als het doel ({ $target }), of beter, en het is definitief. Daarom: doel bereikt.
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
known-no-direction = Voor dit cijfer is niet afgesproken of meer of minder beter is. Daarom: niet te bepalen.
known-no-target = We kunnen het cijfer dus nergens mee vergelijken. Daarom: geen streefwaarde.
known-only-derived = Over een cijfer dat niet van de bron zelf komt, oordelen we niet. Daarom: nog niet officieel.
known-no-figure = Zonder cijfer valt er niets te zeggen. Daarom: nog geen cijfer.
known-clearer = Wat maakt het duidelijk?
known-clearer-margin = Een volgend cijfer dat verder van { $path } af ligt. Of een kleinere marge, bijvoorbeeld als er meer mensen meedoen aan het onderzoek.
known-clearer-direction = Een gesprek over wat dit cijfer betekent. En een afspraak over welke kant beter is, als die er is.
known-clearer-target = Een afspraak over hoe hoog dit cijfer moet zijn, en wanneer.
known-clearer-official = Een cijfer van de bron zelf.
known-clearer-figure = Een cijfer van de bron.
known-row = Dit staat in de levering ‘{ $title }’ van { $came }, in het bestand { $file } op regel { $line }.
known-row-not-kept = Dit kwam met de levering ‘{ $title }’ van { $came }. Van welke regel het kwam, is toen niet bewaard.

verdict-course = Richting
course-better = Gaat de goede kant op
course-worse = Gaat de verkeerde kant op
course-up = Stijgt
course-down = Daalt
course-not-clear = Geen duidelijke richting
course-too-few = Nog niet te zien
course-why-up = Van { $first } tot en met { $last } steeg dit meer dan toeval kan verklaren.
course-why-down = Van { $first } tot en met { $last } daalde dit meer dan toeval kan verklaren.
course-why-not-clear = De verschillen van { $first } tot en met { $last } kunnen toeval zijn.
course-why-too-few = Er zijn te weinig jaren om een richting te zien. Daarvoor zijn vijf jaren op rij nodig die te vergelijken zijn.
verdict-country = Vergeleken
beside-higher = Hoger dan in Nederland
beside-lower = Lager dan in Nederland
beside-similar = Geen duidelijk verschil met Nederland
beside-undetermined = Verschil met Nederland niet te bepalen
beside-why-nearly-sure = Over { $period } was het in Nederland { $value }, en hier { $own }. Dat verschil is vrijwel zeker geen toeval (99,8% zekerheid).
beside-why-probable = Over { $period } was het in Nederland { $value }, en hier { $own }. Dat verschil is waarschijnlijk geen toeval (95% zekerheid).
beside-why-similar = Over { $period } was het in Nederland { $value }, en hier { $own }. Het verschil kan toeval zijn.
beside-why-no-margin = Over { $period } was het in Nederland { $value }, en hier { $own }. Zonder marge kan niemand zeggen of het verschil toeval is.
beside-why-no-country = Er is geen periode met een cijfer van hier en van Nederland.

parts-whole = heel { $place }
parts-looks = We legden { $count ->
    [one] één wijk of groep
   *[other] { $count } wijken en groepen
 } naast heel { $place }. Door toeval alleen vallen er dan gemiddeld { $chance } op.
parts-none-stand-out = Als we daarvoor corrigeren, wijkt er geen duidelijk af (methode van Benjamini en Hochberg).
parts-stand-out = Als we daarvoor corrigeren, wijken deze duidelijk af: { $names } (methode van Benjamini en Hochberg).
parts-higher = { $name } (hoger)
parts-lower = { $name } (lager)
