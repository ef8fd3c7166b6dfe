import { fold } from "./text.ts";

const STREET_TYPES =
  "street st avenue ave av road rd boulevard blvd drive dr lane ln court ct place pl parkway pkwy terrace tce circuit cct crescent cres close way highway hwy square sq trail circle cir grove gr parade pde expressway expy plaza row walk rise".split(
    " ",
  );
const TYPES = new Set(STREET_TYPES);
const DIRECTIONS: Record<string, string> = {
  north: "n",
  south: "s",
  east: "e",
  west: "w",
  northeast: "ne",
  northwest: "nw",
  southeast: "se",
  southwest: "sw",
};
const UNIT =
  /[\s,(]+(?:suite|ste|rm|room|apt|apartment|unit|floor|fl|bldg|building|level|\d+(?:st|nd|rd|th) (?:floor|fl)\b|#|\(|m\/c).*$/;

export interface NumberFirst {
  number: string;
  addition: string;
  /** As typed, with the type of street, without suite and floor. */
  street: string;
}

/** "728 W. Roosevelt Rd (2nd floor)": the number first, as outside the Netherlands. Null for a Dutch address. */
export function numberFirst(text: string): NumberFirst | null {
  const match =
    /^(\d{1,5})(?:\s?-\s?(\d{1,5})|([A-DF-Za-df-z])(?=[\s,]))?[\s,]+(\p{L}.*|\d+(?:st|nd|rd|th)\b.*)$/isu.exec(text);
  if (!match?.[1] || !match[4]) return null;
  const words = fold(match[4]).match(/[\p{L}\p{N}]+/gu) ?? [];
  const endsInNumber = /[\s,]\d{1,5}\s?[a-z]?$/i.test(match[4]);
  const english = words.some(
    (word, at) => (at > 0 && TYPES.has(word)) || (at === 0 && word in DIRECTIONS) || /^[nsew]$/.test(word),
  );
  if (endsInNumber && !english) return null;
  return {
    number: match[1],
    addition: (match[3] ?? match[2] ?? "").toUpperCase(),
    street: match[4].replace(UNIT_TYPED, "").trim(),
  };
}
const UNIT_TYPED = new RegExp(UNIT.source, "is");

/** Comparable words of such a street: without its type, directions by letter ("West Roosevelt Road" = "W. Roosevelt"). */
export function foreignStreetNorm(street: string): string {
  const words =
    fold(street)
      .replace(UNIT, "")
      .replace(/'/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const short = words.map((word) => DIRECTIONS[word] ?? word);
  const end = short.findIndex(
    (word, at) => at > 0 && TYPES.has(word) && short.slice(0, at).some((w) => w.length > 2 || /\d/.test(w)),
  );
  const core = end > 0 ? short.slice(0, end) : short;
  return core.join("");
}
