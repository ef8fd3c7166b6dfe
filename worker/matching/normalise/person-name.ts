import type { PersonName } from "../types.ts";
import { filled, fold, softenCase, words } from "./text.ts";

const TITLE =
  /^(?:t\.?a\.?v\.?|ter attentie van|aan|de heer|dhr|heer|hr|mevrouw|mevr|mw|mej|mr|mrs|ms|miss|sir|drs|ing|ir|dr|prof|bc|msc|ma|mba|ra|rb|aa|familie|fam)\b\.?\s*/i;
const FEMALE = /\b(?:mevrouw|mevr|mw|mej|mrs|ms|miss|madam)\b/i;
const MALE = /\b(?:de heer|dhr|heer|hr|sir)\b/i;
const SUFFIX = /[\s,]+(?:msc|bsc|ba|ma|mba|ra|rb|aa|phd|mr|drs|ing|ir|dr|jr|sr)\.?$/i;
const PREFIXES = new Set(
  "van de der den ter ten te 't in op aan uit uijt voor over onder bij von zu zum zur du des la le les l' d' del della di da dos el al bin ben v.d. v.d vd v. d. v/d v. vande vander vanden vd. 's".split(
    " ",
  ),
);
/** "Afdeling inkoop" or "administratie" in a person's column is a desk, not a person. */
const DESK =
  /^(?:afd\b|afdeling|de administratie|administratie|directie|receptie|secretariaat|inkoop|verkoop|boekhouding|info|algemeen|balie|contactpersoon|personeelszaken|hr$)\b/i;

const initialsPattern = /^(?:\p{Lu}[a-z]?\.\s?)+\p{Lu}?\.?$|^\p{Lu}$/u;
const looksInitials = (token: string): boolean =>
  initialsPattern.test(token) || /^(?:\p{L}\.)+\p{L}?$|^\p{L}$/u.test(token);
/** "JP" or "LGA" before a surname in mixed case are initials; in all capitals only letters that no name could be. */
const capitalsOnly = (token: string, surname: string): boolean =>
  /^\p{Lu}{2,4}$/u.test(token) &&
  (surname !== surname.toUpperCase() || token.length < 3 || !/[AEIOUY]/.test(token.slice(1)));
const isPrefix = (token: string): boolean => PREFIXES.has(token.toLowerCase());

/** "jp" / "J. P." / "J.P" -> "J.P."; two-letter starts such as "Th." are kept. */
function normaliseInitials(text: string): string {
  const tidy = filled(text).replace(/\s+/g, "");
  if (!tidy) return "";
  const parts = tidy.includes(".") ? tidy.split(".").filter(Boolean) : [...tidy];
  return parts.map((part) => `${part[0]?.toUpperCase()}${part.slice(1, 2).toLowerCase()}.`).join("");
}

/** Salutation or titles in front, taken off: "Dhr. ing. J. Smit" -> ["dhr", "J. Smit"]. */
function takeTitle(text: string): { title: string; rest: string } {
  const title = FEMALE.test(text.slice(0, 12)) ? "mevr." : MALE.test(text.slice(0, 12)) ? "dhr." : "";
  let rest = text;
  for (let match = TITLE.exec(rest); match && rest.length > match[0].length; match = TITLE.exec(rest)) {
    // "Mr" is a title only in front of something; "Ma." may be initials, so a dot directly followed by a dot-letter stays.
    if (
      /^\p{L}{1,2}\.$/u.test(match[0].trim()) &&
      /^\p{L}\./u.test(rest.slice(match[0].length)) &&
      !/^(?:dr|mr|ir|hr|mw|ms)/i.test(match[0])
    )
      break;
    rest = rest.slice(match[0].length);
  }
  while (SUFFIX.test(rest)) rest = rest.replace(SUFFIX, "");
  return { title, rest: rest.trim() };
}

const gender = (cell: string): string =>
  FEMALE.test(cell) ? "mevr." : MALE.test(cell) || /^mr\.?$/i.test(cell) ? "dhr." : "";

