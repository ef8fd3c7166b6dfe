import type { ScheduleRow } from "#contract/assignments.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { ndaInForceSql, ndaParams } from "#worker/modules/identity/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged, mustHold } from "#worker/platform/db/guard.ts";
import { localDate } from "#worker/retention/calendar.ts";
import { mainPeriod, type Period } from "./periods.rules.ts";

interface PlanRecord {
  agentId: string;
  agentName: string;
  ndaSigned: number;
  fromOn: string | null;
  untilOn: string | null;
}

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
         ORDER BY s.from_on IS NULL, u.name, u.id, s.from_on`,
        [...ndaParams(deps), grant.facts.assignmentId],
      ),
    ],
  );
  const agentsPlanned = new Map<string, ScheduleRow>();
  for (const { fromOn, untilOn, ...row } of (found?.rows ?? []) as PlanRecord[]) {
    const agent = agentsPlanned.get(row.agentId) ?? {
      ...row,
      ndaSigned: row.ndaSigned === 1,
      periods: [],
      fromOn: null,
      untilOn: null,
    };
    if (fromOn !== null) agent.periods.push({ fromOn, untilOn });
    agentsPlanned.set(row.agentId, agent);
  }
  const todayOn = localDate(deps.clock.now());
  return [...agentsPlanned.values()].map((agent) => ({ ...agent, ...mainPeriod(agent.periods, todayOn) }));
};

/** The stretches of one agent on the granted assignment, in order. */
export const findPeriods = (deps: Deps, grant: Grant<"schedule.plan">, agentId: string): Promise<Period[]> =>
  deps.db.all<Period>(
    deps.db.statement(
      `SELECT from_on AS fromOn, until_on AS untilOn FROM schedules WHERE assignment_id = ? AND agent_id = ? ORDER BY from_on`,
      [grant.facts.assignmentId, agentId],
    ),
  );

export const isActiveAgent = async (deps: Deps, _grant: Grant<"schedule.plan">, agentId: string) =>
  (await deps.db.first(
    deps.db.statement("SELECT 1 AS found FROM users WHERE id = ? AND role = 'agent' AND deactivated_at IS NULL", [
      agentId,
    ]),
  )) !== null;

const asJson = (periods: readonly Period[]) => JSON.stringify(periods.map(({ fromOn, untilOn }) => [fromOn, untilOn]));

/** Writes an agent's stretches anew; the batch fails when they are no longer what `before` says. */
export const replacePeriods = (
  deps: Deps,
  grant: Grant<"schedule.plan">,
  agentId: string,
  before: readonly Period[],
  after: readonly Period[],
) => {
  const { assignmentId } = grant.facts;
  return loggedWrite(deps, grant, { kind: "schedule", id: agentId }, [
    mustHold(
      "plan is as it was seen",
      `(SELECT json_group_array(json_array(s.from_on, s.until_on)) FROM (SELECT from_on, until_on FROM schedules
         WHERE assignment_id = ? AND agent_id = ? ORDER BY from_on) s) = ?`,
      [assignmentId, agentId, asJson(before)],
    ),
    deps.db.statement("DELETE FROM schedules WHERE assignment_id = ? AND agent_id = ?", [assignmentId, agentId]),
    deps.db.statement(
      `INSERT INTO schedules (assignment_id, agent_id, from_on, until_on, planned_by, planned_at)
       SELECT ?, ?, value ->> 0, value ->> 1, ?, ? FROM json_each(?)`,
      [assignmentId, agentId, grant.actor.userId, nowIso(deps.clock), asJson(after)],
    ),
    endUnplannedLease(deps, assignmentId, agentId),
  ]);
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

/** Plans an agent on one stretch, replacing an earlier plan; the batch fails when the user is no active agent. */
export const upsertSchedule = (
  deps: Deps,
  grant: Grant<"schedule.plan">,
  agentId: string,
  plan: { fromOn: string; untilOn: string | null },
) =>
  loggedWrite(deps, grant, { kind: "schedule", id: agentId }, [
    deps.db.statement("DELETE FROM schedules WHERE assignment_id = ? AND agent_id = ?", [
      grant.facts.assignmentId,
      agentId,
    ]),
    deps.db.statement(
      `INSERT INTO schedules (assignment_id, agent_id, from_on, until_on, planned_by, planned_at)
       SELECT ?, id, ?, ?, ?, ? FROM users WHERE id = ? AND role = 'agent' AND deactivated_at IS NULL`,
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

export const isSupervisor = async (deps: Deps, grant: Grant<"supervisor.remove">, userId: string) =>
  (await deps.db.first(
    deps.db.statement("SELECT 1 AS found FROM assignment_supervisors WHERE assignment_id = ? AND user_id = ?", [
      grant.facts.assignmentId,
      userId,
    ]),
  )) !== null;

/** Ends a supervision; the batch fails when an active assignment would be left without one who can still sign in. */
export const deleteSupervisor = (deps: Deps, grant: Grant<"supervisor.remove">, userId: string) => {
  const { assignmentId } = grant.facts;
  return loggedWrite(deps, grant, { kind: "assignment", id: assignmentId }, [
    mustHold(
      "another supervisor stays",
      `(SELECT state FROM assignments WHERE id = ?) <> 'active' OR EXISTS (SELECT 1 FROM assignment_supervisors s
         JOIN users u ON u.id = s.user_id AND u.deactivated_at IS NULL WHERE s.assignment_id = ? AND s.user_id <> ?)`,
      [assignmentId, assignmentId, userId],
    ),
    deps.db.statement("DELETE FROM assignment_supervisors WHERE assignment_id = ? AND user_id = ?", [
      assignmentId,
      userId,
    ]),
  ]);
};
