import { decidePerson, type PersonDecision, type PersonEvidence } from "./compare-contacts.ts";
import { Groups, pairKey } from "./groups.ts";
import { possibleInitials } from "./person-names.ts";

export interface PersonNode {
  evidence: PersonEvidence;
  /** The company a known contact stood at before this chunk, null for a row. Two known ones of one company were judged before. */
  knownAt: string | null;
  /** Sorts nodes by content, so that the outcome does not depend on the order of rows. */
  signature: string;
}
interface Edge extends PersonDecision {
  a: number;
  b: number;
}

/** Groups the persons of one company. A node that fits two persons who stand apart joins neither on a name. */
export function groupPersons(nodes: PersonNode[]): { groups: Groups; doubtful: Edge[] } {
  const groups = new Groups(nodes.length);
  const decisions = new Map<number, Edge>();
  const order = nodes
    .map((_, at) => at)
    .sort((a, b) => ((nodes[a]?.signature ?? "") < (nodes[b]?.signature ?? "") ? -1 : 1));
  for (const [a, b] of pairs(nodes, order)) {
    const decision = decidePerson((nodes[a] as PersonNode).evidence, (nodes[b] as PersonNode).evidence);
    decisions.set(pairKey(a, b), { a, b, ...decision });
  }
  const judged = (a: number, b: number): Edge | undefined => decisions.get(pairKey(a, b));
  const apart = (a: number, b: number): boolean =>
    groups.members(a).some((one) => groups.members(b).some((other) => judged(one, other)?.apart ?? false));
  const before = (a: number, b: number) => nodes[a]?.knownAt !== null && nodes[a]?.knownAt === nodes[b]?.knownAt;
  const doubtful = [...decisions.values()].filter((edge) => edge.verdict === "doubtful");
  for (let strength = 3; strength >= 1; strength--) {
    const level = [...decisions.values()].filter(
      (edge) => edge.verdict === "same" && edge.strength === strength && !before(edge.a, edge.b),
    );
    const ties = tiesOf(level);
    const open = new Set(
      level.filter((edge) => torn(edge.a, ties, groups, apart) || torn(edge.b, ties, groups, apart)),
    );
    for (const edge of level) {
      if (open.has(edge) || groups.root(edge.a) === groups.root(edge.b)) continue;
      if (apart(edge.a, edge.b)) open.add(edge);
      else groups.join(edge.a, edge.b);
    }
    doubtful.push(...open);
  }
  return { groups, doubtful };
}

function tiesOf(level: Edge[]): Map<number, number[]> {
  const ties = new Map<number, number[]>();
  for (const { a, b } of level) {
    ties.set(a, [...(ties.get(a) ?? []), b]);
    ties.set(b, [...(ties.get(b) ?? []), a]);
  }
  return ties;
}

/** True when the node's ties of this level lead to groups that must stay apart. */
function torn(
  at: number,
  ties: Map<number, number[]>,
  groups: Groups,
  apart: (a: number, b: number) => boolean,
): boolean {
  const distinct = [...new Set((ties.get(at) ?? []).map((end) => groups.root(end)))];
  return distinct.some((one, i) => distinct.slice(i + 1).some((other) => apart(one, other)));
}

/** All pairs of a small company; in a large one those that share a number, an address, or a part of the surname and an initial. */
function pairs(nodes: PersonNode[], order: number[]): [number, number][] {
  const list: [number, number][] = [];
  if (nodes.length <= 60) {
    for (let i = 0; i < order.length; i++)
      for (let j = i + 1; j < order.length; j++) list.push([order[i] as number, order[j] as number]);
    return list;
  }
  const blocks = new Map<string, number[]>();
  for (const at of order) {
    const { evidence } = nodes[at] as PersonNode;
    const keys = [...evidence.emails, ...evidence.phones];
    for (const name of evidence.names)
      for (const initial of possibleInitials(name))
        for (const word of name.surname.split(" "))
          keys.push(`^${word.slice(0, 3)} ${initial}`, `${word.slice(-3)}$ ${initial}`);
    for (const key of new Set(keys)) {
      const block = blocks.get(key);
      if (block) block.push(at);
      else blocks.set(key, [at]);
    }
  }
  const seen = new Set<number>();
  for (const block of blocks.values()) {
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length; j++) {
        const pair = pairKey(block[i] as number, block[j] as number);
        if (!seen.has(pair)) list.push([block[i] as number, block[j] as number]);
        seen.add(pair);
      }
    }
  }
  return list;
}
