import type { Db } from "../platform/db/db.ts";
import { cutoffsAt, reviewCutoff } from "./engine.ts";
import { SCHEDULE } from "./schedule.ts";

export interface ReviewCounts {
  readonly contactValues: number;
  readonly personalCells: number;
}

/** `companies.clocks` and `company_sites.clocks`: per field its normal form, entry date, verification date, source. */
export type Clocks = Record<string, [norm: string, enteredOn: string, verifiedOn: string | null, ...unknown[]]>;

/**
 * How many personal values wait for a check: past review, not yet past purge (P4.2-7). Nothing is stored: a flag is
 * a comparison with the clock, so it is right even if cron never ran.
 */
export async function countDueForReview({ db, now }: { db: Db; now: Date }): Promise<ReviewCounts> {
  const count = (table: string, at: { review: string; purge: string }) =>
    db.statement(`SELECT count(*) AS n FROM ${table} WHERE anchor_on > ?1 AND anchor_on <= ?2`, [at.purge, at.review]);
  const results = await db.batch([
    count("contact_values", cutoffsAt(now, SCHEDULE.contactValue)),
    count("row_personal_cells", cutoffsAt(now, SCHEDULE.personalCell)),
  ]);
  const n = (index: number) => (results[index]?.rows[0] as { n: number } | undefined)?.n ?? 0;
  return { contactValues: n(0), personalCells: n(1) };
}

/** Companies of one assignment with at least one general value due for its notice (P4.1-3); never a reason to block. */
export async function countCompaniesDueForReview(input: { db: Db; now: Date; assignmentId: string }): Promise<number> {
  const { db, now, assignmentId } = input;
  const row = await db.first<{ n: number }>(
    db.statement(
      `SELECT count(*) AS n FROM leads l JOIN companies c ON c.id = l.company_id WHERE l.assignment_id = ?1 AND EXISTS
         (SELECT 1 FROM json_each(c.clocks) k
          WHERE coalesce(json_extract(k.value, '$[2]'), json_extract(k.value, '$[1]')) <= ?2)`,
      [assignmentId, reviewCutoff(now, SCHEDULE.company)],
    ),
  );
  return row?.n ?? 0;
}

/** The general fields of a company or site that deserve the notice, in the order of `clocks` (P4.1-3). */
export function fieldsDueForReview(clocks: Clocks, now: Date): string[] {
  const cutoff = reviewCutoff(now, SCHEDULE.company);
  return Object.entries(clocks)
    .filter(([, [, enteredOn, verifiedOn]]) => (verifiedOn ?? enteredOn) <= cutoff)
    .map(([field]) => field);
}
