import { guessColumns } from "../normalise/columns.ts";
import type { EngineField, TargetField } from "../types.ts";

const FIELDS: readonly EngineField[] =
  "companyName legalForm kvk address street houseNumber houseNumberAddition postcode city country phone website email sector fte personName title firstName initials prefix lastName function contactEmail contactPhone mobile profile vat tradeName birthDate".split(
    " ",
  ) as EngineField[];

/** Fields the wizard does not offer, by their headings. */
const EXTRAS: [RegExp, EngineField][] = [
  [/^(?:btw|vat|tva|ust)|btwnummer|btwid|vatnumber|vatid|omzetbelasting/, "vat"],
  [/handelsnaam|tradename|dba/, "tradeName"],
  [/geb(?:oorte)?datum|geboren|dateofbirth|birthdate|birthday|^dob$/, "birthDate"],
];

/**
 * A field for each column: what the command line says, and for the rest the wizard's guess.
 * @throws Error when a field or a column does not exist
 */
export function mapColumns(
  headers: string[],
  samples: string[][],
  given: readonly [field: string, column: string][],
  entity: "company" | "contact",
): (EngineField | null)[] {
  const fixed = new Map<number, EngineField>();
  for (const [field, column] of given) {
    if (!FIELDS.includes(field as EngineField))
      throw new Error(`--map knows no field "${field}"; it knows ${FIELDS.join(", ")}`);
    if (column === "") continue;
    const at = findColumn(headers, column);
    const before = fixed.get(at);
    if (before !== undefined && before !== field) throw new Error(`--map gives column "${column}" to two fields`);
    fixed.set(at, field as EngineField);
  }
  const guesses: (EngineField | null)[] = guessColumns(headers, samples).map(({ target }) => target);
  if (entity === "contact") personsOnly(headers, guesses);
  const taken = new Set<string>(given.map(([field]) => field));
  const fields = guesses.map((guess, at) => fixed.get(at) ?? (guess && !taken.has(guess) ? guess : null));
  headers.forEach((header, at) => {
    const head = header.toLowerCase().replace(/[^a-z0-9]/g, "");
    const extra = EXTRAS.find(([pattern]) => pattern.test(head))?.[1];
    if (fields[at] === null && extra && !taken.has(extra) && !fields.includes(extra)) fields[at] = extra;
  });
  return fields;
}

/** A list of persons whose only name stands under "Naam": nothing else speaks of a company. */
function personsOnly(headers: string[], guesses: (EngineField | null)[]): void {
  const at = guesses.indexOf("companyName");
  if (at < 0 || !/^(?:(?:volledige|full)?[ _]?(?:naam|name))$/i.test((headers[at] ?? "").trim())) return;
  const has = (...fields: TargetField[]) => fields.some((field) => guesses.includes(field));
  if (!has("personName", "lastName", "kvk", "website", "legalForm", "sector", "fte")) guesses[at] = "personName";
}

/** By its heading, however written, or by "#3" for the third column. */
function findColumn(headers: string[], column: string): number {
  const bare = (text: string) => text.trim().toLowerCase();
  const exact = headers.indexOf(column);
  const at = exact >= 0 ? exact : headers.findIndex((header) => bare(header) === bare(column));
  if (at >= 0) return at;
  const number = /^#(\d+)$/.exec(column)?.[1];
  if (number && Number(number) >= 1 && Number(number) <= headers.length) return Number(number) - 1;
  throw new Error(`there is no column "${column}"; there are ${headers.map((header) => `"${header}"`).join(", ")}`);
}
