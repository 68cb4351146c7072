# Wat er van elders is ingelezen of opgehaald, en of dat goed gaat.

menu-imports = Inlezen en ophalen
about-werk-inlezen = Wat er van elders is ingelezen, door wie, en of het ophalen van cijfers goed gaat.
imports-lead = Wat er van elders is ingelezen en wat ervan kwam. Wat er precies in stond, ziet u hier niet.
imports-fetched = Vanzelf ophalen
imports-fetched-none = Het programma haalt nu niets vanzelf op. Wie de cijfers bijhoudt, kan dat aanzetten.
imports-fetch-failed = Niet alles kon worden opgehaald
imports-fetch-failed-then = Het programma probeert het de volgende keer opnieuw. Blijft het misgaan? Vraag wie de cijfers bijhoudt om te kijken, of wie de server beheert of het programma naar buiten kan.
imports-what = Wat
imports-last = Laatste keer
imports-next = Volgende keer
imports-failed = Mislukt
imports-not-yet = nog niet
imports-no-next = niet meer
imports-taken-in = Ingelezen
imports-taken-in-none = Er is nog niets ingelezen.
imports-mend = Fouten herstellen
imports-mend-about = Wie het onderdeel bijhoudt, ziet welke fouten er waren en kan opnieuw inlezen. Dat kan op deze pagina's:
