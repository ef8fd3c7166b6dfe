export const nl = {
  "layout.title": "Klopt de indeling?",
  "layout.lead":
    "Dit hebben wij herkend. Ziet de tabel er vreemd uit, kies dan iets anders; hij wordt direct opnieuw gelezen.",
  "layout.encoding": "Tekens",
  "layout.delimiter": "Scheidingsteken",
  "layout.sheet": "Blad",
  "layout.sheet.hidden": "{{ name }} (verborgen)",
  "layout.header": "Kopregel",
  "layout.header.none": "geen: de eerste regel bevat al gegevens",
  "layout.header.row": "regel {{ row }}: {{ cells }}",
  "layout.header.empty": "leeg",
  "layout.lines": "Regels in de kop",
  "layout.preamble.title": "Boven de tabel",
  "layout.preamble":
    "Deze regels staan boven de kopregel en horen niet bij de tabel. Horen ze er wel bij, kies dan een andere kopregel.",
  "layout.preamble.more": "en nog {{ n }}",
  "layout.mojibake.title": (p: { n: string; before: string; after: string }) =>
    `In ${p.n} cellen staan vreemde tekens: ${p.before} is waarschijnlijk ${p.after}`,
  "layout.mojibake.text":
    "Zo'n bestand is twee keer omgezet. Herstellen verandert alleen deze tekens; uw bestand zelf blijft zoals het is.",
  "layout.mojibake.repair": "Tekens herstellen",
  "layout.mojibake.done": (p: { n: string }) => `De tekens in ${p.n} cellen zijn hersteld.`,
  "layout.mojibake.undo": "Laten zoals het was",
  "layout.unsure": "Het scheidingsteken was niet zeker te herkennen. Kijk of de kolommen goed uit elkaar staan.",
  "layout.preview": "De eerste regels van uw bestand",
  "layout.shown": (p: { shown: string; total: string }) =>
    p.total === "1" ? "De enige regel." : `De eerste ${p.shown} van ${p.total} regels.`,
  "layout.other_sheets": "Op dit blad staat weinig. Staan uw regels op een ander blad, kies dat dan bij Blad.",
  "encoding.utf-8": "UTF-8",
  "encoding.utf-8-bom": "UTF-8 met markering",
  "encoding.utf-16le": "UTF-16 (little endian)",
  "encoding.utf-16be": "UTF-16 (big endian)",
  "encoding.windows-1252": "Windows-1252 (West-Europees)",
  "delimiter.semicolon": "Puntkomma ;",
  "delimiter.comma": "Komma ,",
  "delimiter.tab": "Tab",
  "delimiter.pipe": "Streep |",
  "delimiter.caret": "Dakje ^",
  "delimiter.tilde": "Tilde ~",
  "table.title": "Opgevallen bij het lezen",
  "table.row.short": (p: { n: string }) => `${p.n} × een regel met minder cellen dan kolommen; de rest telt als leeg.`,
  "table.row.long": (p: { n: string }) =>
    `${p.n} × een regel met meer cellen dan kolommen; er zijn kolommen bij gemaakt, niets is weggelaten.`,
  "table.quote.stray": (p: { n: string }) => `${p.n} × een los aanhalingsteken; het is als gewoon teken gelezen.`,
  "table.quote.unclosed": (p: { n: string }) =>
    `${p.n} × een aanhalingsteken dat niet wordt gesloten; het is als gewoon teken gelezen.`,
  "table.cell.no_value": (p: { n: string }) =>
    `${p.n} × een regel met een formule zonder uitkomst; de cel telt als leeg. Open het bestand in Excel en sla het op, dan staat de uitkomst erin.`,
  "table.cell.merged": (p: { n: string }) =>
    `${p.n} × een regel in een samengevoegde cel; de waarde geldt voor al die regels.`,
  "table.cell.nul": (p: { n: string }) => `${p.n} × een onzichtbaar teken (NUL) in een cel.`,
  "table.encoding.invalid_bytes": (p: { n: string }) =>
    `${p.n} × een teken dat niet bij deze codering past (�). Probeer een andere keuze bij Tekens.`,
  "table.encoding.mixed":
    "Een deel van het bestand is anders gecodeerd dan de rest. Elk teken is gelezen zoals het daar bedoeld is; kijk de letters met accenten na.",
  "table.first": "Eerste keer op regel {{ row }}.",
  "table.in_header": "In de kopregel.",
};
