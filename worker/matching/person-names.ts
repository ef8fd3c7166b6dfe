import { mayStartWith, officialInitials, sameGivenName } from "./given-names.ts";
import { areTwoNames, genderOfName } from "./known-names.ts";
import { surnameCore } from "./normalise/person-name.ts";
import { fold, squash, words } from "./normalise/text.ts";
import { edits, isTypo } from "./similarity.ts";
import type { PersonName } from "./types.ts";

/** A name taken apart for comparing. */
export interface ComparableName {
  surname: string;
  first: string;
  initials: string;
  title: string;
  /** Letters of the tussenvoegsel, "v.d." written out. */
  prefix: string;
}
export interface NameRelation {
  surname: "equal" | "part" | "alike" | "different" | "unknown";
  given: "same" | "fits" | "different" | "unknown";
  /** The two cannot be one person by name. */
  contradicts: boolean;
  /** A call name for a first name and a tussenvoegsel on one side only: that takes something besides the name. */
  stretched: boolean;
}

/** The JSON of a contact's name value, comparable. */
export function comparableName(json: string): ComparableName {
  const name = JSON.parse(json) as PersonName;
  return {
    surname: surnameCore(name.lastName ?? ""),
    first: words(name.firstName ?? "").join(" "),
    initials: fold(name.initials ?? "").replace(/[^a-z]/g, ""),
    title: name.title ?? "",
    prefix: squash(name.prefix ?? "").replace(/^v(?:an)?(?:d|de[nr]?)$/, "van"),
  };
}

export function relateNames(a: ComparableName, b: ComparableName): NameRelation {
  const surname = relateSurnames(a.surname, b.surname);
  const given = relateGiven(a, b);
  const [one, other] = [genderOf(a), genderOf(b)];
  const gender = one !== "" && other !== "" && one !== other;
  const stretched = a.first !== "" && b.first !== "" && a.first !== b.first && a.prefix !== b.prefix;
  return { surname, given, stretched, contradicts: gender || surname === "different" || given === "different" };
}

/** By the title, or the first name. */
function genderOf({ title, first }: ComparableName): string {
  if (title) return title === "mevr." ? "f" : "m";
  return genderOfName(first.split(" ")[0] as string);
}

function relateSurnames(a: string, b: string): NameRelation["surname"] {
  if (!a || !b) return "unknown";
  if (a === b || a.replaceAll(" ", "") === b.replaceAll(" ", "")) return "equal";
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const long = longer.split(" ");
  if (
    long.length > 1 &&
    shorter.split(" ").every((word) => long.some((other) => word === other || isTypo(word, other)))
  )
    return "part";
  const [one, other] = [a.replaceAll(" ", ""), b.replaceAll(" ", "")];
  if (isTypo(one, other)) return "alike";
  // Two misspellings of one name can be two edits apart: that proves nothing, but does not contradict either.
  return Math.min(one.length, other.length) >= 5 && edits(one, other, 2) <= 2 ? "unknown" : "different";
}

function relateGiven(a: ComparableName, b: ComparableName): NameRelation["given"] {
  if (a.first && b.first) {
    const one = a.first.split(" ")[0] as string;
    const other = b.first.split(" ")[0] as string;
    if (otherSecond(a.first, b.first)) return "different";
    if (sameGivenName(one, other) || (isTypo(one, other) && !areTwoNames(one, other))) return "same";
    if (a.first.replaceAll(" ", "") === b.first.replaceAll(" ", "")) return "same";
    return "different";
  }
  const first = a.first || b.first;
  const initials = a.first ? b.initials : a.initials;
  if (first) {
    if (!initials) return "unknown";
    // Both initials and a first name on one side: "J.P. (Hans)" fits "J.".
    const beside = a.first ? a.initials : b.initials;
    if (beside && startsAlike(beside, initials)) return "fits";
    // "L.J. (Bert)" is not "R.M.", though another Bert could be; "B." he may be.
    if (beside && letterOf(initials[0] as string) !== first[0]) return "different";
    return mayStartWith(first, initials[0] as string) ? "fits" : "different";
  }
  if (!a.initials || !b.initials) return "unknown";
  if (a.initials === b.initials) return a.initials.length > 1 ? "same" : "fits";
  return startsAlike(a.initials, b.initials) ? "fits" : "different";
}

/** "Jan Pieter" and "Jan Willem" are two; "Jan P" and "Jan Pieter" may be one. */
function otherSecond(a: string, b: string): boolean {
  const [one, other] = [a.split(" "), b.split(" ")];
  if (one.length !== other.length) return false;
  return one.some((name, at) => {
    const twin = other[at] as string;
    if (at === 0 || name.startsWith(twin) || twin.startsWith(name)) return false;
    return !sameGivenName(name, twin) && !isTypo(name, twin);
  });
}

/** words() writes y as ij. */
const letterOf = (letter: string): string => (letter === "y" ? "i" : letter);
const startsAlike = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** First letters a person may be written with; one empty letter when no given name is known. */
export function possibleInitials(name: ComparableName): string[] {
  const letters = new Set<string>();
  if (name.initials) letters.add(letterOf(name.initials[0] as string));
  const first = name.first.split(" ")[0] as string;
  if (first) for (const initial of [first[0] as string, ...officialInitials(first)]) letters.add(initial);
  return letters.size ? [...letters] : [""];
}
