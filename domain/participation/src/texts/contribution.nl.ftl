# Inbreng: geven, volgen en wat ermee gebeurde.

menu-contributions = Uw inbreng
channel-online = op deze site
channel-paper = op papier
channel-conversation = in een gesprek
channel-mail = per brief of e-mail
channel-desk = aan de balie of telefoon
spoken-as-resident = Inwoner
spoken-as-partner = Iemand van een organisatie
spoken-as-professional = Iemand die met inwoners werkt
spoken-as-other = Iemand anders
consent-inside = Nee. Alleen de gemeente leest het.
consent-public = Ja, zonder mijn naam.
consent-named = Ja, met mijn naam.

register-title = Wat deden we met uw inbreng?
register-none = Nog niemand heeft iets ingebracht. U kunt de eerste zijn.
register-sentence = { $answered } van { $all } inbrengen beantwoord.
register-oldest = { $days ->
    [0] De oudste open inbreng is van vandaag.
    [one] De oudste open inbreng wacht 1 dag.
   *[other] De oudste open inbreng wacht { $days } dagen.
}
register-late = { $count ->
    [one] 1 inbreng wacht langer dan wij beloofden.
   *[other] { $count } inbrengen wachten langer dan wij beloofden.
}
register-promise = Wij antwoorden binnen { $days } dagen. Lukt dat niet, dan ziet u dat hier.
register-give = Zeg wat u vindt
register-follow = Volg uw inbreng
register-all = Alle inbreng
register-themes = Per thema
register-themes-lead = Inbreng die over een thema gaat. Eén inbreng kan over meer thema's gaan.
register-theme = Thema
register-channels = Per weg
register-channels-lead = Hoe de inbreng bij ons kwam.
register-channel = Weg
register-picture = Wat ermee gebeurde
register-given = Inbreng
register-answered = Beantwoord
register-newest = Wat mensen zeiden
register-newest-lead = De nieuwste inbreng van mensen die dat goed vinden. Gegevens van anderen zijn weggelaten.
register-newest-none = Er is nog geen inbreng die iedereen mag lezen.
stitch-each = Elke steek staat voor { $count } inbrengen.
outcome-used = gebruikt
outcome-partly = deels gebruikt
outcome-not-used = niet gebruikt, met uitleg
outcome-looking = wordt nog bekeken
outcome-open = nog geen antwoord
outcome-late = langer dan beloofd

contribution-title = Een inbreng
contribution-about = { $who }, { $channel }, { $date }
contribution-said = Wat er gezegd is
contribution-taken-back = Wie dit zei, heeft het ingetrokken. De plek blijft leeg.
contribution-subject = Dit gaat over:
contribution-answer = Wat de gemeente antwoordde
contribution-led = Waar het terechtkwam
contribution-onward = Zie wat er met alle inbreng gebeurde.
answer-used = Gebruikt
answer-partly = Deels gebruikt
answer-not-used = Niet gebruikt
answer-looking = Wordt nog bekeken, tot { $date }
answer-on = Antwoord van { $date }
answer-none-yet = Er is nog geen antwoord.

giving-title = Zeg wat u vindt
giving-promise = U krijgt binnen { $days } dagen antwoord. U hebt geen account nodig.
field-contribution = Wat wilt u zeggen?
giving-text-hint = Schrijf het zoals u het zegt. Noem geen namen of adressen van anderen.
field-about = Waar gaat het over?
giving-about-hint = Weet u het niet? Laat het dan leeg.
giving-about-none = Weet ik niet
giving-about-theme = { $name } (het hele thema)
field-spoken-as = Wie bent u?
field-consent = Mag iedereen dit lezen?
field-giver-name = Uw naam
giving-name-hint = Alleen nodig als uw naam erbij mag staan.
field-giver-email = Uw e-mailadres
giving-email-hint = Mag leeg blijven. Wij mailen u alleen als er antwoord is.
giving-leave-empty = Laat dit leeg
giving-next = Verder
giving-privacy = Wij bewaren uw inbreng vijf jaar. Met uw code kunt u hem altijd intrekken.
giving-check = Klopt dit?
giving-check-lead = Lees het nog eens. Is het goed, verstuur het dan.
giving-told = U hoort van ons
giving-told-code = Met de code die u zo krijgt
giving-send = Ja, versturen
giving-change = Nee, aanpassen
given-title = Bedankt. Wij hebben uw inbreng.
given-code = Uw code
given-qr = QR-code naar wat er met uw inbreng gebeurt
given-where = Met deze code ziet u wat er met uw inbreng gebeurt. Ga naar:
given-once = Bewaar de code: schrijf hem over, maak een foto of print deze pagina. Wij laten hem één keer zien en weten hem zelf niet.
given-follow = Kijk naar uw inbreng
given-others = Zie wat anderen zeiden
fault-consent = Kies of iedereen dit mag lezen.
fault-named = Vul uw naam in, of kies een ander antwoord bij 'Mag iedereen dit lezen?'.
fault-choice = Kies iets uit de lijst.
fault-form-old = Het formulier stond lang open. Kijk of alles klopt en verstuur het nog een keer.
fault-form-sent = Dit formulier is al verstuurd, met andere woorden. Dat hebben wij. Wilt u dit ook zeggen? Verstuur het dan nog een keer.
fault-form-soon = Dat ging wel heel snel. Kijk of alles klopt en verstuur het nog een keer.

