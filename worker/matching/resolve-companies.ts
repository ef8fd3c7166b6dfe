import { blocksOf } from "./blocking.ts";
import type { NameAgreement } from "./company-names.ts";
import { addEvidence, compareCompanies, type Evidence, evidenceOf } from "./compare.ts";
import { type Decision, decideCompany } from "./decide.ts";
import { Groups, pairKey } from "./groups.ts";
import { WordWeights } from "./word-weights.ts";

/** A known company or a set of rows with one and the same keys. */
export interface CompanyNode {
  keys: readonly string[];
  known: boolean;
}
interface Edge extends Decision {
  a: number;
  b: number;
}
export interface CompanyGroups {
  groups: Groups;
  doubtful: { a: number; b: number; evidence: string[] }[];
}

/**
 * Groups nodes that are the same company. Ties are made from strong to weak; a group that has gained evidence is compared again
 * until nothing changes, so the result is the closure of the positive rules. A node without KVK that fits companies with two
 * different KVK numbers equally well joins neither and is doubtful.
 */
export function groupCompanies(nodes: CompanyNode[]): CompanyGroups {
  const groups = new Groups(nodes.length);
  const evidence = nodes.map((node) => evidenceOf(node.keys));
  const active = nodes.map((node) => !node.known);
  const blocks = blocksOf(nodes);
  const names = new Map<string, NameAgreement>();
  const words = new WordWeights(evidence);
  const generic = genericPhones(evidence);
  let doubtful: Edge[] = [];
  let fresh: Set<number> | null = null;
  for (let round = 0; round < 8; round++) {
    const edges: Edge[] = [];
    const seen = new Set<number>();
    const unsure: Edge[] = [];
    for (const block of blocks) {
      for (let i = 0; i < block.length; i++) {
        for (let j = i + 1; j < block.length; j++) {
          const a = groups.root(block[i] as number);
          const b = groups.root(block[j] as number);
          if (a === b || !(active[a] || active[b]) || (fresh && !fresh.has(a) && !fresh.has(b))) continue;
          const pair = pairKey(a, b);
          if (seen.has(pair)) continue;
          seen.add(pair);
          const decision = decideCompany(
            compareCompanies(evidence[a] as Evidence, evidence[b] as Evidence, names, words, generic),
          );
          if (decision.verdict === "same") edges.push({ a, b, ...decision });
          else if (decision.verdict === "doubtful") unsure.push({ a, b, ...decision });
        }
      }
    }
    doubtful = [...doubtful, ...unsure];
    const joined = new Set<number>();
    for (let strength = 5; strength >= 1; strength--) {
      const level = edges.filter((edge) => edge.strength === strength);
      if (level.length) doubtful.push(...tie(level, groups, evidence, active, joined));
    }
    if (joined.size === 0) break;
    fresh = new Set([...joined].map((at) => groups.root(at)));
  }
  // A row may have been in doubt with a company before it joined one that has another KVK number.
  const open = ({ a, b }: Edge): boolean => {
    const [one, other] = [evidence[groups.root(a)] as Evidence, evidence[groups.root(b)] as Evidence];
    return one.kvk.size === 0 || other.kvk.size === 0 || [...one.kvk].some((kvk) => other.kvk.has(kvk));
  };
  return { groups, doubtful: doubtful.filter(open) };
}

/** Makes the ties of one strength where no two KVK numbers meet; returns those left open. */
function tie(edges: Edge[], groups: Groups, evidence: Evidence[], active: boolean[], joined: Set<number>): Edge[] {
  const kvkOf = (at: number): string | undefined => (evidence[groups.root(at)] as Evidence).kvk.values().next().value;
  const level = edges
    .map((edge) => ({ edge, a: groups.root(edge.a), b: groups.root(edge.b) }))
    .filter(({ a, b }) => a !== b);
  const torn = tornAt(level.filter(({ edge }) => edge.soft));
  const trial = new Map<number, Set<string>>();
  const note = (at: number, kvk: string | undefined) => {
    const seen = trial.get(at) ?? new Set();
    if (kvk) seen.add(kvk);
    trial.set(at, seen);
  };
  // The KVK numbers a group without one would meet through its direct neighbours.
  for (const { a, b } of level) {
    note(a, kvkOf(a) ?? kvkOf(b));
    note(b, kvkOf(b) ?? kvkOf(a));
  }
  const open: Edge[] = [];
  const join = (a: number, b: number) => {
    const [one, other] = [groups.root(a), groups.root(b)];
    if (one === other) return;
    const root = groups.join(one, other);
    addEvidence(evidence[root] as Evidence, evidence[root === one ? other : one] as Evidence);
    active[root] = Boolean(active[one] || active[other]);
    joined.add(root);
  };
  const withKvk = level.filter(({ a, b }) => kvkOf(a) || kvkOf(b));
  const without = level.filter(({ a, b }) => !kvkOf(a) && !kvkOf(b));
  for (const { edge, a, b } of withKvk) {
    if (edge.soft && (torn.has(a) || torn.has(b))) open.push(edge);
    else if ((trial.get(a)?.size ?? 0) > 1 || (trial.get(b)?.size ?? 0) > 1) open.push(edge);
    else join(a, b);
  }
  // Chains without KVK: join unless that would bring two numbers together or the side is one that stays open.
  const chains = new Groups(evidence.length);
  for (const { a, b } of without) chains.join(a, b);
  const numbers = new Map<number, Set<string>>();
  for (const { a, b } of without) {
    for (const at of [a, b]) {
      const all = numbers.get(chains.root(at)) ?? new Set<string>();
      const kvk = kvkOf(at);
      if (kvk) all.add(kvk);
      for (const other of trial.get(at) ?? []) all.add(other);
      numbers.set(chains.root(at), all);
    }
  }
  for (const { edge, a, b } of without) {
    const kvks = new Set([kvkOf(a), kvkOf(b)].filter((kvk) => kvk !== undefined));
    const clean = (numbers.get(chains.root(a))?.size ?? 0) <= 1;
    if (edge.soft && (torn.has(a) || torn.has(b))) open.push(edge);
    else if (clean || (kvks.size === 1 && kvkOf(a) === kvkOf(b))) join(a, b);
    else open.push(edge);
  }
  return open;
}

/** Groups whose soft ties lead to two that have none with each other: which of the two is meant can't be told. */
function tornAt(soft: { a: number; b: number }[]): Set<number> {
  const ties = new Map<number, Set<number>>();
  for (const { a, b } of soft) {
    ties.set(a, (ties.get(a) ?? new Set()).add(b));
    ties.set(b, (ties.get(b) ?? new Set()).add(a));
  }
  const torn = new Set<number>();
  for (const [at, ends] of ties) {
    const list = [...ends];
    const open = list.some((one, i) => list.slice(i + 1).some((other) => !ties.get(one)?.has(other)));
    if (open) torn.add(at);
  }
  return torn;
}

/** Numbers that companies abroad give for three or more addresses: the central number of an organisation. */
function genericPhones(evidence: Evidence[]): Set<string> {
  const places = new Map<string, Set<string>>();
  for (const { phones, addresses, dutch } of evidence) {
    if (dutch) continue;
    for (const phone of phones) {
      const seen = places.get(phone) ?? new Set();
      for (const address of addresses) if (address.startsWith("s:~")) seen.add(address);
      places.set(phone, seen);
    }
  }
  return new Set([...places].filter(([, seen]) => seen.size >= 3).map(([phone]) => phone));
}
