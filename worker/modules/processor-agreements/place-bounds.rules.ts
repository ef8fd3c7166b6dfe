import type { AgreementTerms } from "#contract/assignments.ts";
import { normaliseCity } from "#worker/matching/normalise/address.ts";
import { squash } from "#worker/matching/normalise/text.ts";
import { provincePostcodes } from "./provinces.ts";

/** Where and whom an agreement allows to be called, as SQL can compare it; null = not bounded (P5-3). */
export interface PlaceBounds {
  /** Postcodes by their four digits, both ends included. */
  ranges: [from: number, until: number][];
  /** Places by their normalised name. */
  cities: string[];
  /** Normalised beginnings of a sector: "62" holds "6201", "bouw" holds "bouwnijverheid". */
  sectors: string[];
}

const parseRanges = (text: string): [number, number][] =>
  text.split(" ").map((range) => range.split("-").map(Number) as [number, number]);

const provinces = new Map<string, [number, number][]>(
  Object.entries(provincePostcodes).map(([name, ranges]) => [squash(name), parseRanges(ranges)]),
);
const alias: Record<string, string> = { [squash("Fryslân")]: "friesland" };

/** "1000-1999", "10" (1000 to 1099), "1012" or "1012 AB"; null for a text that is no postcode. */
const postcodeRange = (text: string): [number, number] | null => {
  const [, from, until] = /^\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})|[A-Za-z]{2})?\s*$/.exec(text) ?? [];
  if (from === undefined) return null;
  return [Number(from.padEnd(4, "0")), Number((until ?? from).padEnd(4, "9"))];
};

/**
 * The regions and sectors of an agreement as bounds. A region is a province, a postcode or range of postcodes, or else a
 * place. Both lists empty: null.
 */
export const placeBounds = ({ regions, sectors }: Pick<AgreementTerms, "regions" | "sectors">): PlaceBounds | null => {
  const bounds: PlaceBounds = { ranges: [], cities: [], sectors: sectors.map(squash).filter((text) => text !== "") };
  for (const region of regions) {
    const name = squash(region);
    const ranges = provinces.get(alias[name] ?? name);
    const range = postcodeRange(region);
    if (ranges) bounds.ranges.push(...ranges);
    else if (range) bounds.ranges.push(range);
    else bounds.cities.push(normaliseCity(region)?.norm ?? name);
  }
  return bounds.ranges.length + bounds.cities.length + bounds.sectors.length === 0 ? null : bounds;
};
