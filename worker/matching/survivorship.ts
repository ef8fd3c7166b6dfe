import type { Dated } from "./types.ts";

/** The local date the value's clock runs from (requirements, Clocks). */
export const anchorOf = (dated: Dated): string => dated.verifiedOn ?? dated.enteredOn;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const verified = (dated: Dated): string => dated.verifiedOn ?? "";

/** Of two spellings of one value the more careful one: mixed case, then longer, then by letters. Depends on the texts only. */
function compareSpelling(a: string, b: string): number {
  const mixed = (text: string) => (text !== text.toUpperCase() && text !== text.toLowerCase() ? 1 : 0);
  return mixed(a) - mixed(b) || a.length - b.length || compareText(b, a);
}

/** The same value twice: it keeps its first entry and its last verification, so a return never moves the anchor. */
function unite(a: Dated, b: Dated): Dated {
  const byText = compareText(verified(a), verified(b)) || compareSpelling(a.value, b.value);
  const byEntry = compareText(a.enteredOn, b.enteredOn) || compareText(a.source ?? "\uffff", b.source ?? "\uffff");
  const [text, entry] = [byText >= 0 ? a : b, byEntry <= 0 ? a : b];
  return {
    value: text.value,
    norm: a.norm,
    enteredOn: entry.enteredOn,
    verifiedOn: text.verifiedOn,
    source: entry.source,
  };
}

/** > 0 when a outranks b: verified, later verification, later first entry, smallest norm (requirements, Clocks). */
export function outranks(a: Dated, b: Dated): number {
  return compareText(verified(a), verified(b)) || compareText(a.enteredOn, b.enteredOn) || compareText(b.norm, a.norm);
}

/**
 * Which of two values is current. Commutative and idempotent; associative as long as equal norms carry equal dates.
 * Where a value can return after another came, use `surviveAll` over everything known.
 */
export function survive(a: Dated, b: Dated): Dated {
  if (a.norm === b.norm) return unite(a, b);
  return outranks(a, b) >= 0 ? a : b;
}

/** The current value of a non-empty list and the values that lost, each norm once; independent of the list's order. */
export function surviveAll(values: Dated[]): { current: Dated; former: Dated[] } {
  const byNorm = new Map<string, Dated>();
  for (const dated of values) {
    const same = byNorm.get(dated.norm);
    byNorm.set(dated.norm, same ? unite(same, dated) : dated);
  }
  const [current, ...former] = [...byNorm.values()].sort((a, b) => outranks(b, a));
  return { current: current as Dated, former };
}

/** Equal but for the source: nothing that a person or a clock would notice. */
export function sameDated(a: Dated | undefined, b: Dated | undefined): boolean {
  return (
    a?.value === b?.value && a?.norm === b?.norm && a?.enteredOn === b?.enteredOn && a?.verifiedOn === b?.verifiedOn
  );
}
