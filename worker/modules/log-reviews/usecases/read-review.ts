import type { LogFinding, LogReviewRow, LogReviewView } from "#contract/log-reviews.ts";
import type { AccessLogRow } from "#contract/rows.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { findReview, listReviewsStatement, namesStatement, sampleStatement } from "../log-reviews.repository.ts";

/** Every month that was made ready, newest first. */
export const listReviews = async (deps: Deps, grant: Grant<"log-review.read">): Promise<LogReviewRow[]> => {
  const [found] = await loggedRead(deps, grant, { kind: "access-log", id: null }, [listReviewsStatement(deps.db)]);
  const rows = (found?.rows ?? []) as { month: string; findings: number; signed_name: string; signed_at: string }[];
  return rows.map(({ signed_name, signed_at, ...row }) => ({ ...row, signedName: signed_name, signedAt: signed_at }));
};

/** One month: findings, the sample as it stands in the log, and the names a reviewer needs. Reading it is logged. */
export const readReview = async (
  deps: Deps,
  grant: Grant<"log-review.read">,
  month: string,
): Promise<LogReviewView> => {
  const review = await findReview(deps.db, month);
  if (review === null) throw problem("access.not_found");
  const findings = JSON.parse(review.findings) as LogFinding[];
  const count = (JSON.parse(review.sample) as number[]).length;
  const [lines] = await loggedRead(deps, grant, { kind: "access-log", id: month, count: Math.max(1, count) }, [
    sampleStatement(deps.db, review.sample),
  ]);
  const sample = (lines?.rows ?? []) as AccessLogRow[];
  const pseudonyms = [...new Set([...findings, ...sample].map(({ pseudonym }) => pseudonym))];
  const [named] = await loggedRead(deps, grant, { kind: "user", id: null, count: pseudonyms.length }, [
    namesStatement(deps.db, jsonList(pseudonyms)),
  ]);
  const names = (named?.rows ?? []) as { pseudonym: string; name: string }[];
  return {
    month,
    madeAt: review.made_at,
    names: Object.fromEntries(names.map(({ pseudonym, name }) => [pseudonym, name])),
    findings,
    sample,
    signedName: review.signed_name,
    signedAt: review.signed_at,
    remark: review.remark,
  };
};
