# Wat hoe lang bewaard wordt, wat er weggaat, en wat wordt aangehouden.

menu-retention = Bewaren en wissen
about-werk-bewaren = Wat hoe lang bewaard wordt, wat er vanzelf weggaat, en het wissen aanhouden.
retention-lead = Elke nacht om drie uur wist het programma wat zijn termijn voorbij is. De volgende keer is op { $day }. Hier ziet u vooraf hoeveel dat is.
retention-ground = Grond:
retention-source = Waar de termijn vandaan komt:
retention-source-of-term = Waar de termijn vandaan komt
retention-for = Waarvoor
retention-what = Wat
retention-now = Nu
retention-tonight = Volgende keer weg
retention-month = In 30 dagen weg
retention-last = Laatste keer
retention-rest = De rest blijft
retention-all = Dit blijft
retention-as-long-as = zolang
retention-tables = In de database:
retention-not-yet = nog niet gewist
retention-done-on = { $count } op { $day }
retention-people = Wie er in 30 dagen weggaan
retention-people-about = Klik op een naam als iemand moet blijven. Zet het account dan weer aan, of stuur opnieuw een uitnodiging.
term-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
  }
term-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
  }
term-years = { $count } jaar
retention-accounts-off = Accounts die zijn uitgezet
retention-accounts-off-term = { $term } na het uitzetten
retention-accounts-unused = Accounts die nooit zijn gebruikt
retention-accounts-unused-term = { $term } nadat de uitnodiging verliep
retention-sessions = Inlogsessies en begonnen manieren om in te loggen
retention-sessions-term = In de nacht nadat ze zijn afgelopen
retention-attempts = Pogingen om in te loggen
retention-attempts-term = { $term }, en hoogstens tot de nacht daarna
retention-passes = Verlopen uitnodigingen en links voor een wachtwoord
retention-passes-term = { $term } nadat ze verliepen
retention-devices = Apparaten waarop iemand eerder inlogde
retention-devices-term = { $term } na de laatste keer
retention-responses-unfinished = Antwoorden die nooit zijn verstuurd
retention-responses-unfinished-term = { $term } na het laatste antwoord
retention-shares = Links om mee te lezen
retention-shares-term = { $term } nadat ze afliepen
retention-requests = Beantwoorde verzoeken over eigen gegevens
retention-requests-term = { $term } na het antwoord
retention-mails = Mails
retention-mails-term = { $term }
retention-jobs = Taken die klaar zijn
retention-jobs-term = { $term } nadat ze klaar zijn
retention-events = Regels van het logboek
retention-events-term = { $term }. De oudste regels gaan weg; wat blijft, is nog steeds te controleren.
retention-removals = Wat werd weggehaald of aangehouden, met de reden
retention-removals-term = In de nacht na de dag die daarbij staat
hold = Wissen aanhouden
hold-about = Hebt u iets hiervan nog nodig, bijvoorbeeld voor een rechtszaak of een verzoek? Dan gaat er tot en met de dag die u kiest niets weg.
hold-reason = Reden
hold-reason-hint = Noem geen namen van mensen. Beheerders en de functionaris gegevensbescherming lezen dit.
hold-last-day = Laatste dag
hold-last-day-hint = Hoogstens een jaar vooruit. Daarna kunt u het opnieuw aanhouden.
hold-button = Aanhouden
hold-until = Aangehouden tot en met { $day }
hold-by = Door { $name } ({ $role }), { $when }
hold-over = Niet langer aangehouden sinds { $when }
hold-beside = Dat komt naast wat er al is aangehouden. Er gaat niets weg zolang er iets van duurt.
hold-release = Niet langer aanhouden
hold-release-about = Houdt niemand het nog aan, dan gaat in de eerste nacht weg wat zijn termijn voorbij is.
hold-set = Het wissen wordt aangehouden.
hold-released = U hebt het vrijgegeven. Het wissen gaat door zodra niemand het nog aanhoudt.
field-why = Reden
field-last-day = Laatste dag
fault-hold-until = Kies een dag na vandaag, hoogstens een jaar vooruit.
refused-hold-of-others = Dit is aangehouden in een andere rol dan de uwe. Alleen wie die rol heeft, geeft het vrij.
audit-retention-rule = Wat: { $rule }
audit-retention-until = Tot en met: { $day }
refused-hold-short = Dit wordt korter dan een dag bewaard. U kunt het niet aanhouden.
job-kind-kernel-retention = Wissen wat zijn termijn voorbij is
retention-ran = { $removed ->
    [0] Er was niets waarvan de termijn voorbij was.
    [one] Er is { $removed } ding gewist waarvan de termijn voorbij was.
   *[other] Er zijn { $removed } dingen gewist waarvan de termijn voorbij was.
  }
retention-trail-misfit = Het logboek klopt niet. Daarom is er niets van gewist. Laat het controleren. De rest is wel gewist.
event-retention-held = Wissen aangehouden
event-retention-released = Wissen niet langer aangehouden
event-retention-deleted = Gewist wat zijn termijn voorbij was
event-retention-done = Nagegaan wat zijn termijn voorbij was
