import { agreementInForceSql, type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { localDate, startOfLocalDay } from "#worker/retention/index.ts";
import { newestLabelSql, outcomeWord } from "../outcomes/index.ts";
import type { HeldLease, Report, Tally } from "./floor.rules.ts";

export interface AgentNow {
  id: string;
  report: Report | null;
  lease: (HeldLease & { assignmentId: string }) | null;
  tallies: Tally[];
  skips: number;
  refused: number;
}

type TallyRow = Omit<Tally, "outcome"> & { agent_id: string; outcome: string; label: string | null };

interface PresenceRow {
  id: string;
  phase: Report["phase"] | null;
  lease_token: string | null;
  since_at: string | null;
  seen_at: string | null;
  token: string | null;
  claimed_at: string | null;
  assignment_id: string | null;
  own: number;
}

// The viewer's active assignments under an agreement in force (P3-5, P5-1); binds viewer, today, today.
const ownSql = `SELECT a.id FROM assignment_supervisors v JOIN assignments a ON a.id = v.assignment_id AND a.state = 'active'
  WHERE v.user_id = ? AND ${agreementInForceSql("a.id")}`;

const presenceSql = `WITH own AS (${ownSql}),
  planned AS (SELECT DISTINCT s.agent_id FROM own JOIN schedules s ON s.assignment_id = own.id
    WHERE s.from_on <= ? AND (s.until_on IS NULL OR s.until_on >= ?))
  SELECT u.id, p.phase, p.lease_token, p.since_at, p.seen_at, l.token, l.claimed_at, l.assignment_id,
    l.assignment_id IN (SELECT id FROM own) AS own
  FROM planned JOIN users u ON u.id = planned.agent_id AND u.deactivated_at IS NULL
    LEFT JOIN agent_phases p ON p.agent_id = u.id LEFT JOIN leases l ON l.agent_id = u.id AND l.expires_at > ?
  ORDER BY u.id`;

const talliesSql = `WITH own AS (${ownSql})
  SELECT k.agent_id, k.outcome, ${newestLabelSql("k.assignment_id", "k.outcome")} AS label, COUNT(*) AS count,
    SUM(coalesce((SELECT d.positive FROM call_corrections d WHERE d.call_id = k.id ORDER BY d.corrected_at DESC LIMIT 1),
      k.positive)) AS positives, MIN(k.claimed_at) AS firstClaimedAt, MAX(k.closed_at) AS lastClosedAt
  FROM own JOIN calls k ON k.assignment_id = own.id AND k.closed_at >= ? GROUP BY k.agent_id, k.outcome, label ORDER BY 1, 2, 3`;

const skipsSql = `WITH own AS (${ownSql}) SELECT k.agent_id, COUNT(*) AS count FROM json_each(?) j
  JOIN skips k ON k.agent_id = j.value AND k.skipped_at >= ? AND k.assignment_id IN (SELECT id FROM own) GROUP BY k.agent_id`;

// An ended lease is nobody's fault; what counts is skipping past the limit, and asking for what is not one's own.
const refusedSql = `SELECT r.actor_id AS agent_id, COUNT(*) AS count FROM json_each(?) j
  JOIN access_log r ON r.actor_id = j.value AND r.outcome = 'refused' AND r.at >= ?
  WHERE r.action = 'lease.skip' OR r.action NOT LIKE 'lease.%' GROUP BY r.actor_id`;

/** Ids, moments and counts of the agents on the viewer's own assignments today: no name, nothing of a lead. */
export const readPresence = async (deps: Deps, grant: Grant<"floor.read">): Promise<AgentNow[]> => {
  const now = deps.clock.now();
  const todayOn = localDate(now);
  const since = startOfLocalDay(todayOn).toISOString();
  const own = [grant.actor.userId, todayOn, todayOn];
  const { db } = deps;
  const [presence] = await db.batch([db.statement(presenceSql, [...own, todayOn, todayOn, nowIso(deps.clock)])]);
  const rows = (presence?.rows ?? []) as PresenceRow[];
  const agents = jsonList(rows.map(({ id }) => id));
  const [tallies, skips, refused] = await db.batch([
    db.statement(talliesSql, [...own, since]),
    db.statement(skipsSql, [...own, agents, since]),
    db.statement(refusedSql, [agents, since]),
  ]);
  const counted = (found: unknown[] | undefined) =>
    new Map((found as { agent_id: string; count: number }[] | undefined)?.map((row) => [row.agent_id, row.count]));
  const skipped = counted(skips?.rows);
  const refusals = counted(refused?.rows);
  return rows.map((row) => ({
    id: row.id,
    report:
      row.phase === null
        ? null
        : { phase: row.phase, leaseToken: row.lease_token, sinceAt: row.since_at ?? "", seenAt: row.seen_at ?? "" },
    lease:
      row.token === null
        ? null
        : {
            token: row.token,
            claimedAt: row.claimed_at ?? "",
            own: row.own === 1,
            assignmentId: row.assignment_id ?? "",
          },
    tallies: ((tallies?.rows ?? []) as TallyRow[])
      .filter((tally) => tally.agent_id === row.id)
      .map(({ agent_id: _, outcome, label, ...tally }) => ({
        ...tally,
        outcome: outcomeWord(outcome, label) ?? { key: outcome, label: outcome },
      })),
    skips: skipped.get(row.id) ?? 0,
    refused: refusals.get(row.id) ?? 0,
  }));
};

/** The names that make a floor of the numbers, with the line that says who looked at how many agents (P3-7). */
export const readNames = async (deps: Deps, grant: Grant<"floor.read">, agents: readonly AgentNow[]) => {
  const todayOn = localDate(deps.clock.now());
  const [people, assignments] = await loggedRead(deps, grant, { kind: "user", id: null, count: agents.length }, [
    deps.db.statement("SELECT id, name FROM users WHERE id IN (SELECT value FROM json_each(?))", [
      jsonList(agents.map(({ id }) => id)),
    ]),
    deps.db.statement(`SELECT id, name FROM assignments WHERE id IN (${ownSql})`, [
      grant.actor.userId,
      todayOn,
      todayOn,
    ]),
  ]);
  const byId = (rows: unknown[] | undefined) =>
    new Map((rows as { id: string; name: string }[] | undefined)?.map(({ id, name }) => [id, name]));
  return { people: byId(people?.rows), assignments: byId(assignments?.rows) };
};
