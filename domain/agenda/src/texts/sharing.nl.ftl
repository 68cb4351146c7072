sharing = Laten meelezen
sharing-about = Met een link leest iemand zonder account mee met het concept. Hij opent alleen deze versie, en niets anders. U kunt hem altijd intrekken.
sharing-version = De link opent:
field-receiver = Voor wie
receiver-hint = Bijvoorbeeld: Buurthuis De Brug. Dit staat alleen hier.
field-until = Tot en met
until-hint = Hoogstens 90 dagen vooruit. Wordt de versie vastgesteld, dan opent de link niets meer.
share-make = Link maken
share-made-title = Link voor { $receiver }
share-made-about = Geef deze link aan wie hij voor is, of print deze pagina. We laten hem maar één keer zien.
share-qr = QR-code van de link. De link staat erboven in letters.
share-kept = Ik heb de link
shares = Links die er zijn
shares-none = Er is nog geen link.
share-line = Versie: { $version }. Gemaakt door { $by }, tot en met { $until }. { $count ->
    [0] Nog niet geopend.
    [one] Eén keer geopend.
   *[other] { $count } keer geopend.
}
share-last-opened = Het laatst op { $day }.
share-is-withdrawn = Ingetrokken
share-is-over = Verlopen
share-is-orphan = Opent niets: wie de link maakte, mag dat niet meer
share-withdraw = Intrekken
share-withdrawn = De link is ingetrokken. Hij opent niets meer.
refused-no-draft = Er is geen concept om mee te lezen.
shared-about = U leest mee met een concept. Er is nog niets besloten, en wat hier staat kan nog veranderen.
shared-until = Uw link werkt tot en met { $until }.
shared-none = In dit concept staat nog niets.
