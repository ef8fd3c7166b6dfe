import type { ScheduleRow } from "#contract/assignments.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { ndaInForceSql, ndaParams } from "#worker/modules/identity/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { localDate } from "#worker/retention/calendar.ts";

type PlanRecord = Omit<ScheduleRow, "ndaSigned"> & { ndaSigned: number };

/** Every active agent with the plan on the granted assignment; those who are planned first. */
export const listSchedules = async (deps: Deps, grant: Grant<"schedule.list">): Promise<ScheduleRow[]> => {
  const agents = "SELECT id FROM users WHERE role = 'agent' AND deactivated_at IS NULL";
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "schedule",
      // The last line stands for an empty list: also that look leaves its trace (P3-7).
      records: deps.db.statement(
        `WITH shown AS (${agents}) SELECT id AS record_id, NULL AS subject_id FROM shown
         UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
      ),
    },
    [
      deps.db.statement(
        `SELECT u.id AS agentId, u.name AS agentName, ${ndaInForceSql("u.id")} AS ndaSigned,
           s.from_on AS fromOn, s.until_on AS untilOn
         FROM users u LEFT JOIN schedules s ON s.agent_id = u.id AND s.assignment_id = ?
         WHERE u.role = 'agent' AND u.deactivated_at IS NULL
         ORDER BY s.from_on IS NULL, u.name, u.id`,
        [...ndaParams(deps), grant.facts.assignmentId],
      ),
    ],
  );
  return ((found?.rows ?? []) as PlanRecord[]).map((row) => ({ ...row, ndaSigned: row.ndaSigned === 1 }));
};

/** Ends the agent's lease on this assignment unless the plan, as it stands now in the batch, covers today (P1-5). */
const endUnplannedLease = (deps: Deps, assignmentId: string | null, agentId: string): Statement => {
  const todayOn = localDate(deps.clock.now());
  return deps.db.statement(
    `DELETE FROM leases WHERE agent_id = ? AND assignment_id = ? AND NOT EXISTS (
       SELECT 1 FROM schedules s WHERE s.agent_id = leases.agent_id AND s.assignment_id = leases.assignment_id
         AND s.from_on <= ? AND (s.until_on IS NULL OR s.until_on >= ?))`,
    [agentId, assignmentId, todayOn, todayOn],
  );
};

/** Plans an agent, replacing an earlier plan; the batch fails when the user is no active agent. */
export const upsertSchedule = (
  deps: Deps,
  grant: Grant<"schedule.plan">,
  agentId: string,
  plan: { fromOn: string; untilOn: string | null },
) =>
  loggedWrite(deps, grant, { kind: "schedule", id: agentId }, [
    deps.db.statement(
      `INSERT INTO schedules (assignment_id, agent_id, from_on, until_on, planned_by, planned_at)
       SELECT ?, id, ?, ?, ?, ? FROM users WHERE id = ? AND role = 'agent' AND deactivated_at IS NULL
       ON CONFLICT (assignment_id, agent_id) DO UPDATE SET from_on = excluded.from_on, until_on = excluded.until_on,
         planned_by = excluded.planned_by, planned_at = excluded.planned_at`,
      [grant.facts.assignmentId, plan.fromOn, plan.untilOn, grant.actor.userId, nowIso(deps.clock), agentId],
    ),
    mustHaveChanged("user is an active agent"),
    endUnplannedLease(deps, grant.facts.assignmentId, agentId),
  ]);

/** Withdraws a plan and ends the lease with it, in one batch; the batch fails when there was no plan. */
export const deleteSchedule = (deps: Deps, grant: Grant<"schedule.plan">, agentId: string) =>
  loggedWrite(deps, grant, { kind: "schedule", id: agentId }, [
    deps.db.statement("DELETE FROM schedules WHERE assignment_id = ? AND agent_id = ?", [
      grant.facts.assignmentId,
      agentId,
    ]),
    mustHaveChanged("agent was planned"),
    endUnplannedLease(deps, grant.facts.assignmentId, agentId),
  ]);

/** Appoints a supervisor (again is no error); the batch fails when the user is no active supervisor. */
export const insertSupervisor = (deps: Deps, grant: Grant<"supervisor.assign">, userId: string) =>
  loggedWrite(deps, grant, { kind: "assignment", id: grant.facts.assignmentId }, [
    deps.db.statement(
      `INSERT INTO assignment_supervisors (assignment_id, user_id)
       SELECT ?, id FROM users WHERE id = ? AND role = 'supervisor' AND deactivated_at IS NULL
       ON CONFLICT (assignment_id, user_id) DO UPDATE SET user_id = excluded.user_id`,
      [grant.facts.assignmentId, userId],
    ),
    mustHaveChanged("user is an active supervisor"),
  ]);
