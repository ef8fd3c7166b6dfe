import { type Grant, logSelectStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { localDate } from "#worker/retention/index.ts";
import { queueSettings } from "../leads/index.ts";
import type { PlaceBounds } from "../processor-agreements/index.ts";
import { startOfToday, workedBySql } from "./callable.repository.ts";
import { holdOutsideStatement, releaseInsideStatements, withinPlaceSql } from "./place-bounds.repository.ts";
import { forgetUndoAfterClaimStatement } from "./undo.repository.ts";

/** What may be claimed from: assignments within their bounds. */
export interface ClaimSource {
  id: string;
  /** The volume of today, or null. */
  max: number | null;
  bounds: PlaceBounds | null;
  /** Agreement and day under which held leads are looked at again; `swept` is the last one. */
  sweep: string;
  swept: string | null;
  /** Enough repeats were given out: a new lead goes before them. */
  newFirst: boolean;
}

const ago = (deps: Deps, ms: number) => new Date(deps.clock.now().getTime() - ms).toISOString();
/** "Only me" callbacks due before this instant fall to anyone. */
export const callbackGrace = (deps: Deps) => ago(deps, queueSettings.callbackGraceMs);
export const leaseEnd = (deps: Deps) => ago(deps, -queueSettings.leaseMs);

/**
 * Whose callback `lead` is: anyone's, this agent's, or another's who did not come within the grace, is no longer scheduled
 * or was deactivated. Expressions for agent, grace and today.
 */
export const callbackIsOpenSql = (lead: string, agent: string, grace: string, todayOn: string) =>
  `(${lead}.callback_agent_id IS NULL OR ${lead}.callback_agent_id = ${agent} OR ${lead}.due_at <= ${grace}
    OR NOT EXISTS (SELECT 1 FROM schedules cs JOIN users cu ON cu.id = cs.agent_id AND cu.deactivated_at IS NULL
      WHERE cs.assignment_id = ${lead}.assignment_id AND cs.agent_id = ${lead}.callback_agent_id
        AND cs.from_on <= ${todayOn} AND (cs.until_on IS NULL OR cs.until_on >= ${todayOn})))`;

// What the index doesn't hold is asked of one lead at a time, behind what it does: so leads in others' hands are stepped
// over without their rows being fetched.
const ofTheLead = (what: (lead: string) => string) =>
  `EXISTS (SELECT 1 FROM leads h WHERE h.id = c.id AND ${what("h")})`;
const bounds = "(a.value -> '$.bounds')";

/**
 * The best open lead of one assignment and kind, by one walk of an index from its beginning: leads in others' hands, leads
 * this agent skipped lately and others' own callbacks are stepped over. Nothing personal is read (P2-1). ?1 agent, ?3 now,
 * ?6 grace of "only me", ?7 skips since, ?9 today.
 */
const bestLead = (which: string, bounded: boolean) => `(SELECT c.id FROM leads c
  WHERE c.assignment_id = a.value ->> '$.id' AND c.state = 'open' AND c.due_at <= ?3 AND ${which}
    AND NOT EXISTS (SELECT 1 FROM leases x WHERE x.lead_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM skips k WHERE k.agent_id = ?1 AND k.skipped_at > ?7 AND k.lead_id = c.id)
    ${bounded ? `AND (COALESCE(${bounds}, 'null') = 'null' OR ${ofTheLead((lead) => withinPlaceSql(lead, bounds))})` : ""}
  ORDER BY c.due_at, c.shuffle LIMIT 1)`;

const mine = ofTheLead((lead) => callbackIsOpenSql(lead, "?1", "?6", "?9"));
/** In the order they come: own callbacks, callbacks, priority, a new lead whose turn it is, repeats, new leads. */
const kinds: [order: string, reason: string, which: string][] = [
  ["0", "callback", "c.callback_agent_id = ?1"],
  ["1", "callback", `c.queue_rank = 0 AND ${mine}`],
  // A callback keeps its own time and agent, also with priority.
  ["2", "priority", `c.priority = 1 AND ${ofTheLead((lead) => `${lead}.queue_rank > 0`)}`],
  ["4", "retry", "c.queue_rank = 1"],
  ["iif(a.value ->> '$.newFirst', 3, 5)", "new", "c.queue_rank = 2"],
];

/** The volume of the agreement is counted in the claim itself, so racing agents can't pass it (P5-3). ?8 start of today. */
const volumeLeft = `(q.source ->> '$.max' IS NULL OR
  (SELECT COUNT(*) FROM calls k WHERE k.assignment_id = q.source ->> '$.id' AND k.closed_at >= ?8)
  + (SELECT COUNT(*) FROM leases x WHERE x.assignment_id = q.source ->> '$.id') < q.source ->> '$.max')`;

/**
 * One conditional upsert: claims the best lead, or nothing when this agent holds a live lease already (P3-6). Compiling it
 * costs more than running it, so places are in it only where an agreement bounds them.
 */
const claim = (
  bounded: boolean,
) => `INSERT INTO leases (agent_id, lead_id, assignment_id, token, reason, claimed_at, expires_at)
  SELECT ?1, l.id, l.assignment_id, ?2, q.reason, ?3, ?4
  FROM (${kinds
    .map(
      ([order, reason, which]) =>
        `SELECT ${order} AS kind, '${reason}' AS reason, a.value AS source, ${bestLead(which, bounded)} AS lead_id FROM json_each(?5) a`,
    )
    .join("\n  UNION ALL ")}) q CROSS JOIN leads l
  WHERE l.id = q.lead_id AND ${volumeLeft}
  ORDER BY q.kind, l.due_at, l.shuffle LIMIT 1
  ON CONFLICT (agent_id) DO UPDATE SET lead_id = excluded.lead_id, assignment_id = excluded.assignment_id,
    token = excluded.token, reason = excluded.reason, claimed_at = excluded.claimed_at, expires_at = excluded.expires_at
  WHERE leases.expires_at <= excluded.claimed_at`;
export const claimSql = { anywhere: claim(false), bounded: claim(true) };

/** How many repeats went out since the last new lead, kept with the claim that gives one out. */
const countKindStatement = (agentId: string, token: string): Statement => ({
  sql: `UPDATE assignments SET retries_in_row = iif(x.reason = 'new', 0, retries_in_row + 1)
    FROM leases x WHERE x.agent_id = ? AND x.token = ? AND x.reason IN ('new', 'retry') AND assignments.id = x.assignment_id`,
  params: [agentId, token],
});

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
  const list = jsonList(sources);
  const bounded = sources.some((source) => source.bounds !== null);
  const changed = sources.filter(({ sweep, swept }) => sweep !== swept);
  return [
    // One's own lease that can't be worked any more would else keep the agent waiting for its end (P1-5).
    {
      sql: `DELETE FROM leases WHERE agent_id = ? AND (expires_at <= ? OR NOT ${workedBySql("leases.assignment_id")})`,
      params: [agentId, now, agentId, todayOn, todayOn],
    },
    {
      sql: "DELETE FROM leases WHERE assignment_id IN (SELECT value ->> '$.id' FROM json_each(?)) AND expires_at <= ?",
      params: [list, now],
    },
    ...(changed.length > 0 ? releaseInsideStatements(jsonList(changed)) : []),
    ...(bounded ? [holdOutsideStatement(list, now)] : []),
    {
      sql: bounded ? claimSql.bounded : claimSql.anywhere,
      params: [
        agentId,
        token,
        now,
        leaseEnd(deps),
        list,
        callbackGrace(deps),
        ago(deps, queueSettings.skipWindowMs),
        startOfToday(deps),
        todayOn,
      ],
    },
    countKindStatement(agentId, token),
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
