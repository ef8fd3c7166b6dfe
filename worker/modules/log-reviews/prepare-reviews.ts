import { createHash } from "node:crypto";
import { findLatestHead, logBounds } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { addDays, localDate, startOfLocalDay } from "#worker/retention/index.ts";
import { findingsOf, monthAfter, sampleOf } from "./findings.rules.ts";
import {
  dayCounts,
  firstCountedDay,
  insertReviewStatement,
  latestMonth,
  skipCounts,
} from "./log-reviews.repository.ts";

const draws = 64;
const monthsPerRun = 24;

const digitsOf = (root: string, month: string) =>
  Array.from({ length: draws }, (_, at) =>
    createHash("sha256").update(`${root} ${month} ${at}`).digest().readUInt32BE(0),
  );

const prepareMonth = async (deps: Deps, month: string, root: string) => {
  const { db } = deps;
  const [fromOn, beforeOn] = [`${month}-01`, `${monthAfter(month)}-01`];
  const [from, before] = [startOfLocalDay(fromOn).toISOString(), startOfLocalDay(beforeOn).toISOString()];
  const { first, last } = await logBounds(db, { from: fromOn, until: addDays(beforeOn, -1) });
  const findings = findingsOf(await dayCounts(db, fromOn, beforeOn), await skipCounts(db, from, before));
  const sample = first === null || last === null ? [] : sampleOf(digitsOf(root, month), first, last);
  await db.run(insertReviewStatement(db, { month, first, last, findings, sample, at: nowIso(deps.clock) }));
};

/**
 * Makes the review of every month that is over and wholly sealed (L-12); missed months are caught up, and twice changes
 * nothing. From then on it waits for a director's signature.
 */
export const prepareLogReviews = async (deps: Deps) => {
  const head = await findLatestHead(deps.db);
  const firstDay = await firstCountedDay(deps.db);
  if (head === null || firstDay === null) return;
  const latest = await latestMonth(deps.db);
  let month = latest === null ? firstDay.slice(0, 7) : monthAfter(latest);
  const thisMonth = localDate(deps.clock.now()).slice(0, 7);
  for (let made = 0; month < thisMonth && made < monthsPerRun; made++) {
    await prepareMonth(deps, month, head.root);
    month = monthAfter(month);
  }
};
