/** A value that more than this many share tells little: its block is compared only where the names are equal too. */
const LARGE_BLOCK = 40;

/** Keys by which pairs are found; a name key finds only doubtful pairs, so huge ones (a chain's name) are left out. */
export function blocksOf(nodes: { keys: Iterable<string> }[]): number[][] {
  const index = new Map<string, number[]>();
  nodes.forEach((node, at) => {
    for (const key of node.keys) {
      const block = index.get(key);
      if (block) block.push(at);
      else index.set(key, [at]);
    }
  });
  const blocks: number[][] = [];
  for (const [key, block] of index) {
    if (block.length < 2) continue;
    if (block.length <= LARGE_BLOCK) blocks.push(block);
    else if (!key.startsWith("n:")) blocks.push(...byName(block, nodes));
  }
  return blocks;
}

/** Splits a generic block (a franchise's website, a front desk's number) by the words of the names, whatever their order. */
function byName(block: number[], nodes: { keys: Iterable<string> }[]): number[][] {
  const parts = new Map<string, Set<number>>();
  for (const at of block) {
    for (const key of nodes[at]?.keys ?? []) {
      if (!key.startsWith("n:")) continue;
      const name = key.slice(2, key.lastIndexOf("|"));
      for (const part of [name.replaceAll(" ", ""), name.split(" ").sort().join(" ")]) {
        const members = parts.get(part) ?? new Set();
        parts.set(part, members.add(at));
      }
    }
  }
  return [...parts.values()]
    .filter((members) => members.size > 1 && members.size <= LARGE_BLOCK)
    .map((members) => [...members]);
}
