# Wat er gebeurde, waar geen ander deel woorden voor heeft.

event-job-asked = Taak gevraagd
event-job-stop_asked = Gevraagd om een taak te stoppen
event-mail-tried = Mail aangeboden aan de mailserver
event-mail-sent = Mail verstuurd
event-mail-put_off = Mail uitgesteld
event-mail-given_up = Mail niet gelukt
event-mail-dropped = Mail niet meer nodig
event-mail-shown = Mail getoond in plaats van verstuurd
event-mapping-begun = Indeling begonnen
event-mapping-changed = Indeling veranderd
event-mapping-left = Indeling weggelegd
event-refresh-set = Ophalen van een tabel ingesteld
event-second_factor-begun = Inloggen in twee stappen begonnen
event-second_factor-shown = Code van de tweede stap getoond
event-second_factor-tried = Code van de tweede stap geprobeerd
event-second_factor-codes_renewed = Nieuwe herstelcodes gemaakt
event-sign_in-recovery_asked = Nieuw wachtwoord gevraagd bij het inloggen
event-person-sought = Iemand gezocht op e-mailadres
