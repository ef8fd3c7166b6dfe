import { edits, isTypo } from "./similarity.ts";

/** How two company names agree: 3 equal (but for spaces and word order), 2 misspelt, 1 partly, 0 not. */
export type NameAgreement = 0 | 1 | 2 | 3;

/** Words that may be left out without meaning another company. Holding, Beheer, Groep are not among them: a holding is another one. */
const WEAK = new Set(["nederland", "netherlands", "nl", "de", "het", "t", "the"]);

/** Words by which the companies of one group differ: they are no slip of the fingers for another word ("Visser Groen" and "Visser Groep"). */
export const ROLES = new Set(
  "holding beheer groep group management participaties vastgoed pensioen invest investments beleggingen".split(" "),
);

/** Compares two name norms (see normalise/company-name.ts). */
export function compareNames(a: string, b: string): NameAgreement {
  if (a === b) return 3;
  const squashedA = a.replaceAll(" ", "");
  const squashedB = b.replaceAll(" ", "");
  if (squashedA === squashedB) return 3;
  const wordsA = a.split(" ");
  const wordsB = b.split(" ");
  const restA = without(wordsA, wordsB);
  const restB = without(wordsB, wordsA);
  if (restA.length === 0 && restB.length === 0) return 3;
  if (numerals(restA) !== numerals(restB)) return common(wordsA, wordsB);
  const strongA = restA.filter((word) => !WEAK.has(word));
  const strongB = restB.filter((word) => !WEAK.has(word));
  if (pairUp(restA, restB)) return 2;
  if (strongA.length === 0 && strongB.length === 0) return wordsA.length > restA.length ? 2 : 0;
  if (strongA.join("") === strongB.join("")) return 2;
  if (pairUp(strongA, strongB)) return 2;
  const shortest = Math.min(squashedA.length, squashedB.length);
  for (const [one, other] of [
    [restA, restB],
    [strongA, strongB],
  ] as const)
    if (one.length === 1 && other.length === 1 && oneOddWord(one[0] as string, other[0] as string, shortest)) return 2;
  // Words run together or torn apart, and misspelt.
  if (wordsA.length !== wordsB.length && shortest >= 10 && edits(squashedA, squashedB, 1) <= 1) return 2;
  return common(wordsA, wordsB);
}

/** In a long name one short word may miss a letter, and one longer word two. */
function oneOddWord(a: string, b: string, length: number): boolean {
  const short = Math.min(a.length, b.length);
  const limit = length >= 16 && short >= 5 ? 2 : length >= 10 && short >= 2 ? 1 : 0;
  return limit > 0 && !/\d/.test(a + b) && !ROLES.has(a) && !ROLES.has(b) && edits(a, b, limit) <= limit;
}

/** One word misspelt as the other; a short word that names a role is itself. */
function slip(a: string, b: string): boolean {
  const role = ROLES.has(a) !== ROLES.has(b) && Math.min(a.length, b.length) < 7;
  return !role && !(ROLES.has(a) && ROLES.has(b)) && isTypo(a, b);
}

/** Some word of weight is the same. */
function common(a: string[], b: string[]): NameAgreement {
  return a.some((word) => word.length >= 3 && !WEAK.has(word) && b.includes(word)) ? 1 : 0;
}

const ROMAN = /^(?:ii|iii|iv|vi{1,3}|ix)$/;

/** "Fonds II" and "Fonds III", "Brigade 44" and "Brigade 45" are two. */
const numerals = (words: string[]): string =>
  words
    .filter((word) => /\d/.test(word) || ROMAN.test(word))
    .sort()
    .join(" ");

function without(words: string[], others: string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** At most two words, each the misspelling of one on the other side. */
function pairUp(a: string[], b: string[]): boolean {
  if (a.length !== b.length || a.length > 2) return false;
  if (a.every((word, at) => slip(word, b[at] as string))) return true;
  return a.length === 2 && slip(a[0] as string, b[1] as string) && slip(a[1] as string, b[0] as string);
}
