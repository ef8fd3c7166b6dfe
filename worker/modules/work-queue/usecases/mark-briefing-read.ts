import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";

/** Marks the briefing of an assignment as read by this agent, in the version it has now. */
export const markBriefingRead = async ({ grant, deps }: { grant: Grant<"briefing.read">; deps: Deps }) => {
  const { assignmentId } = grant.facts;
  await loggedWrite(deps, grant, { kind: "assignment", id: assignmentId }, [
    {
      sql: `INSERT INTO briefing_reads (agent_id, assignment_id, version, read_at)
        SELECT ?, id, briefing_version, ? FROM assignments WHERE id = ?
        ON CONFLICT (agent_id, assignment_id) DO UPDATE SET version = excluded.version, read_at = excluded.read_at`,
      params: [grant.actor.userId, nowIso(deps.clock), assignmentId],
    },
  ]);
};
