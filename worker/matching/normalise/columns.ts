import type { TargetField } from "../types.ts";
import { normaliseCity, normalisePostcode, splitAddress, splitHouseNumber } from "./address.ts";
import { normaliseWebsite } from "./domain.ts";
import { normaliseEmail } from "./email.ts";
import { COMPANY_OWN, HEADINGS, PERSONAL_OWN } from "./headings.ts";
import { splitLegalForm } from "./legal-form.ts";
import { normalisePhones } from "./phone.ts";
import { filled, fold, isNothing } from "./text.ts";

export interface ColumnGuess {
  /** The field it fills, null = an own column of the client. */
  target: TargetField | null;
  /** What the column is when it stays (or becomes) an own column; personal unless clearly about the company. */
  ownClass: "company" | "personal";
}

const heading = (text: string): string =>
  fold(text)
    .replace(/\([^)]*\)/g, "")
    .replace(/[^a-z0-9]/g, "");

/** True when at least `share` of the filled samples pass; false without samples. */
function most(samples: string[], test: (cell: string) => boolean, share = 0.7): boolean {
  return samples.length > 0 && samples.filter(test).length >= share * samples.length;
}

const isAddress = (cell: string) => splitAddress(cell).house !== null;
const isPhone = (cell: string) => normalisePhones(cell).phones.length > 0;

/** A heading's guess that the values contradict is dropped ("Vestigingsnr" full of "16AH00" is no KVK number). */
function contradicted(target: TargetField, samples: string[]): boolean {
  if (samples.length === 0) return false;
  if (target === "kvk") return !most(samples, (cell) => /^\D*[\d\s.]{7,15}$/.test(cell), 0.3);
  if (target === "phone" || target === "mobile" || target === "contactPhone")
    return !most(samples, (cell) => /\d{4}|\d\d \d\d/.test(cell), 0.3);
  if (target === "email" || target === "contactEmail") return !most(samples, (cell) => cell.includes("@"), 0.3);
  if (target === "website") return !most(samples, (cell) => cell.includes("."), 0.3);
  return false;
}

/** Eight digits under such a heading number the list's own records: taken for KVK numbers they would keep all rows apart. */
const ITS_OWN_NUMBER = /id$|(?:nummer|number|code|index|key|ref)$|nr$|^(?:no|soc|ssn|bsn)/;

