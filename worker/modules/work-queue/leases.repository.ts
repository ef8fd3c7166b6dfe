import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure, mustHold } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { queueSettings } from "../leads/index.ts";
import { leaseEnd } from "./claim.repository.ts";

export type LeaseGrant = Grant<"lease.read" | "lease.work" | "lease.close" | "lease.skip">;

/** A lease by its token, in the hands of the granted agent and not yet ended; binds token, agent, now. */
export const liveLeaseSql = "le.token = ? AND le.agent_id = ? AND le.expires_at > ?";
export const liveLeaseParams = (deps: Deps, grant: LeaseGrant, leaseId: string) => [
  leaseId,
  grant.actor.userId,
  nowIso(deps.clock),
];

/** Rolls the batch back when the lease ended since it was authorised. */
export const mustHoldLease = (deps: Deps, grant: LeaseGrant, leaseId: string) =>
  mustHold(
    "lease is live",
    `EXISTS (SELECT 1 FROM leases le WHERE ${liveLeaseSql})`,
    liveLeaseParams(deps, grant, leaseId),
  );

/** Any work renews the lease. */
export const renewStatement = (deps: Deps, grant: LeaseGrant, leaseId: string): Statement => ({
  sql: `UPDATE leases AS le SET expires_at = ? WHERE ${liveLeaseSql}`,
  params: [leaseEnd(deps), ...liveLeaseParams(deps, grant, leaseId)],
});

export const endLeaseStatement = (deps: Deps, grant: LeaseGrant, leaseId: string): Statement => ({
  sql: `DELETE FROM leases AS le WHERE ${liveLeaseSql}`,
  params: liveLeaseParams(deps, grant, leaseId),
});

const isLive = async (deps: Deps, grant: LeaseGrant, leaseId: string) =>
  (await deps.db.first({
    sql: `SELECT 1 AS live FROM leases le WHERE ${liveLeaseSql}`,
    params: liveLeaseParams(deps, grant, leaseId),
  })) !== null;

/** Runs a guarded batch; a failed guard means the lease ended (410), or else what `otherwise` names. */
export const guarded = async <T>(
  deps: Deps,
  grant: LeaseGrant,
  leaseId: string,
  run: () => Promise<T>,
  otherwise: Parameters<typeof problem>[0] = "request.conflict",
): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (!isGuardFailure(error)) throw error;
    throw problem((await isLive(deps, grant, leaseId)) ? otherwise : "leases.ended");
  }
};

const TRIES = 5;
/** The same for a batch that was decided at one version of the registry: somebody else changed it, so it is decided again. */
export const guardedAgain = async <T>(
  deps: Deps,
  grant: LeaseGrant,
  leaseId: string,
  run: () => Promise<T>,
  otherwise: Parameters<typeof problem>[0] = "request.conflict",
): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (!isGuardFailure(error)) throw error;
      if (!(await isLive(deps, grant, leaseId))) throw problem("leases.ended");
      if (tries === TRIES) throw problem(otherwise);
    }
  }
};

/** Skips of this agent within the hour and since its last outcome, which set it free again. */
export const recentSkips = (deps: Deps, grant: LeaseGrant): Statement => ({
  sql: `SELECT COUNT(*) FROM skips k WHERE k.agent_id = ? AND k.skipped_at > MAX(?,
    COALESCE((SELECT MAX(closed_at) FROM calls c WHERE c.agent_id = ?), ''))`,
  params: [
    grant.actor.userId,
    new Date(deps.clock.now().getTime() - queueSettings.skipWindowMs).toISOString(),
    grant.actor.userId,
  ],
});

/** A skip, unless this agent skipped too often within the hour since its last outcome (P3-6). Guard after it. */
export const insertSkipStatement = (deps: Deps, grant: LeaseGrant): Statement => {
  const skips = recentSkips(deps, grant);
  return {
    sql: `INSERT INTO skips (id, agent_id, assignment_id, lead_id, skipped_at) SELECT ?, ?, ?, ?, ? WHERE (${skips.sql}) < ?`,
    params: [
      deps.newId("skip"),
      grant.actor.userId,
      grant.facts.assignmentId,
      grant.facts.leadId,
      nowIso(deps.clock),
      ...skips.params,
      queueSettings.skipsPerHour,
    ],
  };
};
