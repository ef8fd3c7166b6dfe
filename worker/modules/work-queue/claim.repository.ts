import { type Grant, logSelectStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { localDate } from "#worker/retention/index.ts";
import { queueSettings } from "../leads/index.ts";
import { startOfToday, workedBySql } from "./callable.repository.ts";
import { forgetUndoAfterClaimStatement } from "./undo.repository.ts";

/** What may be claimed from: assignments within their bounds, with the volume of today or null. */
export interface ClaimSource {
  id: string;
  max: number | null;
}

const ago = (deps: Deps, ms: number) => new Date(deps.clock.now().getTime() - ms).toISOString();
/** "Only me" callbacks due before this instant fall to anyone. */
export const callbackGrace = (deps: Deps) => ago(deps, queueSettings.callbackGraceMs);
export const leaseEnd = (deps: Deps) => ago(deps, -queueSettings.leaseMs);

/**
 * The best open lead of one assignment and rank, by one walk of the index `leads_in_queue` from its beginning: leads in
 * others' hands and other agents' own callbacks are stepped over. Nothing personal is read (P2-1). ?1 agent, ?3 now,
 * ?6 grace of "only me", ?7 skips since.
 */
const bestLead = `SELECT c.id FROM leads c
  WHERE c.assignment_id = a.value ->> '$.id' AND c.queue_rank = r.value AND c.state = 'open' AND c.due_at <= ?3
    AND (c.callback_agent_id IS NULL OR c.callback_agent_id = ?1 OR c.due_at <= ?6)
    AND NOT EXISTS (SELECT 1 FROM leases x WHERE x.lead_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM skips k WHERE k.agent_id = ?1 AND k.skipped_at > ?7 AND k.lead_id = c.id)
  ORDER BY c.due_at, c.shuffle LIMIT 1`;

/** The volume of the agreement is counted in the claim itself, so racing agents can't pass it (P5-3). ?8 start of today. */
const volumeLeft = `(a.value ->> '$.max' IS NULL OR
  (SELECT COUNT(*) FROM calls k WHERE k.assignment_id = a.value ->> '$.id' AND k.closed_at >= ?8)
  + (SELECT COUNT(*) FROM leases x WHERE x.assignment_id = a.value ->> '$.id') < a.value ->> '$.max')`;

/** One conditional upsert: claims the best lead, or nothing when this agent holds a live lease already (P3-6). */
export const claimSql = `INSERT INTO leases (agent_id, lead_id, assignment_id, token, reason, claimed_at, expires_at)
  SELECT ?1, l.id, l.assignment_id, ?2, CASE l.queue_rank WHEN 0 THEN 'callback' WHEN 1 THEN 'retry' ELSE 'new' END, ?3, ?4
  FROM json_each(?5) a CROSS JOIN json_each('[0,1,2]') r CROSS JOIN leads l
  WHERE l.id = (${bestLead}) AND ${volumeLeft}
  ORDER BY l.queue_rank, l.due_at, l.shuffle LIMIT 1
  ON CONFLICT (agent_id) DO UPDATE SET lead_id = excluded.lead_id, assignment_id = excluded.assignment_id,
    token = excluded.token, reason = excluded.reason, claimed_at = excluded.claimed_at, expires_at = excluded.expires_at
  WHERE leases.expires_at <= excluded.claimed_at`;

/** The claim, all in one batch: free what expired, take the best lead, log it, and say which lease is held. */
export const claimStatements = (
  deps: Deps,
  grant: Grant<"lease.claim">,
  token: string,
  sources: ClaimSource[],
): Statement[] => {
  const now = nowIso(deps.clock);
  const todayOn = localDate(deps.clock.now());
  const agentId = grant.actor.userId;
  return [
    // One's own lease that can't be worked any more would else keep the agent waiting for its end (P1-5).
    {
      sql: `DELETE FROM leases WHERE agent_id = ? AND (expires_at <= ? OR NOT ${workedBySql("leases.assignment_id")})`,
      params: [agentId, now, agentId, todayOn, todayOn],
    },
    {
      sql: "DELETE FROM leases WHERE assignment_id IN (SELECT value ->> '$.id' FROM json_each(?)) AND expires_at <= ?",
      params: [jsonList(sources), now],
    },
    {
      sql: claimSql,
      params: [
        agentId,
        token,
        now,
        leaseEnd(deps),
        jsonList(sources),
        callbackGrace(deps),
        ago(deps, queueSettings.skipWindowMs),
        startOfToday(deps),
      ],
    },
    forgetUndoAfterClaimStatement(agentId, token),
    logSelectStatement(
      deps,
      grant,
      "lead",
      {
        sql: "SELECT lead_id AS record_id, NULL AS subject_id FROM leases WHERE agent_id = ? AND token = ?",
        params: [agentId, token],
      },
      "changed",
    ),
    { sql: "SELECT token FROM leases WHERE agent_id = ? AND expires_at > ?", params: [agentId, now] },
  ];
};
