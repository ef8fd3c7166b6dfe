/**
 * Names for all columns, none dropped: empty headings become "Kolom 3", repeated ones get " (2)".
 * @param cells the header record, or [] when the file has none
 */
export function nameColumns(cells: string[], columnCount: number): string[] {
  const names: string[] = [];
  const taken = new Set(cells.map(tidy).filter((name) => name !== ""));
  const seen = new Set<string>();
  for (let i = 0; i < Math.max(columnCount, cells.length); i++) {
    const wanted = tidy(cells[i] ?? "") || columnName(i);
    const name =
      seen.has(wanted) || (taken.has(wanted) && tidy(cells[i] ?? "") === "") ? numbered(wanted, taken) : wanted;
    seen.add(name);
    taken.add(name);
    names.push(name);
  }
  return names;
}

function columnName(index: number): string {
  return `Kolom ${index + 1}`;
}

function numbered(name: string, taken: Set<string>): string {
  let n = 2;
  while (taken.has(`${name} (${n})`)) n++;
  return `${name} (${n})`;
}

/** Two header lines as one, per column: "Contact" over "Naam" is "Contact Naam". The same word twice is said once. */
export function joinHeaderLines(lines: string[][]): string[] {
  const width = Math.max(0, ...lines.map((line) => line.length));
  return Array.from({ length: width }, (_, column) =>
    [...new Set(lines.map((line) => tidy(line[column] ?? "")).filter((part) => part !== ""))].join(" "),
  );
}

/** Headings are labels: control characters and doubled spaces in them carry nothing. */
function tidy(heading: string): string {
  return heading.replace(/[\s\0\u00a0\ufeff]+/g, " ").trim();
}

const HEADING_WORDS =
  /(^|[^a-z])(naam|name|names|bedrijf|bedrijven|company|organisatie|organisation|organization|relatie|klant|debiteur|kvk|straat|street|adres|address|postcode|zip|zipcode|postal|plaats|city|place|gemeente|provincie|land|country|tel|telefoon|phone|mobiel|mobile|mail|email|e-mail|website|web|url|site|functie|function|title|titel|aanhef|contact|voornaam|achternaam|voorletters|initialen|initials|tussenvoegsel|geslacht|gender|branche|sector|sbi|fte|medewerkers|employees|opmerking|opmerkingen|notes|datum|date|nummer|number|nr|id|code|type|status|omschrijving|description|key|value)($|[^a-z])|naam$|nummer$|adres$|nummer\b|_id$|_name$/;

export function isHeadingWord(cell: string): boolean {
  return cell.length <= 60 && HEADING_WORDS.test(cell.toLowerCase().trim());
}

const DATA = [
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  /^(https?:\/\/|www\.)/i,
  /^[+(-]?\d[\d\s().,\-/:+%]*$/,
  /^[1-9]\d{3}\s?[a-z]{2}$/i,
];

export function looksLikeData(cell: string): boolean {
  return DATA.some((pattern) => pattern.test(cell.trim()));
}

/**
 * How much speaks for the first record being a header; below 0 it is none. Known heading words count, other kinds of values below it,
 * and that nothing in it is data itself.
 * @param records the first records of the file, the first one included
 */
export function headerPoints(records: string[][]): number {
  const [first, ...rest] = records;
  if (!first) return -1;
  const body = rest.filter((record) => record.some((cell) => cell.trim() !== "")).slice(0, 200);
  let points = isRowOfCodes(first) ? 1000 : 0;
  // A year is a heading beside words that are ("Naam; 2025; 2026").
  const named = first.some((cell) => isHeadingWord(cell));
  first.forEach((raw, column) => {
    const heading = raw.trim();
    if (heading === "") return;
    const values = body.map((record) => (record[column] ?? "").trim()).filter((value) => value !== "");
    if (named && /^(19|20)\d{2}$/.test(heading)) points += 0.5;
    else if (looksLikeData(heading)) points -= 2;
    else if (isHeadingWord(heading)) points += 2;
    if (!looksLikeData(heading) && values.length > 0 && values.filter(looksLikeData).length >= values.length * 0.6)
      points += 1.5;
    if (values.includes(heading)) points -= 1.5;
    if (heading.length > 60) points -= 1;
  });
  return points;
}

/** Headings that are element numbers (01.02.10; 01.02.20; …): all different, all of one shape. Or the letters a, b, c … */
function isRowOfCodes(cells: string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (filled.length >= 3 && filled.every((cell, i) => cell.toLowerCase() === String.fromCharCode(97 + i))) return true;
  if (filled.length < 5 || new Set(filled).size < filled.length * 0.95) return false;
  const coded = filled.filter((cell) => /^\d+(\.\w+){1,3}$/.test(cell) && cell.length < 12);
  return coded.length >= filled.length * 0.8 && coded.some((cell) => /\..*\./.test(cell));
}
