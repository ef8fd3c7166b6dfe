import type { ReportedPhase } from "#contract/floor.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";

/** The same phase again is a sign of life and keeps its beginning. Says nothing of a lead but the lease's random token. */
export const upsertPhase = (
  deps: Deps,
  grant: Grant<"phase.report">,
  report: { phase: ReportedPhase; leaseId: string | null },
) => {
  const now = nowIso(deps.clock);
  return deps.db.run(
    deps.db.statement(
      `INSERT INTO agent_phases (agent_id, phase, lease_token, since_at, seen_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (agent_id) DO UPDATE SET phase = excluded.phase, lease_token = excluded.lease_token,
         since_at = iif(phase = excluded.phase AND lease_token IS excluded.lease_token, since_at, excluded.since_at),
         seen_at = excluded.seen_at`,
      [grant.actor.userId, report.phase, report.leaseId, now, now],
    ),
  );
};
