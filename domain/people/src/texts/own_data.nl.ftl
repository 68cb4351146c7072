# Wat er van iemand bewaard wordt, en wat mensen daarover kunnen vragen.

own-data = Uw gegevens
own-data-lead = Hier staat alles wat deze site van u bewaart, wie er iets mee deed en waarom.
own-data-to = Bekijk wat we van u bewaren
own-data-to-why = U ziet ook wie ernaar keek. U kunt het meenemen, laten verbeteren of bezwaar maken.
own-data-file = Meenemen als bestand
own-data-account = Uw account
own-data-acts = Rol
own-data-from = vanaf { $from }
own-data-from-until = van { $from } tot en met { $until }
own-name-change = Uw naam verbeteren
own-name-hint = Zo zien collega’s en partners u.
own-name-saved = Uw naam is verbeterd.
own-email-how = Klopt uw e-mailadres niet meer? Vraag dan om een verbetering. We veranderen het pas als we zeker weten dat u het vraagt.
own-data-deeds = Wie deed iets met uw gegevens
own-data-deeds-about = De nieuwste eerst. Wat iemand op één dag vaker deed, staat er één keer. Wat u zelf deed, staat in het bestand.
own-data-no-deeds = Nog niemand keek naar uw gegevens of veranderde ze.
own-data-times = ({ $count } keer)
own-data-for = voor: { $activity }
own-data-since = sinds { $day }
own-data-way-back = Weg terug
own-data-way-back-about = Iemand vroeg die voor u aan. Vanaf { $day } komt u met alleen uw wachtwoord binnen.
own-data-shares = Links om mee te lezen die u maakte
own-data-requests = Uw verzoeken
own-data-no-requests = U hebt nog niets gevraagd.
own-data-mails = Mail aan u
own-data-no-mails = In de laatste maand stuurden we u geen mail.
own-data-why = Waarom we dit bewaren
own-data-why-about = Voor elk doel staat hier op welke grond en hoe lang. Dit is de lijst van het programma; de gemeente heeft een volledig register.
own-data-ground = Grond
own-data-term = Hoe lang
own-data-back = Terug naar uw account
menu-rights-requests = Verzoeken
about-werk-verzoeken = Wat mensen vragen over hun eigen gegevens, met de dag waarop het antwoord er moet zijn.
rights-to = Iets vragen over uw gegevens
rights-title = Vraag iets over uw gegevens
rights-about = U krijgt binnen een maand antwoord van de functionaris gegevensbescherming. Het antwoord staat op uw eigen pagina; u krijgt een mail als het er is.
rights-kind = Wat wilt u?
rights-choose = Kies een van deze
rights-correct = Iets verbeteren
rights-erase = Iets laten wissen
rights-restrict = Iets voorlopig niet laten gebruiken
rights-object = Bezwaar maken
rights-text = Waar gaat het over?
rights-text-hint = Schrijf het in uw eigen woorden. Alleen u en de functionaris gegevensbescherming kunnen dit lezen.
rights-send = Versturen
rights-kept = Uw verzoek is verstuurd. U krijgt binnen een maand antwoord.
rights-asked = Gevraagd: { $when }
rights-due = Antwoord uiterlijk op { $day }
rights-late = Te laat.
rights-who = Van wie
rights-state = Stand
rights-is-answered = Beantwoord
rights-answer = Antwoord
rights-answer-hint = Zeg wat er is gedaan, of waarom het niet kan. Wie het vroeg, leest dit op de eigen pagina en krijgt er een mail over.
rights-answer-send = Antwoord versturen
rights-answered = Het antwoord staat klaar. Wie het vroeg, krijgt een mail.
rights-back = Terug naar de verzoeken
rights-text-gone = De woorden zijn er niet meer: het account is verwijderd.
rights-requests-about = Dat u hier kijkt, wordt vastgelegd. Wie iets vroeg, ziet dat.
rights-requests-none = Er zijn geen verzoeken.
fault-rights-kind = Kies wat u wilt.
audit-activity-rights = verzoeken over eigen gegevens
audit-activity-participation = inbreng
audit-activity-emergency = noodtoegang
event-person-seen = Account bekeken
event-person-listed = Lijst van accounts bekeken
event-person-renamed = Eigen naam verbeterd
event-person-taken_along = Eigen gegevens meegenomen
event-audit-seen = Logboek bekeken
event-mail-listed = Lijst van mails bekeken
event-rights_request-asked = Verzoek over gegevens gedaan
event-rights_request-listed = Lijst van verzoeken bekeken
event-rights_request-seen = Verzoek over gegevens bekeken
event-rights_request-answered = Verzoek over gegevens beantwoord
letter-rights-answer-subject = Een antwoord van { $municipality }
letter-rights-answer-text =
    Beste { $name },

    U vroeg iets over uw gegevens op de site van { $municipality }.
    Het antwoord staat op uw eigen pagina. Log in om het te lezen:

    { $link }

    Met vriendelijke groet,
    { $municipality }
