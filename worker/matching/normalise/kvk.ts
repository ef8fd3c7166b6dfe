import { isNothing } from "./text.ts";

/**
 * A Chamber of Commerce number as 8 digits of text. Accepts "KvK 12 345 678", "12.345.678", a lost leading zero (7 digits)
 * and a 12-digit branch number (vestiging), of which the first eight are not a KVK number: those are refused as `kvk.branch`
 * unless written as 8 + 4 ("12345678 0001" or "12345678-0001"), the customary way to write number and branch together.
 */
export function normaliseKvk(cell: string | undefined): { value: string | null; issue: string | null } {
  if (isNothing(cell)) return { value: null, issue: null };
  const bare = (cell ?? "").replace(/[\s.\-/]|\.0+$/g, "").replace(/^(?:kvk|kamervankoophandel)?(?:nr|nummer|no)?[:#]?/i, "");
  if (!/^\d+$/.test(bare) || /^0+$/.test(bare)) return { value: null, issue: /^0*$/.test(bare) ? null : "kvk.invalid" };
  if (bare.length === 8) return { value: bare, issue: null };
  if (bare.length === 7) return { value: `0${bare}`, issue: null };
  if (bare.length === 12) return { value: bare.slice(0, 8), issue: null };
  return { value: null, issue: "kvk.invalid" };
}
