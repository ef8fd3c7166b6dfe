import { isNothing } from "./text.ts";

export interface Kvk {
  value: string | null;
  /** The number of an establishment, where the cell holds that: it names no company but is one's own. */
  branch: string | null;
  issue: string | null;
}

/**
 * A Chamber of Commerce number as 8 digits of text. Accepts "KvK 12 345 678", "12.345.678", a lost leading zero (7 digits), a number
 * with its place behind it and 12 digits (8 + 4 for the branch, the old form). A present-day branch number (vestiging, 12 digits
 * from 0000…) holds no KVK number: issue `kvk.branch`. Anything else that says something: `kvk.invalid`.
 */
export function normaliseKvk(cell: string | undefined): Kvk {
  const nothing: Kvk = { value: null, branch: null, issue: null };
  if (isNothing(cell)) return nothing;
  const bare = (cell ?? "")
    .replace(/\s*\(?(?:te )?[a-z][a-z .'-]+\)?\s*$/i, "")
    .replace(/[\s.\-/]|\.0+$/g, "")
    .replace(/^(?:kvk|kamervankoophandel|handelsregister|hr|coc)?(?:nr|nummer|no)?[:#]?/i, "");
  if (/^0*$/.test(bare)) return nothing;
  if (!/^\d+$/.test(bare)) return { ...nothing, issue: "kvk.invalid" };
  if (bare.length === 8) return { ...nothing, value: bare };
  if (bare.length === 7) return { ...nothing, value: `0${bare}` };
  // Twelve digits from a spreadsheet that dropped the four zeros keep eight: those can't be told from a KVK number.
  if (bare.length === 12)
    return bare.startsWith("0000")
      ? { ...nothing, branch: bare, issue: "kvk.branch" }
      : { ...nothing, value: bare.slice(0, 8) };
  return { ...nothing, issue: "kvk.invalid" };
}
