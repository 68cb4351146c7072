# Noodtoegang: in een noodgeval even bij gegevens van iemand kunnen.

menu-emergencies = Noodtoegang
about-werk-noodtoegang = Bij gegevens van iemand kunnen als het echt niet anders kan. Anderen krijgen dat meteen te horen.
emergencies-about = Is er een noodgeval en mag u nog niet bij de gegevens van iemand? Dan kunt u ze een paar uur openen. Anderen krijgen dat meteen te horen.
emergencies-own = Door u geopend
emergencies-own-none = U opende nog geen noodtoegang.
emergencies-others = Door anderen geopend
emergencies-others-about = U kunt noodtoegang intrekken en zegt achteraf of zij terecht was. Dat u hier kijkt, wordt vastgelegd.
emergencies-others-none = Niemand anders opende noodtoegang.
emergency-title = Noodtoegang
emergency-of = Noodtoegang: { $name }
emergency-open = Noodtoegang openen
emergency-back = Terug naar de lijst
emergency-since = Geopend op
emergency-person = Wie het betreft
emergency-no-more = Niet meer te zien
emergency-holder = Door wie
emergency-state = Stand
emergency-lasts = loopt tot { $when }
emergency-over = voorbij sinds { $when }
emergency-no-review = nog geen oordeel
emergency-verdict-choose = Kies een van deze
emergency-verdict-right = terecht
emergency-verdict-wrong = niet terecht
emergency-untold-for = { $days ->
    [0] niet verteld, sinds vandaag
    [one] niet verteld, al 1 dag
   *[other] niet verteld, al { $days } dagen
}

emergency-then = Wat er dan gebeurt
emergency-then-others = De privacyfunctionaris en de teamleiders krijgen meteen een mail. Zij kunnen de toegang intrekken.
emergency-then-person = De persoon zelf krijgt ook een mail, behalve als dat gevaar geeft. Elke keer dat u kijkt, wordt vastgelegd.
emergency-then-end = De toegang stopt vanzelf, na hoogstens acht uur. U kunt haar niet verlengen.
emergency-then-review = Iemand anders zegt na afloop of het terecht was. Tot die tijd kunt u bij deze persoon geen nieuwe noodtoegang openen.
field-emergency-email = E-mailadres van de persoon
emergency-email-hint = Het hele adres, zoals het bij het account staat.
field-ground = Op welke grond?
emergency-ground-vital = Iemands leven of gezondheid is in direct gevaar
emergency-ground-youth = Een kind of jongere heeft meteen hulp nodig
emergency-ground-support = Iemand heeft meteen opvang of ondersteuning nodig
emergency-ground-violence = Huiselijk geweld of kindermishandeling moet nu stoppen
emergency-ground-mental = Iemand is in een psychische crisis
field-emergency-reason = Waarom is het nodig?
emergency-reason-hint = Schrijf wat er aan de hand is en waarom u niet kunt wachten. De privacyfunctionaris en de teamleiders lezen dit.
field-hours = Hoe lang?
emergency-hours-hint = Kies zo kort als kan. Verlengen kan niet.
emergency-hours-1 = 1 uur
emergency-hours-2 = 2 uur
emergency-hours-4 = 4 uur
emergency-hours-8 = 8 uur
emergency-telling = Mag de persoon het weten?
emergency-untold = Nee, het geeft gevaar als we het nu vertellen
emergency-untold-hint = Iemand anders beslist later of de persoon het alsnog hoort.
field-untold-why = Waarom geeft dat gevaar?
emergency-untold-why-hint = Alleen nodig als u dit hierboven aankruist. Wie de toegang nakijkt, leest dit.
emergency-wait = Even wachten
emergency-wait-text = { $minutes ->
    [one] U zocht te vaak naar iemand. Over één minuut kunt u verder. Wat u invulde, staat er nog.
   *[other] U zocht te vaak naar iemand. Over { $minutes } minuten kunt u verder. Wat u invulde, staat er nog.
}
emergency-opened = De noodtoegang is open. De anderen krijgen nu een mail.
fault-emergency-nobody = We vinden niemand met dit adres van wie u gegevens kunt openen. Dat u zocht, is vastgelegd.
fault-emergency-unreviewed = U opende hier eerder noodtoegang. Eerst moet iemand anders zeggen of die terecht was. Dat kan zodra zij voorbij is.
fault-emergency-alone = Er is niemand anders die de toegang kan intrekken. Zonder dat kan noodtoegang niet. Er is een privacyfunctionaris of teamleider nodig die inlogt in twee stappen. Vraag dat aan hen of aan de beheerder.
refused-emergency-lasts = Deze noodtoegang loopt nog. Een oordeel geeft u als zij voorbij is. Is dat te laat? Trek haar dan eerst in.
fault-emergency-ground = Kies een grond.
fault-emergency-hours = Kies hoe lang.
fault-emergency-verdict = Kies wat u ervan vindt.

