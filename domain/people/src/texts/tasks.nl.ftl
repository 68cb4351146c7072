# Taken die vanzelf lopen, en de controle van het logboek.

menu-tasks = Taken
about-werk-taken = Werk dat vanzelf loopt: wat wacht, wat bezig is, en wat ervan kwam.
tasks-none = Er is nog geen taak gestart. Taken ontstaan als iemand cijfers inleest, een rapport vastzet of het logboek laat controleren.
tasks-what = Taak
tasks-who = Voor wie
tasks-state = Stand
tasks-by-itself = vanzelf
tasks-own = U ziet uw eigen taken.
job-kind-import-figures = Cijfers inlezen
job-kind-refresh-figures = Cijfers ophalen bij het CBS
job-kind-freeze-report = Rapport vastzetten
job-kind-people-recovery = Een nieuw wachtwoord: uitzoeken wie het vroeg
job-kind-people-audit-check = Logboek controleren
job-kind-other = Iets anders

audit-check = Controle van het logboek
audit-check-how = De controle kijkt of elke regel nog is zoals hij geschreven werd, en of er geen is weggehaald of bijgemaakt. Ze houdt het logboek ook naast de ondertekende ijkpunten, die buiten de database staan.
audit-check-button = Nu controleren
audit-check-command = Wie de server beheert, kan hetzelfde doen met een sleutel die op een andere plaats bewaard is:
audit-check-never = Het logboek is hier nog niet gecontroleerd.
audit-check-last = Laatste controle: { $when }
audit-check-busy = De controle is gevraagd { $when } en is nog niet klaar.
audit-check-failed = De controle is niet gelukt. Vraag wie de server beheert om te kijken.
audit-check-task = Bekijk de taak
audit-fits = Het logboek klopt: alle regels en { $checkpoints ->
    [one] { $checkpoints } ijkpunt
   *[other] { $checkpoints } ijkpunten
  }.
audit-no-checkpoints = Er zijn nog geen ijkpunten. Het programma maakt er vanzelf een, hoogstens tien minuten nadat er iets gebeurde. Probeer het daarna opnieuw.
audit-misfit-gone = Het logboek klopt niet: regel { $number } is weg, terwijl er latere regels zijn.
audit-misfit-added = Het logboek klopt niet: regel { $number } hoort er niet. Iemand heeft hem bijgemaakt.
audit-misfit-changed = Het logboek klopt niet: regel { $number } is veranderd nadat hij geschreven werd.
audit-misfit-unreadable = Het logboek klopt niet: regel { $number } is niet te lezen.
audit-misfit-cut = Het logboek klopt niet: het houdt op bij regel { $last }, maar er waren er { $known }.
audit-misfit-other = Het logboek klopt niet: vanaf regel { $number } is het een ander logboek dan eerder is gezien. Misschien is er een oude database teruggezet.
audit-misfit-checkpoint = De ijkpunten kloppen niet: regel { $number } van dat bestand is niet door ons ondertekend, of er ontbreken regels.
event-audit-checked = Logboek gecontroleerd
