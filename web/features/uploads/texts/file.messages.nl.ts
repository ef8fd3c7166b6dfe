export const nl = {
  "file.title": "Kies het bestand met uw regels",
  "file.lead":
    "Een Excel-werkmap (.xlsx) of een tekstbestand (CSV): één regel per bedrijf of contactpersoon, met de kolommen die u hebt, in uw eigen volgorde.",
  "file.choose": "Bestand kiezen",
  "file.drop": "of sleep het hierheen",
  "file.drop_now": "Laat het bestand los om het te openen",
  "file.limits":
    "CSV tot 1.000.000 regels, Excel (.xlsx) tot 100.000 regels of 25 MB, 400 kolommen. Tekens, scheidingsteken en kopregel herkennen wij zelf.",
  "file.local":
    "Het bestand wordt op uw computer gelezen. Voor de vooruitblik worden de regels met uw databases vergeleken; er wordt niets opgeslagen voordat u start.",
  "file.example": "Zo kan een bestand eruitzien",
  "file.example.note": "Alleen een kolom met de bedrijfsnaam is nodig. Andere koppen en een andere volgorde mogen.",
  "file.reading": "Bestand lezen",
  "file.cancel": "Afbreken",
  "file.again": "Ander bestand kiezen",
  "file.name": "Bestand",
  "read.file.empty": "Dit bestand is leeg. Kies een bestand met regels.",
  "read.file.password":
    "Dit bestand is met een wachtwoord beveiligd. Open het in Excel, haal het wachtwoord weg (Bestand › Info › Werkmap beveiligen), sla het op en kies het hier opnieuw.",
  "read.file.damaged":
    "Deze werkmap is beschadigd of onvolledig. Open hem in Excel en sla hem opnieuw op, of sla hem op als CSV UTF-8.",
  "read.file.unsafe":
    "Dit bestand pakt uit tot veel meer dan een tabel ooit bevat en wordt daarom niet geopend. Sla de gegevens op als CSV UTF-8 en kies dat bestand.",
  "read.file.xlsx_too_big":
    "Deze werkmap is groter dan 25 MB. Open hem in Excel en kies Opslaan als › CSV UTF-8; een CSV mag groter zijn.",
  "read.file.xlsx_too_many_rows":
    "Dit blad heeft meer dan 100.000 regels. Open het in Excel en kies Opslaan als › CSV UTF-8; een CSV mag een miljoen regels hebben.",
  "read.file.sheet_unknown": "Dit blad staat niet in de werkmap. Kies een ander blad.",
  "read.file.no_sheet": "In deze werkmap staat geen blad met cellen. Kies een ander bestand.",
  "read.file.xls":
    "Dit is een oude Excel-werkmap (.xls). Open die in Excel, kies Opslaan als › Excel-werkmap (.xlsx) of CSV UTF-8 en kies hier het nieuwe bestand.",
  "read.file.xlsb":
    "Dit is een binaire Excel-werkmap (.xlsb). Open die in Excel, kies Opslaan als › Excel-werkmap (.xlsx) of CSV UTF-8 en kies hier het nieuwe bestand.",
  "read.file.ods":
    "Dit is een LibreOffice-werkblad (.ods). Open het, kies Opslaan als › Excel 2007-365 (.xlsx) of Tekst CSV en kies hier het nieuwe bestand.",
  "read.file.numbers":
    "Dit is een Numbers-document. Kies in Numbers Archief › Exporteer naar › Excel of CSV en kies hier het nieuwe bestand.",
  "read.file.other_office":
    "Dit is een document of presentatie, geen tabel. Zet de gegevens in een werkblad en sla dat op als Excel-werkmap of CSV.",
  "read.file.zip": "Dit is een ingepakt bestand. Pak het uit en kies het bestand met de tabel dat erin zit.",
  "read.file.html":
    "Dit is een webpagina, ook al heet het misschien .xls. Open het in Excel, kies Opslaan als › Excel-werkmap (.xlsx) en kies hier het nieuwe bestand.",
  "read.file.xml":
    "Dit is een XML-bestand. Open het in Excel en kies Opslaan als › Excel-werkmap (.xlsx), of exporteer de gegevens als CSV.",
  "read.file.json": "Dit is een JSON-bestand, geen tabel. Exporteer de gegevens als CSV of Excel.",
  "read.file.image":
    "Dit is een afbeelding of video. Vraag de gegevens op als CSV of Excel, of exporteer ze uit het programma waar ze vandaan komen.",
  "read.file.database":
    "Dit is een database. Exporteer de tabel eruit als CSV of Excel en kies hier het nieuwe bestand.",
  "read.file.vcard":
    "Dit is een adresboek of agenda (vCard, iCalendar). Exporteer de contacten in uw adresboek als CSV en kies hier dat bestand.",
  "read.file.mail": "Dit is een e-mailbericht. Sla de bijlage met de tabel op en kies hier dat bestand.",
  "read.file.other_sheet":
    "Dit is een oud soort rekenblad. Open het in Excel of LibreOffice, kies Opslaan als › Excel-werkmap (.xlsx) of CSV en kies hier het nieuwe bestand.",
  "read.file.not_text":
    "Dit is geen tekst en geen Excel-werkmap. Sla de gegevens op als CSV of .xlsx en kies dat bestand.",
  "read.file.gzip": "Dit is een ingepakt bestand (gzip). Pak het uit en kies het CSV-bestand dat erin zit.",
  "read.file.pdf":
    "Dit is een pdf. Vraag de gegevens op als CSV of exporteer ze uit het programma waar ze vandaan komen.",
  "read.file.unreadable":
    "Het bestand kon niet worden gelezen. Misschien is het verplaatst of nog geopend in een ander programma; sluit het daar en kies het opnieuw.",
  "read.file.cell_too_long":
    "Eén cel is langer dan een miljoen tekens. Meestal klopt het scheidingsteken niet; sla het bestand opnieuw op als CSV.",
  "read.file.too_many_columns": "Een regel heeft meer dan 2.000 cellen. Meestal klopt het scheidingsteken niet.",
  "read.file.too_many_rows": "Dit bestand heeft meer dan 1.000.000 regels. Splits het en upload de delen na elkaar.",
  "read.file.quotes_broken":
    "De aanhalingstekens in dit bestand lopen door elkaar. Sla het opnieuw op als CSV vanuit het programma waar het vandaan komt.",
  "read.reader.crashed":
    "Het lezen stopte onverwacht, waarschijnlijk door te weinig geheugen. Sluit andere tabbladen of splits het bestand.",
  "read.reader.closed": "Het lezen is afgebroken. Kies het bestand opnieuw.",
  "read.no_rows": "Onder de kopregel staan geen regels. Kies een bestand met regels.",
  "read.many_columns":
    "Dit bestand heeft {{ n }} kolommen; meer dan 400 kan niet. Verwijder kolommen die u niet nodig hebt.",
};
