import { CLOSE, type Comparer, NONE, STRIDE } from "./levels.ts";
import { PARTS, type PersonRecord } from "./person-record.ts";

/** For each record the share of the others that hold the same value. */
export function sharesOf(records: readonly PersonRecord[], read: (record: PersonRecord) => string): Float64Array {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(read(record), (counts.get(read(record)) ?? 0) + 1);
  return Float64Array.from(records, (record) => (Math.max(2, counts.get(read(record)) ?? 1) - 1) / records.length);
}

/** How often values of two records picked anyhow are alike but not equal; the same list gives the same picks. */
export function alikeByChance(records: readonly PersonRecord[], comparer: Comparer, picks = 20_000): number[] {
  const [alike, known] = [PARTS.map(() => 0), PARTS.map(() => 0)];
  const levels = new Uint8Array(STRIDE);
  const size = records.length;
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * size);
  };
  for (let pick = 0; pick < picks && size > 1; pick++) {
    const [a, b] = [next(), next()];
    if (a === b) continue;
    comparer.compare(records[a] as PersonRecord, records[b] as PersonRecord, levels, 0);
    for (let at = 0; at < PARTS.length; at++) {
      if (levels[at] !== NONE) known[at] = (known[at] as number) + 1;
      if (levels[at] === CLOSE) alike[at] = (alike[at] as number) + 1;
    }
  }
  return alike.map((count, at) => (count + 0.5) / ((known[at] as number) + 1));
}
