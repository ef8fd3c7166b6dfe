import { compareNames } from "./company-names.ts";
import { normaliseCompanyName } from "./normalise/company-name.ts";
import { normalisePersonName } from "./normalise/person-name.ts";
import { words } from "./normalise/text.ts";
import { comparableName, relateNames } from "./person-names.ts";
import { edits, isTypo } from "./similarity.ts";

/**
 * Names compared as nothing but names. The engine never makes two records the same on a name alone; this measures how well its names
 * are read, against lists of names with a known truth.
 */
interface ReadName {
  norm: string;
  form: string | null;
}

const read = (name: string): ReadName | null => {
  const found = normaliseCompanyName(name);
  return found && { norm: found.norm, form: found.legalForm?.norm ?? null };
};

/** One name, spelt or misspelt; another legal form is another company, an absent one may be any. */
function sameName(a: ReadName, b: ReadName): boolean {
  if (a.form && b.form && a.form !== b.form) return false;
  const level = compareNames(a.norm, b.norm);
  if (level === 3) return true;
  const [one, other] = [a.norm.split(" "), b.norm.split(" ")];
  if (one.length !== other.length) {
    const [left, right] = [one.join(""), other.join("")];
    const alike = edits(left, right, 1) <= 1 && left.replace(/\D/g, "") === right.replace(/\D/g, "");
    return Math.min(left.length, right.length) >= 10 && alike;
  }
  return level === 2 && one.every((word, at) => misspelt(word, other[at] as string));
}

const misspelt = (a: string, b: string): boolean => {
  if (a === b) return true;
  const short = Math.min(a.length, b.length);
  const limit = short >= 9 ? 2 : short >= 5 ? 1 : 0;
  return limit > 0 && edits(a, b, limit) <= limit;
};

/** Whether two company names are one, spelt differently. */
export function sameCompanyName(a: string, b: string): boolean {
  const [one, other] = [read(a), read(b)];
  return one !== null && other !== null && sameName(one, other);
}

/** All pairs of two lists that are one name, found through the beginnings and ends of words. */
export function sameCompanyNames(one: string[], other: string[]): [number, number][] {
  const [left, right] = [one.map(read), other.map(read)] as [(ReadName | null)[], (ReadName | null)[]];
  const index = new Map<string, number[]>();
  right.forEach((name, at) => {
    for (const key of name ? keysOf(name.norm) : []) index.set(key, [...(index.get(key) ?? []), at]);
  });
  const pairs: [number, number][] = [];
  left.forEach((name, a) => {
    if (!name) return;
    const near = new Set([...keysOf(name.norm)].flatMap((key) => index.get(key) ?? []));
    for (const b of near) if (sameName(name, right[b] as ReadName)) pairs.push([a, b]);
  });
  return pairs;
}

function keysOf(norm: string): Set<string> {
  const squashed = norm.replaceAll(" ", "");
  const middle = Math.floor(squashed.length / 2);
  return new Set([
    `^${squashed.slice(0, 4)}`,
    `${squashed.slice(-5)}$`,
    `${squashed.slice(middle - 2, middle + 3)}`,
    squashed.slice(2, 7),
  ]);
}

/** Whether two names can be one person's and agree in full, in whatever order they are written. */
export function samePersonName(a: string, b: string): boolean {
  const [one, other] = [a, b].map((personName) => normalisePersonName({ personName }));
  if (!one || !other || one === "desk" || other === "desk") return false;
  const relation = relateNames(comparableName(one.value), comparableName(other.value));
  const surname = relation.surname === "equal" || relation.surname === "alike" || relation.surname === "part";
  if (!relation.contradicts && surname && relation.given !== "unknown") return true;
  return sameWords(words(a), words(b));
}

/** Every word of the shorter name stands in the other, at least two of them; or all letters run together are the same. */
function sameWords(a: string[], b: string[]): boolean {
  if (a.join("") === b.join("")) return a.length > 0;
  const [short, long] = a.length <= b.length ? [a, [...b]] : [b, [...a]];
  if (short.length < 2) return false;
  return short.every((word) => {
    const at = long.findIndex((other) => other === word || isTypo(other, word));
    if (at >= 0) long.splice(at, 1);
    return at >= 0;
  });
}
