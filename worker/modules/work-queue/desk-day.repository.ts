import { undoMilliseconds } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { localDate } from "#worker/retention/index.ts";
import { outcomeLabelSql } from "../outcomes/index.ts";
import { startOfToday, workedBySql } from "./callable.repository.ts";
import { callbackGrace, callbackIsOpenSql } from "./claim.repository.ts";

/** The agent's own day as counts: nothing of a lead, nothing of other agents. */
export const deskDayStatements = (deps: Deps, grant: Grant<"briefing.list">, callableIds: Statement): Statement[] => {
  const agentId = grant.actor.userId;
  const now = nowIso(deps.clock);
  const todayOn = localDate(deps.clock.now());
  return [
    {
      sql: `SELECT k.outcome, ${outcomeLabelSql("k.assignment_id", "k.settings_version", "k.outcome")} AS label, COUNT(*) AS count
        FROM calls k WHERE k.agent_id = ? AND k.closed_at >= ? GROUP BY k.outcome, label ORDER BY count DESC, k.outcome`,
      params: [agentId, startOfToday(deps)],
    },
    {
      sql: `SELECT CAST(COALESCE(SUM(unixepoch(closed_at) - unixepoch(claimed_at)), 0) AS INTEGER) AS seconds FROM calls
        WHERE agent_id = ? AND closed_at >= ?`,
      params: [agentId, startOfToday(deps)],
    },
    {
      sql: `SELECT COUNT(*) AS count FROM (${callableIds.sql}) a CROSS JOIN leads l ON l.assignment_id = a.id
        WHERE l.state = 'open' AND l.queue_rank = 0 AND l.due_at <= ?
          AND ${callbackIsOpenSql("l", "?", "?", "?")}`,
      params: [...callableIds.params, now, agentId, callbackGrace(deps), todayOn, todayOn],
    },
    {
      sql: `SELECT token FROM leases WHERE agent_id = ? AND expires_at > ? AND ${workedBySql("leases.assignment_id")}`,
      params: [agentId, now, agentId, todayOn, todayOn],
    },
    {
      sql: `SELECT u.call_id AS callId, u.closed_at AS closedAt, k.outcome,
          ${outcomeLabelSql("k.assignment_id", "k.settings_version", "k.outcome")} AS label
        FROM undoable_calls u JOIN calls k ON k.id = u.call_id WHERE u.agent_id = ? AND u.closed_at > ?`,
      params: [agentId, new Date(deps.clock.now().getTime() - undoMilliseconds).toISOString()],
    },
  ];
};
