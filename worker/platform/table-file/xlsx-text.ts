/** What a cell of a worksheet can hold, in UTF-16 units (Excel specifications and limits). */
export const cellLimit = 32_767;

// XML 1.0 has no place for control characters and halves of surrogate pairs; OOXML writes them as _xHHHH_ (ECMA-376
// part 1, 22.9.2.19), and text that looks so too.
const unwritable = /_(?=x[0-9a-fA-F]{4}_)|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;
const escaped = (sign: string) => `_x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}_`;
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text as it may stand in the XML of a cell. */
export const xlsxText = (text: string) =>
  text.replace(unwritable, escaped).replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/** `A`, `B`, … `Z`, `AA`, …: the name of a column from its number, 0 first. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