follow-title = Volg uw inbreng
field-follow-code = Uw code
follow-hint = 16 letters en cijfers. Hoofdletters en streepjes maken niet uit.
follow-look = Bekijken
follow-lost = Bent u de code kwijt? Wij kunnen hem niet terugvinden, want wij weten niet wie u bent. U kunt wel opnieuw zeggen wat u vindt.
fault-code-shape = Dit is geen goede code. Een code heeft 16 letters en cijfers, zoals 7K3M-9QXT-0R5W-BD2H.
fault-code-unknown = Bij deze code hoort geen inbreng. Kijk of u hem goed heeft overgenomen.
followed-title = Uw inbreng
followed-nothing = Hier staat niets meer. De inbreng is ingetrokken.
followed-said = Wat u zei op { $date }
followed-received = Wij moeten uw inbreng nog lezen.
followed-public = Iedereen kan uw inbreng lezen.
followed-kept-inside = Alleen de gemeente leest uw inbreng.
followed-withdrawn = Ingetrokken.
followed-public-page = Bekijk de pagina die iedereen ziet
followed-promised = U krijgt antwoord voor { $date }.
followed-correct = Zeg het anders
followed-correct-hint = Staat uw inbreng al op de site? Dan halen wij hem weg tot wij hem weer gelezen hebben.
followed-correct-send = Bewaar wat ik nu zeg
followed-withdraw = Trek uw inbreng in
followed-withdraw-then = Wij wissen wat u zei, uw naam en uw e-mailadres. Dat kan niet terug. Wij laten alleen zien dat hier iets stond.
followed-withdraw-sure = Ja, wis wat ik zei
followed-withdraw-send = Intrekken
fault-sure = Zet een vinkje als u het zeker weet.
contribution-corrected = Bewaard. Wij lezen wat u nu zegt.
contribution-withdrawn = Uw inbreng is gewist.

own-contributions = Wat u heeft ingebracht
own-contributions-none = U hebt vanuit uw account niets ingebracht. Wat u zonder in te loggen zei, kunnen wij niet bij u vinden.
own-contributions-about = Dit zei u terwijl u was ingelogd.
own-contribution-text = Wat u zei
own-contribution-channel = Hoe
own-contribution-consent = Mag iedereen het lezen?
own-contribution-standing = Hoe het ermee staat

letter-contribution-answered-subject = Er is antwoord van de gemeente { $municipality }
letter-contribution-answered-text = Beste lezer,

    U zei iets tegen de gemeente { $municipality }. Er is nu een antwoord.

    Ga naar { $address } en vul uw code in. Dan leest u het antwoord.

    Gemeente { $municipality }

retention-contributions = Inbreng, met wie haar gaf
retention-contributions-term = { $term } nadat ze gegeven is
event-contribution-given = Inbreng gegeven
event-contribution-corrected = Inbreng verbeterd door wie hem gaf
event-contribution-withdrawn = Inbreng ingetrokken
event-contribution-followed = Inbreng bekeken met de code
event-contribution-read = Inbreng gelezen door de gemeente
event-contribution-handled = Inbreng behandeld
