# Wie accounts beheert of op persoonsgegevens let: wat er met hun account gebeurt, en wat ze nodig hebben.

keeper-moved = Het account met de rol { $role } heeft een ander e-mailadres.
keeper-renamed = De naam bij het account met de rol { $role } is veranderd.
keeper-off = Het account met de rol { $role } is uitgezet. Inloggen kan niet meer.
keeper-on = Het account met de rol { $role } is weer aangezet. Inloggen kan weer.
keeper-ended = De rol { $role } is beëindigd.
keeper-way-back = Er is gevraagd om deze persoon met de rol { $role } weer te laten inloggen zonder de tweede stap van nu. Dat kan na een wachttijd. Tot die tijd kan een beheerder het intrekken, op de pagina van deze persoon.
keeper-deleted = Het account met de rol { $role } is verwijderd.
keeper-none-left = Let op: er is nu niemand met de rol privacyfunctionaris. Vragen van mensen over hun gegevens blijven liggen tot iemand die rol krijgt.
letter-keeper-changed-subject = Iets veranderde aan een account bij { $municipality }
letter-keeper-changed-text =
    Beste { $name },

    Bij { $municipality } veranderde iets aan het account van:

    { $who }

    { $told }

    Dat deed { $by }.

    Klopt dit niet? Laat het dan meteen aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
letter-keeper-changed-you-subject = Iets veranderde aan uw account bij { $municipality }
letter-keeper-changed-you-text =
    Beste { $name },

    Bij { $municipality } veranderde iets aan uw account:

    { $told }

    Klopt dit niet? Laat het dan meteen aan de gemeente weten.

    Met vriendelijke groet,
    { $municipality }
people-saved-no-officer = Bewaard. Let op: er is nu niemand met de rol privacyfunctionaris. Vragen van mensen over hun gegevens blijven liggen tot u iemand die rol geeft.
person-deleted-no-officer = De persoon is verwijderd. Let op: er is nu niemand met de rol privacyfunctionaris. Vragen van mensen over hun gegevens blijven liggen tot u iemand die rol geeft.

no-capacity-title = U hebt hier nu geen rol
no-capacity-about = Het inloggen is gelukt. Maar bij uw account hoort op dit moment geen rol. Daarom bent u niet ingelogd.
no-capacity-ask = Wilt u hier weer werken, of denkt u dat dit niet klopt? Vraag het dan aan de gemeente.
no-capacity-contact = Wilt u hier weer werken, of denkt u dat dit niet klopt? Vraag het dan aan de gemeente: { $contact }
no-capacity-home = Naar de startpagina

own-name-wait = { $minutes ->
    [one] U veranderde uw naam net een paar keer. Over één minuut kan het weer. Wat u invulde, staat er nog.
   *[other] U veranderde uw naam net een paar keer. Over { $minutes } minuten kan het weer. Wat u invulde, staat er nog.
}