emergency-seen-too = Elke keer dat u deze pagina opent, wordt vastgelegd.
emergency-is-told = De persoon weet dat u kijkt.
emergency-not-told = De persoon weet niet dat u kijkt. Let op wat u zegt.
emergency-ground = Grond
emergency-acts = Rol
emergency-plans = Plannen, vragen en signalen
emergency-plans-none = Die bewaart deze site nog niet. Als ze er zijn, kunt u ze hier lezen; veranderen kan niet.
emergency-end = Klaar?
emergency-end-about = Stop de toegang zodra u haar niet meer nodig hebt.
emergency-end-now = Nu stoppen
emergency-ended = De noodtoegang is gestopt.

emergency-looks = Hoe vaak bekeken
emergency-told = Verteld aan de persoon
emergency-reason = Waarom het nodig was
emergency-untold-why = Waarom het niet is verteld
emergency-withdrawn-why = Waarom het is ingetrokken
emergency-ended-by = gestopt door { $name }
emergency-words-gone = De woorden zijn er niet meer: het account is verwijderd.
emergency-withdraw = Intrekken
field-emergency-why = Waarom trekt u dit in?
emergency-withdraw-hint = De toegang stopt meteen.
emergency-withdraw-now = Intrekken
emergency-withdrawn = De noodtoegang is ingetrokken.
emergency-review = Oordeel
field-verdict = Was het terecht?
field-emergency-text = Uw uitleg
emergency-review-later = Een oordeel kan als de noodtoegang voorbij is: uiterlijk { $when }. Trekt u haar in, dan kan het meteen daarna.
emergency-review-hint = Wie het betreft, leest dit op de eigen pagina zodra het is verteld.
emergency-review-send = Oordeel geven
emergency-review-words = Uitleg
emergency-is-reviewed = Uw oordeel is bewaard.
emergency-reviewed-by = { $name }, { $when }
emergency-tell = Nu vertellen
emergency-tell-about = Kan het nu zonder gevaar? Dan krijgt de persoon een mail en staat het op de eigen pagina. Dat kan niet terug.
emergency-tell-now = Nu vertellen
emergency-is-told-now = De persoon krijgt nu een mail.

emergency-own = Noodtoegang
emergency-own-none = Niemand opende in een noodgeval uw gegevens, voor zover wij u dat mogen vertellen.
emergency-own-about = In een noodgeval kan een hulpverlener, gids of teamleider even bij uw gegevens. Iemand anders zegt achteraf of dat terecht was.
emergency-on = Geopend op { $when }

event-emergency-opened = Noodtoegang geopend
event-emergency-listed = Lijst van noodtoegang bekeken
event-emergency-seen = Gegevens bekeken met noodtoegang
event-emergency-ended = Noodtoegang gestopt
event-emergency-withdrawn = Noodtoegang ingetrokken
event-emergency-reviewed = Oordeel gegeven over noodtoegang
event-emergency-told = Noodtoegang alsnog verteld
event-emergency_review-seen = Noodtoegang nagekeken

letter-emergency-overseen-subject = Er is noodtoegang geopend bij { $municipality }
letter-emergency-overseen-text =
    Beste { $name },

    Iemand opende noodtoegang op de site van { $municipality }.
    U kunt zien wie, bij wie en waarom. U kunt de toegang ook intrekken.
    Log daarvoor in, met uw tweede stap:

    { $link }

    Met vriendelijke groet,
    { $municipality }
letter-emergency-told-subject = Een bericht van { $municipality }
letter-emergency-told-text =
    Beste { $name },

    In een noodgeval opende iemand uw gegevens op de site van { $municipality }.
    Wie dat was, op welke grond en hoe lang, staat op uw eigen pagina.
    Log in om het te lezen:

    { $link }

    Met vriendelijke groet,
    { $municipality }
