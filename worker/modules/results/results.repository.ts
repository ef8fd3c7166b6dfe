import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import type { Week } from "./results.rules.ts";

export interface ReachRow {
  leads: number;
  called: number;
  spoken: number;
  positive: number;
}
export interface OutcomeRow {
  outcome: string;
  version: number;
  calls: number;
  positive: number;
}
export interface WeekRow {
  startsOn: string;
  calls: number;
  positive: number;
}
export interface CheckRow {
  result: string;
  n: number;
}

// A call with its outcome as corrected last. One index of one assignment: calls_by_assignment, then a look-up a call.
const calls = `SELECT k.lead_id, k.lease_token, k.closed_at, COALESCE(d.outcome, k.outcome) AS outcome,
    COALESCE(d.settings_version, k.settings_version) AS version, COALESCE(d.positive, k.positive) AS positive
  FROM calls k INDEXED BY calls_by_assignment LEFT JOIN call_corrections d ON d.id = (SELECT e.id FROM call_corrections e
    WHERE e.call_id = k.id ORDER BY e.corrected_at DESC, e.id DESC LIMIT 1)`;

/** ?1 assignment, ?2 the pairs [version, outcome] of calls in which somebody spoke. */
export const reachSql = `SELECT (SELECT COUNT(*) FROM leads WHERE assignment_id = ?1) AS leads,
    COUNT(DISTINCT lead_id) AS called, COUNT(DISTINCT CASE WHEN positive THEN lead_id END) AS positive,
    COUNT(DISTINCT CASE WHEN (version || ' ' || outcome) IN (SELECT value FROM json_each(?2)) THEN lead_id END) AS spoken
  FROM (${calls} WHERE k.assignment_id = ?1)`;
export const outcomesSql = `SELECT outcome, version, COUNT(*) AS calls, SUM(positive) AS positive
  FROM (${calls} WHERE k.assignment_id = ?) GROUP BY outcome, version`;
/** ?1 assignment, ?2 the weeks. */
export const weeksSql = `SELECT w.value ->> '$.startsOn' AS startsOn, COUNT(c.lead_id) AS calls,
    COALESCE(SUM(c.positive), 0) AS positive
  FROM json_each(?2) w LEFT JOIN (${calls} WHERE k.assignment_id = ?1 AND k.closed_at >= ?3) c
    ON c.closed_at >= w.value ->> '$.from' AND c.closed_at < w.value ->> '$.until'
  GROUP BY w.key ORDER BY w.key`;
export const checksSql = `SELECT q.result, COUNT(*) AS n FROM calls k INDEXED BY calls_by_assignment
    CROSS JOIN lease_checks q ON q.lease_token = k.lease_token
  WHERE k.assignment_id = ? AND q.result IS NOT NULL GROUP BY q.result`;
export const correctedSql = `SELECT COALESCE(SUM(counts ->> '$.correctedValues'), 0) AS n FROM uploads
  WHERE assignment_id = ? AND state = 'done' AND undone_at IS NULL`;

/** All counts in one batch with the line that says who looked. Costs the size of one client's database. */
export const findResults = async (
  deps: Deps,
  grant: Grant<"result.read">,
  { spoke, weeks }: { spoke: string[]; weeks: Week[] },
) => {
  const id = grant.facts.assignmentId ?? "";
  const statements: Statement[] = [
    { sql: reachSql, params: [id, jsonList(spoke)] },
    { sql: outcomesSql, params: [id] },
    { sql: weeksSql, params: [id, jsonList(weeks), weeks[0]?.from ?? ""] },
    { sql: checksSql, params: [id] },
    { sql: correctedSql, params: [id] },
  ];
  const found = await loggedRead(deps, grant, { kind: "assignment", id }, statements);
  const rows = <T>(at: number) => (found[at]?.rows ?? []) as T[];
  return {
    reach: rows<ReachRow>(0)[0] ?? { leads: 0, called: 0, spoken: 0, positive: 0 },
    outcomes: rows<OutcomeRow>(1),
    weeks: rows<WeekRow>(2),
    checks: rows<CheckRow>(3),
    corrected: rows<{ n: number }>(4)[0]?.n ?? 0,
  };
};
