import type { ReviewRow } from "./match-reviews.repository.ts";

export interface GroupedPair {
  row: ReviewRow;
  leftId: string;
  rightId: string;
  group: number;
}

/**
 * Doubts about one record come together, that record on the left: a person answers them in one go. A pair goes with the
 * side that has more doubts open, of equals with the one that was asked about first. Groups stand where their first pair
 * stood; nothing in a group's number tells which record it is (P1-5).
 */
export const groupPairs = (rows: readonly ReviewRow[]): GroupedPair[] => {
  const doubts = new Map<string, number>();
  const place = new Map<string, number>();
  for (const { left_id, right_id } of rows)
    for (const id of [left_id, right_id]) {
      doubts.set(id, (doubts.get(id) ?? 0) + 1);
      if (!place.has(id)) place.set(id, place.size);
    }
  const before = (one: string, other: string) =>
    (doubts.get(other) ?? 0) - (doubts.get(one) ?? 0) || (place.get(one) ?? 0) - (place.get(other) ?? 0);
  const numbers = new Map<string, number>();
  const pairs = rows.map((row): GroupedPair => {
    const [leftId, rightId] = [row.left_id, row.right_id].sort(before) as [string, string];
    // What was put off stays at the end, also where its company has other doubts open.
    const key = `${leftId} ${row.deferred_at !== null}`;
    const group = numbers.get(key) ?? numbers.size;
    numbers.set(key, group);
    return { row, leftId, rightId, group };
  });
  return pairs.sort((a, b) => a.group - b.group);
};
