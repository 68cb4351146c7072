share-title = Lees mee
share-about = { $municipality } laat u iets lezen dat nog niet openbaar is. De link is alleen voor u. Geef hem niet door.
share-open = Openen
fault-share-until = Kies een dag vanaf vandaag, hoogstens 90 dagen vooruit.
event-share-made = Meeleeslink gemaakt
event-share-opened = Meeleeslink geopend
event-share-withdrawn = Meeleeslink ingetrokken
