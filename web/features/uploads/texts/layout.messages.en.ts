export const en = {
  "layout.title": "Is the layout right?",
  "layout.lead": "This is what we recognised. If the table looks odd, choose something else; it is read again at once.",
  "layout.encoding": "Encoding",
  "layout.delimiter": "Delimiter",
  "layout.sheet": "Sheet",
  "layout.sheet.hidden": "{{ name }} (hidden)",
  "layout.header": "Header row",
  "layout.header.none": "none: the first row already holds data",
  "layout.header.row": "row {{ row }}: {{ cells }}",
  "layout.header.empty": "empty",
  "layout.lines": "Rows in the header",
  "layout.preamble.title": "Above the table",
  "layout.preamble":
    "These rows stand above the header and are not part of the table. If they are, choose another header row.",
  "layout.preamble.more": "and {{ n }} more",
  "layout.mojibake.title": (p: { n: string; before: string; after: string }) =>
    `${p.n} cells hold odd characters: ${p.before} is probably ${p.after}`,
  "layout.mojibake.text":
    "Such a file was converted twice. Repairing changes these characters only; your file itself stays as it is.",
  "layout.mojibake.repair": "Repair the characters",
  "layout.mojibake.done": (p: { n: string }) => `The characters in ${p.n} cells were repaired.`,
  "layout.mojibake.undo": "Leave it as it was",
  "layout.unsure": "The delimiter could not be recognised with certainty. See whether the columns are well apart.",
  "layout.preview": "The first rows of your file",
  "layout.shown": (p: { shown: string; total: string }) =>
    p.total === "1" ? "The only row." : `The first ${p.shown} of ${p.total} rows.`,
  "layout.other_sheets": "There is little on this sheet. If your rows are on another sheet, choose it at Sheet.",
  "encoding.utf-8": "UTF-8",
  "encoding.utf-8-bom": "UTF-8 with mark",
  "encoding.utf-16le": "UTF-16 (little endian)",
  "encoding.utf-16be": "UTF-16 (big endian)",
  "encoding.windows-1252": "Windows-1252 (Western European)",
  "delimiter.semicolon": "Semicolon ;",
  "delimiter.comma": "Comma ,",
  "delimiter.tab": "Tab",
  "delimiter.pipe": "Bar |",
  "delimiter.caret": "Caret ^",
  "delimiter.tilde": "Tilde ~",
  "table.title": "Noticed while reading",
  "table.row.short": (p: { n: string }) => `${p.n} × a row with fewer cells than columns; the rest counts as empty.`,
  "table.row.long": (p: { n: string }) =>
    `${p.n} × a row with more cells than columns; columns were added, nothing was left out.`,
  "table.quote.stray": (p: { n: string }) => `${p.n} × a stray quotation mark; it was read as an ordinary character.`,
  "table.quote.unclosed": (p: { n: string }) =>
    `${p.n} × a quotation mark that is never closed; it was read as an ordinary character.`,
  "table.cell.no_value": (p: { n: string }) =>
    `${p.n} × a row with a formula without a result; the cell counts as empty. Open the file in Excel and save it, then the result is in it.`,
  "table.cell.merged": (p: { n: string }) => `${p.n} × a row in a merged cell; its value counts for all those rows.`,
  "table.cell.nul": (p: { n: string }) => `${p.n} × an invisible character (NUL) in a cell.`,
  "table.encoding.invalid_bytes": (p: { n: string }) =>
    `${p.n} × a character that does not fit this encoding (�). Try another choice at Encoding.`,
  "table.encoding.mixed":
    "Part of the file has another encoding than the rest. Each character was read as it is meant there; look at the accented letters.",
  "table.first": "First seen in row {{ row }}.",
  "table.in_header": "In the header row.",
};
