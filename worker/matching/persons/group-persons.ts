import { Groups, pairKey } from "../groups.ts";
import type { EngineField } from "../types.ts";
import { Comparer, STRIDE } from "./levels.ts";
import { candidatePairs } from "./person-blocks.ts";
import { type PersonRecord, personRecord } from "./person-record.ts";
import { type Candidates, evidenceOf, Weigher } from "./weigh.ts";

/** Bits beyond the odds against any pair: five to one for the same person, and where nobody need look any more. */
const SAME = 2.3;
const DOUBTFUL = -2;

interface Edge {
  a: number;
  b: number;
  bits: number;
  /** Its place among the candidates. */
  at: number;
}

/**
 * Persons of lists without companies, by name, address, date of birth and e-mail. Strongest pairs first; two groups become one only
 * when all their records together say so, so that one doubtful record doesn't join two families. Never on a name (and place) alone.
 */
export function groupPersonRecords(all: Partial<Record<EngineField, string>>[]): {
  labels: (string | null)[];
  doubtful: { a: number; b: number; evidence: string[] }[];
} {
  const { at, records } = inOrder(all);
  const comparer = new Comparer();
  const weigher = new Weigher(records, comparer);
  const candidates = compareAll(records, comparer);
  weigher.estimate(candidates);
  const need = weigher.prior + SAME;
  const same: Edge[] = [];
  const unsure: Edge[] = [];
  const seen = new Map<number, number>();
  for (let at = 0; at < candidates.size; at++) {
    const [a, b] = [candidates.a[at] as number, candidates.b[at] as number];
    const { bits, beyondName } = weigher.weigh(a, b, candidates.levels, at * STRIDE);
    if (bits < weigher.prior + DOUBTFUL) continue;
    seen.set(pairKey(a, b), bits);
    (bits >= need && beyondName ? same : unsure).push({ a, b, bits, at });
  }
  const scratch = new Uint8Array(STRIDE);
  const bitsOf = (a: number, b: number): number => {
    const known = seen.get(pairKey(a, b));
    if (known !== undefined) return known;
    comparer.compare(records[a] as PersonRecord, records[b] as PersonRecord, scratch, 0);
    return weigher.weigh(a, b, scratch, 0).bits;
  };
  const groups = new Groups(records.length);
  same.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  for (const edge of same) {
    if (groups.root(edge.a) === groups.root(edge.b)) continue;
    const [one, other] = [groups.members(edge.a), groups.members(edge.b)];
    let sum = 0;
    for (const a of one) for (const b of other) sum += voice(bitsOf(a, b), need);
    if (sum >= 0) groups.join(edge.a, edge.b);
    else unsure.push(edge);
  }
  const labels: (string | null)[] = all.map(() => null);
  at.forEach((index, record) => {
    labels[index] = `p${groups.root(record)}`;
  });
  const told = new Set<number>();
  const doubtful = [];
  for (const { a, b, at: pair } of unsure.sort((x, y) => y.bits - x.bits)) {
    const [one, other] = [groups.root(a), groups.root(b)];
    if (one === other || told.has(pairKey(one, other))) continue;
    told.add(pairKey(one, other));
    doubtful.push({ a: at[a] as number, b: at[b] as number, evidence: evidenceOf(candidates.levels, pair * STRIDE) });
  }
  return { labels, doubtful };
}

/** The rows that speak of a person, in an order that depends on what they say: so the outcome doesn't depend on how they came. */
function inOrder(all: Partial<Record<EngineField, string>>[]): { at: number[]; records: PersonRecord[] } {
  const known = all.flatMap((cells, index) => {
    const record = personRecord(cells);
    return record ? [{ index, record, text: Object.values(record).join("|") }] : [];
  });
  known.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return { at: known.map(({ index }) => index), records: known.map(({ record }) => record) };
}

/** What a pair says about joining the two groups it stands in: for, against, or nothing where too little is known of either. */
function voice(bits: number, need: number): number {
  if (bits >= need) return Math.min(bits - need, 6);
  return bits >= 0 ? -0.25 : Math.max(bits, -6);
}

function compareAll(records: PersonRecord[], comparer: Comparer): Candidates {
  const { a, b } = candidatePairs(records);
  const levels = new Uint8Array(a.length * STRIDE);
  for (let at = 0; at < a.length; at++)
    comparer.compare(
      records[a[at] as number] as PersonRecord,
      records[b[at] as number] as PersonRecord,
      levels,
      at * STRIDE,
    );
  return { a, b, levels, size: a.length };
}
