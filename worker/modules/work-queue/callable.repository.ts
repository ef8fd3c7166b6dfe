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
  terms: AgreementTerms;
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
    sql: `SELECT a.id, a.name, a.briefing, p.terms, CASE WHEN p.terms ->> '$.maxCallsPerDay' IS NULL THEN 0 ELSE
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
  for (const row of rows as (Omit<Callable, "terms"> & { terms: string })[])
    found.set(row.id, { ...row, terms: JSON.parse(row.terms) as AgreementTerms });
  return [...found.values()];
};
