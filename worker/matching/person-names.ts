import { mayStartWith, officialInitials, sameGivenName } from "./given-names.ts";
import { surnameCore } from "./normalise/person-name.ts";
import { fold, words } from "./normalise/text.ts";
import { edits, isTypo } from "./similarity.ts";
import type { PersonName } from "./types.ts";

/** A name taken apart for comparing. */
export interface ComparableName {
  surname: string;
  first: string;
  initials: string;
  title: string;
}
export interface NameRelation {
  surname: "equal" | "part" | "alike" | "different" | "unknown";
  given: "same" | "fits" | "different" | "unknown";
  /** The two cannot be one person by name. */
  contradicts: boolean;
}

/** The JSON of a contact's name value, comparable. */
export function comparableName(json: string): ComparableName {
  const name = JSON.parse(json) as PersonName;
  return {
    surname: surnameCore(name.lastName ?? ""),
    first: words(name.firstName ?? "").join(" "),
    initials: fold(name.initials ?? "").replace(/[^a-z]/g, ""),
    title: name.title ?? "",
  };
}

export function relateNames(a: ComparableName, b: ComparableName): NameRelation {
  const surname = relateSurnames(a.surname, b.surname);
  const given = relateGiven(a, b);
  const gender = a.title !== "" && b.title !== "" && a.title !== b.title;
  return { surname, given, contradicts: gender || surname === "different" || given === "different" };
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
    if (sameGivenName(one, other) || isTypo(one, other)) return "same";
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

const startsAlike = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** First letters a person may be written with; one empty letter when no given name is known. */
export function possibleInitials(name: ComparableName): string[] {
  const letters = new Set<string>();
  const letter = (text: string) => (text[0] === "y" ? "i" : text[0]);
  if (name.initials) letters.add(letter(name.initials) as string);
  const first = name.first.split(" ")[0] as string;
  if (first) for (const initial of [first[0] as string, ...officialInitials(first)]) letters.add(initial);
  return letters.size ? [...letters] : [""];
}