/** "Berg, van den" / "van den Berg" / "v.d. Lee" -> prefix and surname. */
function splitSurname(text: string): { prefix: string; lastName: string } {
  const comma = /^([^,]+),\s*(.+)$/.exec(text);
  if (comma?.[1] && comma[2]?.split(/\s+/).every(isPrefix))
    return { prefix: comma[2].toLowerCase(), lastName: comma[1].trim() };
  const spread = text.replace(/^(v\.\s?d\.|v\.|d\.|'t|l'|d')(?=\p{L}{2})/iu, "$1 ");
  const tokens = spread.split(/\s+/);
  let at = 0;
  while (at < tokens.length - 1 && isPrefix(tokens[at] as string)) at++;
  return { prefix: tokens.slice(0, at).join(" ").toLowerCase(), lastName: tokens.slice(at).join(" ") };
}

/** One cell with a whole name, in any usual order. */
export function splitPersonName(cell: string): PersonName {
  const { title, rest: titled } = takeTitle(filled(cell));
  let rest = titled;
  const name: PersonName = {};
  if (title) name.title = title;
  const nick = /\(([^)]+)\)/.exec(rest);
  if (nick?.[1]) {
    rest = rest.replace(nick[0], " ").replace(/\s+/g, " ").trim();
    name.firstName = nick[1].trim();
  }
  const comma = rest.indexOf(",");
  if (comma > 0) {
    const before = splitSurname(rest.slice(0, comma).trim());
    const after = takeTitle(rest.slice(comma + 1).trim());
    if (after.title && !name.title) name.title = after.title;
    const given = after.rest.split(/\s+/).filter(Boolean);
    const tail: string[] = [];
    while (given.length && isPrefix(given.at(-1) as string)) tail.unshift(given.pop() as string);
    return {
      ...name,
      ...givenNames(given, before.lastName, name.firstName),
      prefix: tail.join(" ").toLowerCase() || before.prefix,
      lastName: before.lastName,
    };
  }
  const spaced = rest.replace(/((?:\p{L}\.){1,})(?=\p{L}{2})/gu, "$1 ").replace(/\b([vV])\. ([dD])\./g, "$1.$2.");
  const tokens = spaced.split(/\s+/).filter(Boolean);
  let at = tokens.findIndex(
    (token, index) =>
      isPrefix(token) && index < tokens.length - 1 && !(looksInitials(token) && token === token.toUpperCase()),
  );
  // "A. Jansen-de Vries": a double surname starts before its hyphen.
  const hyphen = tokens.findIndex(
    (token, index) =>
      index < tokens.length - 1 && /\p{L}-\p{L}*$/u.test(token) && isPrefix(token.slice(token.lastIndexOf("-") + 1)),
  );
  if (hyphen >= 0 && (at < 0 || at > hyphen)) at = hyphen;
  if (at < 0) {
    at = tokens.length - 1;
    // "Jan Pieter Smit": the last word is the surname; initials are never one.
    while (at > 0 && (looksInitials(tokens[at] as string) || tokens[at] === "-")) at--;
  }
  return {
    ...name,
    ...givenNames(tokens.slice(0, at), tokens.at(-1) as string, name.firstName),
    ...splitSurname(tokens.slice(at).join(" ")),
  };
}

function givenNames(tokens: string[], surname: string, nick?: string): Pick<PersonName, "firstName" | "initials"> {
  const initials = tokens.filter((token) => looksInitials(token) || capitalsOnly(token, surname));
  const first = tokens.filter((token) => !initials.includes(token)).join(" ");
  const name: Pick<PersonName, "firstName" | "initials"> = {};
  if (first || nick) name.firstName = softenCase(nick ?? first);
  if (initials.length) name.initials = normaliseInitials(initials.join(""));
  return name;
}

export interface NameCells {
  personName?: string;
  title?: string;
  firstName?: string;
  initials?: string;
  prefix?: string;
  lastName?: string;
}

/**
 * A person's name from its cells, whole or in parts. `value` is a PersonName as JSON (empty parts left out, fixed key order),
 * `norm` is "rank|surname|initials|first" in folded letters: rank 0 is the fullest, so that of equal dates the fuller name is kept.
 * Null when the cells name nobody; "desk" when they name a department.
 */
export function normalisePersonName(cells: NameCells): { value: string; norm: string } | null | "desk" {
  const whole = filled(cells.personName);
  if (whole && DESK.test(whole)) return "desk";
  const name: PersonName = whole ? splitPersonName(whole) : {};
  const last = filled(cells.lastName);
  if (last) {
    if (DESK.test(last)) return "desk";
    const split = /,|\./.test(last) && !/^[^,]+,\s*[^,]+$/.test(last) ? splitSurname(last) : surnameCell(last);
    Object.assign(name, split);
  }
  const first = filled(cells.firstName);
  if (first) Object.assign(name, givenNames(first.split(/\s+/), last));
  const initials = normaliseInitials(filled(cells.initials));
  if (initials) name.initials = initials;
  const prefix = filled(cells.prefix);
  if (prefix) name.prefix = prefix.toLowerCase();
  const title = gender(filled(cells.title));
  if (title) name.title = title;
  return finish(name);
}

/** A last-name column may still hold a sorted prefix ("Essen, van") or initials ("Smit, J."). */
function surnameCell(text: string): PersonName {
  const split = splitSurname(text);
  return split.lastName.includes(",") ? splitPersonName(text) : split;
}

/** The surname's comparable words without prefixes: "Jansen-de Vries" -> "jansen vries". */
export const surnameCore = (lastName: string): string => {
  const all = words(lastName);
  const core = all.filter((word) => !PREFIXES.has(word));
  return (core.length ? core : all).join(" ");
};

function finish(name: PersonName): { value: string; norm: string } | null {
  const lastName = softenCase(name.lastName ?? "");
  const core = surnameCore(lastName);
  const firstName = softenCase(name.firstName ?? "");
  if (!core && !firstName) return null;
  const value: PersonName = {};
  if (name.title) value.title = name.title;
  if (firstName) value.firstName = firstName;
  if (name.initials) value.initials = name.initials;
  if (name.prefix) value.prefix = name.prefix;
  if (lastName) value.lastName = lastName;
  const first = words(firstName).join(" ");
  const initials = fold(name.initials ?? "").replace(/[^a-z]/g, "");
  const rank = (first ? 0 : 2) + (initials.length > 1 ? 0 : 1) + (core ? 0 : 4);
  return { value: JSON.stringify(value), norm: `${rank}|${core}|${initials}|${first}` };
}
