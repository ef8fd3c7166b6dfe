// Pairwise scores of a grouping against the truth; counted by sizes of groups, never pair by pair.
const pairs = (labels) => {
  const sizes = new Map();
  for (const label of labels) if (label !== null) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  let sum = 0;
  for (const size of sizes.values()) sum += (size * (size - 1)) / 2;
  return sum;
};

export const score = (right, said, actual) => {
  const precision = said ? right / said : 1;
  const recall = actual ? right / actual : 1;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
};

/** One label per record on both sides; records without truth (null) don't count. */
export const scoreGroups = (found, truth) => {
  const judged = found.map((label, at) => (truth[at] === null ? null : label));
  const both = judged.map((label, at) => (label === null ? null : `${label} ${truth[at]}`));
  return score(pairs(both), pairs(judged), pairs(truth));
};

/** How many groups hold records of more than one truth. */
export const wronglyJoined = (found, truth) => {
  const truths = new Map();
  found.forEach((label, at) => {
    if (label !== null && truth[at] !== null) truths.set(label, (truths.get(label) ?? new Set()).add(truth[at]));
  });
  return [...truths.values()].filter((labels) => labels.size > 1).length;
};

/** Records that share a group or a truth wrongly, for reading. */
export const mistakes = (found, truth, show, most = 40) => {
  const by = (labels, others) => {
    const groups = new Map();
    labels.forEach((label, at) => {
      if (label !== null && truth[at] !== null) groups.set(label, [...(groups.get(label) ?? []), at]);
    });
    return [...groups.values()].filter((members) => new Set(members.map((at) => others[at])).size > 1);
  };
  const text = (list, others) =>
    list
      .slice(0, most)
      .map((members) => members.map((at) => `  ${others[at]} ${show(at)}`).join("\n"))
      .join("\n--\n");
  const [joined, parted] = [by(found, truth), by(truth, found)];
  return `joined ${joined.length}\n${text(joined, truth)}\n\nparted ${parted.length}\n${text(parted, found)}\n`;
};
