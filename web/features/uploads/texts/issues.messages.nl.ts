export const nl = {
  "issue.company.missing": "Geen bedrijf",
  "issue.company.missing.text":
    "De regel heeft geen bedrijfsnaam en wordt overgeslagen. Vul de naam hieronder in, of laat de regels weg.",
  "issue.kvk.invalid": "KVK-nummer klopt niet",
  "issue.kvk.invalid.text": "Verwacht: acht cijfers. Het bedrijf wordt dan herkend aan naam, adres of telefoon.",
  "issue.kvk.branch": "Vestigingsnummer in plaats van KVK-nummer",
  "issue.kvk.branch.text": "Twaalf cijfers zijn een vestigingsnummer; een KVK-nummer heeft er acht.",
  "issue.email.invalid": "E-mailadres klopt niet",
  "issue.email.invalid.text":
    "Verwacht: iets als naam@bedrijf.nl. Uw tekst blijft in uw download staan, maar wordt niet gebruikt.",
  "issue.email.extra": "Tweede e-mailadres",
  "issue.email.extra.text":
    "Per contactpersoon wordt één adres gebruikt: het eerste. Het andere blijft in uw download staan.",
  "issue.phone.invalid": "Telefoonnummer klopt niet",
  "issue.phone.invalid.text": "Verwacht: tien cijfers, of een + met landnummer. Met dit nummer kan niet worden gebeld.",
  "issue.phone.extra": "Extra telefoonnummer",
  "issue.phone.extra.text":
    "Er staan meer nummers dan er plaats is. De eerste worden gebruikt; de rest blijft in uw download staan.",
  "issue.postcode.invalid": "Postcode klopt niet",
  "issue.postcode.invalid.text": "Verwacht: vier cijfers en twee letters, zoals 1456 NP.",
  "issue.houseNumber.invalid": "Huisnummer klopt niet",
  "issue.houseNumber.invalid.text": "Verwacht: een getal, eventueel met een toevoeging zoals 65-E.",
  "issue.website.invalid": "Website klopt niet",
  "issue.website.invalid.text": "Verwacht: iets als www.bedrijf.nl.",
  "issue.fte.invalid": "Aantal medewerkers is geen getal",
  "issue.fte.invalid.text": "Verwacht: een getal, zoals 14.",
  "issue.profile.invalid": "Profiellink klopt niet",
  "issue.profile.invalid.text": "Verwacht: een webadres van een profielpagina.",
  "issue.contact.nameMissing": "Contactgegeven zonder naam",
  "issue.contact.nameMissing.text":
    "Een mobiel nummer, functie of persoonlijk adres zonder naam hoort bij niemand. Het bedrijf gaat er wel in.",
  "issue.contact.notPerson": "Afdeling in plaats van een persoon",
  "issue.contact.notPerson.text": "‘Receptie’ of ‘Inkoop’ is geen mens; er wordt geen contactpersoon gemaakt.",
  "issue.other": "Iets anders",
  "issue.other.text": "Dit gegeven kon niet worden gebruikt.",
  "issue.row.empty": "Lege regel",
  "issue.row.empty.text": "De regel is leeg of door u weggelaten en wordt overgeslagen.",
  "issue.row.tooManyCells": "Meer cellen dan kolommen",
  "issue.row.tooManyCells.text": "De regel heeft cellen waar geen kolom voor is en wordt overgeslagen.",
  "issue.row.tooLarge": "Te groot om te versturen",
  "issue.row.tooLarge.text": "Maak de cel korter of laat de regel weg; anders kan het bestand niet worden verstuurd.",
  "issue.value.tooLong": "Te lange tekst",
  "issue.value.tooLong.text":
    "Zo lang is dit gegeven nooit. De tekst blijft in uw download staan, maar wordt niet gebruikt.",
  "repair.go": (p: { n: string }) => (p.n === "1" ? "Verbeteren" : `Alle ${p.n} verbeteren`),
  "repair.text.mojibake": (p: { n: string }) =>
    p.n === "1" ? "1 cel met verminkte letters" : `${p.n} cellen met verminkte letters`,
  "repair.text.mojibake.text": "‘CafÃ©’ wordt ‘Café’.",
  "repair.phone.scientific": (p: { n: string }) =>
    p.n === "1" ? "1 telefoonnummer als rekengetal" : `${p.n} telefoonnummers als rekengetal`,
  "repair.phone.scientific.text": "‘6,12345678E+08’ wordt ‘0612345678’.",
  "repair.phone.zero": (p: { n: string }) =>
    p.n === "1" ? "1 telefoonnummer zonder 0" : `${p.n} telefoonnummers zonder 0`,
  "repair.phone.zero.text": "‘612345678’ wordt ‘0612345678’.",
  "repair.phone.country": (p: { n: string }) =>
    p.n === "1" ? "1 telefoonnummer met landnummer zonder +" : `${p.n} telefoonnummers met landnummer zonder +`,
  "repair.phone.country.text": "‘31612345678’ wordt ‘+31612345678’.",
  "repair.kvk.scientific": (p: { n: string }) =>
    p.n === "1" ? "1 KVK-nummer als rekengetal" : `${p.n} KVK-nummers als rekengetal`,
  "repair.kvk.scientific.text": "‘1,2345678E+07’ wordt ‘12345678’.",
  "repair.kvk.zero": (p: { n: string }) =>
    p.n === "1" ? "1 KVK-nummer van zeven cijfers" : `${p.n} KVK-nummers van zeven cijfers`,
  "repair.kvk.zero.text": "De voorloopnul die het rekenblad wegliet, komt terug.",
  "repair.postcode.space": (p: { n: string }) =>
    p.n === "1" ? "1 postcode anders geschreven" : `${p.n} postcodes zonder spatie of met kleine letters`,
  "repair.postcode.space.text": "‘1456np’ wordt ‘1456 NP’.",
  "repair.email.clean": (p: { n: string }) =>
    p.n === "1" ? "1 e-mailadres met een schrijffout" : `${p.n} e-mailadressen met een schrijffout`,
  "repair.email.clean.text": "‘jan @ bedrijf,nl’ wordt ‘jan@bedrijf.nl’.",
  "repair.website.clean": (p: { n: string }) =>
    p.n === "1" ? "1 website met een schrijffout" : `${p.n} websites met een schrijffout`,
  "repair.website.clean.text": "‘www,bedrijf.nl’ wordt ‘www.bedrijf.nl’.",
  "repair.fte.number": (p: { n: string }) =>
    p.n === "1" ? "1 aantal medewerkers met tekst" : `${p.n} aantallen medewerkers met tekst`,
  "repair.fte.number.text": "‘10 tot 20’ wordt ‘10’: het eerste getal blijft.",
};
