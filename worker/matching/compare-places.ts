import type { Evidence } from "./compare.ts";
import { isNationalNumber } from "./normalise/phone.ts";
import { edits } from "./similarity.ts";

/** Two Dutch numbers of one area that differ by one slip of the fingers. */
export function nearNumber(a: Set<string>, b: Set<string>): boolean {
  for (const one of a)
    for (const other of b)
      if (one.startsWith("+31") && !isNationalNumber(one) && one.slice(0, 5) === other.slice(0, 5))
        if (one.length === other.length && edits(one, other, 1) === 1) return true;
  return false;
}

/** A number that is not one of many sites. */
export const hasOwnNumber = ({ phones }: Evidence): boolean => [...phones].some((phone) => !isNationalNumber(phone));

/** An address that is more than a postbus. */
export function isVisited({ addresses }: Evidence): boolean {
  const boxes = new Set<string | undefined>();
  for (const key of addresses) if (/^s:(?:postbus|antwoordnummer)\|/.test(key)) boxes.add(key.split("|")[1]);
  for (const key of addresses)
    if (key.startsWith("a:") ? !boxes.has(key.split("|")[1]) : !/^s:(?:postbus|antwoordnummer)\|/.test(key))
      return true;
  return false;
}

/** Neighbouring or misspelt numbers of one street are one place: "1710-1718 S Loomis", "1718 S Loomis". */
export function compareStreets(a: Evidence, b: Evidence): "same" | "unknown" | "different" {
  const places = ({ addresses }: Evidence) =>
    [...addresses].filter((key) => key.startsWith("s:~")).map((key) => key.split("|") as [string, string]);
  const [one, other] = [places(a), places(b)];
  if (one.length === 0 || other.length === 0) return "unknown";
  const near = ([street, number]: [string, string]) =>
    other.some(
      ([at, no]) =>
        (at === street && (Math.abs(Number(no) - Number(number)) <= 20 || edits(no, number, 1) <= 1)) ||
        (no === number && edits(at, street, 1) <= 1),
    );
  return one.some(near) ? "same" : "different";
}
