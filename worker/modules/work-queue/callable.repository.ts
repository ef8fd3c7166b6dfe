import type { AgreementTerms } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { localDate, startOfLocalDay } from "#worker/retention/index.ts";

/** An assignment this agent is scheduled on, active, with its agreement in force today (P1-5). */
export interface Callable {
  id: string;
  name: string;
  briefing: string;
  /** Read by this agent in the version it has now. */
  briefingRead: boolean;
  terms: AgreementTerms;
  agreementId: string;
  /** Under which agreement and day what is held for its place was last looked at. */
  swept: string | null;
  newShare: number;
  retriesInRow: number;
  /** Calls closed today and calls in hand, counted only where the agreement sets a volume. */
  callsToday: number;
}

export const startOfToday = (deps: Deps) => startOfLocalDay(localDate(deps.clock.now())).toISOString();

/** True when `assignment` (SQL) is active and the agent is scheduled on it; binds agent, today, today. */
export const workedBySql = (
  assignment: string,
) => `EXISTS (SELECT 1 FROM schedules s JOIN assignments a ON a.id = s.assignment_id
  WHERE s.assignment_id = ${assignment} AND s.agent_id = ? AND s.from_on <= ? AND (s.until_on IS NULL OR s.until_on >= ?)
    AND a.state = 'active')`;

export const callableStatement = (deps: Deps, grant: Grant<"briefing.list" | "lease.claim">): Statement => {
  const todayOn = localDate(deps.clock.now());
  return {
    sql: `SELECT a.id, a.name, a.briefing, p.terms, p.id AS agreementId, a.bounds_swept AS swept, a.new_share AS newShare,
        a.retries_in_row AS retriesInRow, EXISTS (SELECT 1 FROM briefing_reads b WHERE b.agent_id = s.agent_id
          AND b.assignment_id = a.id AND b.version = a.briefing_version) AS briefingRead, CASE WHEN p.terms ->> '$.maxCallsPerDay' IS NULL THEN 0 ELSE
        (SELECT COUNT(*) FROM calls k WHERE k.assignment_id = a.id AND k.closed_at >= ?)
        + (SELECT COUNT(*) FROM leases x WHERE x.assignment_id = a.id) END AS callsToday
      FROM schedules s JOIN assignments a ON a.id = s.assignment_id AND a.state = 'active'
        JOIN processor_agreements p ON p.assignment_id = a.id AND p.countersigned_at IS NOT NULL AND p.ended_at IS NULL
          AND p.starts_on <= ? AND p.ends_on >= ?
      WHERE s.agent_id = ? AND s.from_on <= ? AND (s.until_on IS NULL OR s.until_on >= ?)
      ORDER BY a.name, a.id, p.signed_at, p.id`,
    params: [startOfToday(deps), todayOn, todayOn, grant.actor.userId, todayOn, todayOn],
  };
};

/** One entry an assignment; of two agreements in force the last signed counts. */
export const readCallable = (rows: unknown[]): Callable[] => {
  const found = new Map<string, Callable>();
  for (const row of rows as (Omit<Callable, "terms" | "briefingRead"> & { terms: string; briefingRead: number })[])
    found.set(row.id, {
      ...row,
      briefingRead: row.briefingRead === 1,
      terms: JSON.parse(row.terms) as AgreementTerms,
    });
  return [...found.values()];
};