/** What the values alone tell, for headings that say nothing. */
function fromValues(head: string, samples: string[]): TargetField | null {
  if (samples.length < 2) return null;
  if (most(samples, (cell) => cell.includes("@") && normaliseEmail(cell) !== "invalid")) return "contactEmail";
  if (most(samples, (cell) => /^[\w./:-]+\.[a-z]{2,}(?:\/\S*)?$/i.test(cell) && normaliseWebsite(cell) !== "invalid"))
    return "website";
  if (most(samples, (cell) => normalisePostcode(cell) !== null)) return "postcode";
  if (most(samples, (cell) => /^(?:\+31|0031|\(?0)\s?6/.test(cell) && isPhone(cell))) return "mobile";
  if (most(samples, (cell) => /^[+(0]/.test(cell) && /\d{2}/.test(cell) && isPhone(cell))) return "phone";
  if (
    !ITS_OWN_NUMBER.test(head) &&
    most(samples, (cell) => /^kvk/i.test(cell) || /^\d{8}$/.test(cell)) &&
    !most(samples, (cell) => /^(?:19|20)\d{6}$/.test(cell))
  )
    return "kvk";
  if (most(samples, (cell) => splitLegalForm(fold(cell)).form !== null, 0.4)) return "companyName";
  if (most(samples, (cell) => isAddress(cell) && /^[^\d]{4,}\d/.test(cell))) return "address";
  if (most(samples, (cell) => /^(?:dhr|mevr|mw|de heer|mevrouw)\b.{4,}/i.test(cell), 0.5)) return "personName";
  return null;
}

function ownClass(header: string, target: TargetField | null): "company" | "personal" {
  if (target) return personFields.has(target) ? "personal" : "company";
  if (PERSONAL_OWN.test(header)) return "personal";
  return COMPANY_OWN.test(header) ? "company" : "personal";
}

/** Fields of a person; every other one is the company's. */
export const personFields: ReadonlySet<TargetField> = new Set<TargetField>([
  "personName",
  "title",
  "firstName",
  "initials",
  "prefix",
  "lastName",
  "function",
  "contactEmail",
  "contactPhone",
  "mobile",
  "profile",
]);

/**
 * The wizard's proposal: a field for each column, from Dutch and English headings and from values.
 * `samples[i]` holds some cells of column i (first non-empty ones are best, 20 is plenty). Each field is given once;
 * what stays without one is an own column, classed company only when its heading clearly says so (P2-5).
 */
export function guessColumns(headers: string[], samples: string[][]): ColumnGuess[] {
  const heads = headers.map(heading);
  const cells = headers.map((_, at) =>
    (samples[at] ?? [])
      .map((cell) => cell.slice(0, 200))
      .filter((cell) => !isNothing(cell))
      .map(filled),
  );
  const taken = new Set<TargetField>();
  const targets: (TargetField | null)[] = heads.map(() => null);
  const decided: boolean[] = heads.map(() => false);
  const give = (at: number, target: TargetField | null) => {
    if (target && taken.has(target)) return;
    if (target && contradicted(target, cells[at] ?? [])) return;
    targets[at] = target;
    decided[at] = true;
    if (target) taken.add(target);
  };
  const matches = heads.map((head) => (head ? HEADINGS.findIndex(([pattern]) => pattern.test(head)) : -1));
  // Exact, earlier patterns first, so that "Telefoon direct" does not take the place of "Telefoon".
  const order = heads.map((_, at) => at).sort((a, b) => (matches[a] ?? 0) - (matches[b] ?? 0) || a - b);
  for (const at of order) {
    const match = matches[at] ?? -1;
    if (match >= 0) give(at, HEADINGS[match]?.[1] ?? null);
  }
  for (const at of heads.keys())
    if (!decided[at] && matches[at] === -1) give(at, fromValues(heads[at] as string, cells[at] ?? []));
  settle(targets, heads, cells);
  return targets.map((target, at) => ({ target, ownClass: ownClass(heads[at] ?? "", target) }));
}

/** Choices that depend on the other columns. */
function settle(targets: (TargetField | null)[], heads: string[], cells: string[][]): void {
  const at = (target: TargetField) => targets.indexOf(target);
  const has = (target: TargetField) => at(target) >= 0;
  const move = (from: TargetField, to: TargetField) => {
    if (has(from) && !has(to)) targets[at(from)] = to;
  };
  // "Naam contactpersoon" beside initials or a first name holds the surname only.
  if ((has("initials") || has("firstName")) && !has("lastName")) move("personName", "lastName");
  if (has("address") && has("houseNumber") && !has("street")) move("address", "street");
  // "Street" holding whole addresses is split like an address.
  if (has("street") && !has("houseNumber") && most(cells[at("street")] ?? [], isAddress, 0.5))
    move("street", "address");
  const persons = (["personName", "lastName", "firstName"] as const).some(has);
  if (!persons) move("contactEmail", "email");
  if (!persons && !has("phone")) move("mobile", "phone");
  if (persons && has("title") && !has("function") && heads[at("title")] === "titel") move("title", "function");
  if (!has("city")) {
    const free = targets.findIndex(
      (target, i) =>
        !target && heads[i] === "" && most(cells[i] ?? [], (c) => normaliseCity(c) !== null && !/\d/.test(c)),
    );
    if (free >= 0 && has("postcode") && free === at("postcode") + 1) targets[free] = "city";
  }
  if (
    has("houseNumber") &&
    !most(cells[at("houseNumber")] ?? [], (cell) => splitHouseNumber(cell) !== null, 0.3) &&
    (cells[at("houseNumber")] ?? []).length
  ) {
    targets[at("houseNumber")] = null;
  }
}
