let before: number[] = [];
let last: number[] = [];
let row: number[] = [];

/** Edits between two words (insert, drop, replace, swap of neighbours), or `limit + 1` as soon as it is more than `limit`. */
export function edits(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // What both begin and end with costs nothing.
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [long, wide] = [endA - start, endB - start];
  if (long === 0 || wide === 0) return Math.min(limit + 1, long + wide);
  for (let j = 0; j <= wide; j++) last[j] = j;
  for (let i = 1; i <= long; i++) {
    row[0] = i;
    let least = i;
    const one = a.charCodeAt(start + i - 1);
    for (let j = 1; j <= wide; j++) {
      const other = b.charCodeAt(start + j - 1);
      let cost = (last[j - 1] as number) + (one === other ? 0 : 1);
      const drop = (last[j] as number) + 1;
      const add = (row[j - 1] as number) + 1;
      if (drop < cost) cost = drop;
      if (add < cost) cost = add;
      if (i > 1 && j > 1 && one === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other) {
        const swap = (before[j - 2] as number) + 1;
        if (swap < cost) cost = swap;
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[wide] as number, limit + 1);
}

/** One word misspelt as another: no digits, one edit from four letters, two from eight. */
export function isTypo(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  if (shortest < 4 || Math.abs(a.length - b.length) > 2 || /\d/.test(a) || /\d/.test(b)) return false;
  const limit = shortest >= 8 ? 2 : 1;
  return edits(a, b, limit) <= limit;
}
