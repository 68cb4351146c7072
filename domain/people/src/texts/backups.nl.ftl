# Back-ups: wanneer ze zijn gemaakt, of ze te lezen zijn, er een maken en er een proberen.

menu-backups = Back-ups
about-werk-back-ups = Wanneer er back-ups zijn gemaakt, of ze te lezen zijn, en er nu een maken.
backups-lead = Een back-up is een bestand met alles van deze gemeente. De sleutels van mensen staan in een bestand ernaast.
backups-none = Er is nog geen back-up gemaakt
backups-late = De laatste back-up is ouder dan { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
  }
backups-late-then = Maak er nu een, of vraag wie de server beheert waarom er geen kwam. Na hoeveel dagen u dit ziet, kiest u bij de instellingen.
backups-to = Naar de back-ups
backups-made = Gemaakte back-ups
backups-when = Gemaakt
backups-read-back = Teruggelezen
backups-small = minder dan 1 MB
backups-size = Grootte
backups-command = op de server, met een opdracht
backups-make = Nu een back-up maken
backups-make-about = De back-up komt op de server, in de map voor back-ups. Daarna leest het programma hem terug. Downloaden kan niet: er staan gegevens van mensen in.
backups-how = Zo komt er elke nacht een
backups-how-make = Vraag wie de server beheert om deze opdracht elke nacht te laten lopen, steeds met een andere bestandsnaam. De site blijft gewoon aan:
backups-how-keys = Bewaar het bestand op een andere plaats, met { $file } ernaast. Schrijf daar altijd over het oude { $file } heen: het nieuwste past ook op oudere back-ups.
backups-try = Zo probeert u een back-up
backups-try-about = Pas als een back-up is teruggezet, weet u dat hij werkt. Laat dat af en toe doen, in een lege map. Geef daarbij de map aan waar de hoofdsleutel staat:
backups-try-check = Kijk daarna of alles opengaat:
backups-try-after = Gooi de map daarna weg. Er staan gegevens van mensen in.
backup-last = Laatst gevraagd: { $when }
backup-busy = Er is een back-up gevraagd { $when }. Hij is nog niet klaar.
backup-failed = De back-up is niet gelukt. Vraag wie de server beheert om te kijken.
backup-full = De back-up is niet gemaakt: de schijf voor back-ups is vol. Vraag wie de server beheert om ruimte te maken, en probeer het dan opnieuw.
backup-folder = De back-up is niet gemaakt: de map voor back-ups is er niet, of het programma mag er niet in schrijven. Vraag wie de server beheert om dat te regelen, en probeer het dan opnieuw.
backup-made = De back-up is gemaakt en teruggelezen.
job-kind-people-backup = Back-up maken
event-backup-made = Back-up gemaakt
settings-backups = Back-ups
settings-backups-about = Beheerders zien een waarschuwing als er lang geen back-up is gemaakt.
setting-backup-days = Waarschuw na zoveel dagen
setting-backup-days-hint = Een getal van 1 tot en met 90.
fault-backup-days = Vul een getal in van 1 tot en met 90.
