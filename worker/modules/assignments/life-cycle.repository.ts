import type { AssignmentState } from "#contract/assignments.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";

/** Ends every live lease of an assignment: its holder's next request is answered 410 (P4.3-12). */
export const endLeasesStatement = (deps: Deps, assignmentId: string): Statement =>
  deps.db.statement("DELETE FROM leases WHERE assignment_id = ?", [assignmentId]);

/** One step of the life cycle; the batch fails when somebody else took a step first. */
const step = (
  deps: Deps,
  grant: Grant<"assignment.activate" | "assignment.deactivate">,
  from: AssignmentState,
  set: string,
  also: Statement[] = [],
) =>
  loggedWrite(deps, grant, { kind: "assignment", id: grant.facts.assignmentId }, [
    deps.db.statement(`UPDATE assignments SET ${set} WHERE id = ? AND state = ?`, [
      nowIso(deps.clock),
      grant.facts.assignmentId,
      from,
    ]),
    mustHaveChanged("assignment is in the state it was"),
    ...also,
  ]);

export const activate = (deps: Deps, grant: Grant<"assignment.activate">, from: AssignmentState) =>
  step(deps, grant, from, "state = 'active', activated_at = ?");

/** Inactive and without leases in one batch: no request falls between the two. */
export const deactivate = (deps: Deps, grant: Grant<"assignment.deactivate">, from: AssignmentState) =>
  step(deps, grant, from, "state = 'inactive', deactivated_at = ?", [
    endLeasesStatement(deps, grant.facts.assignmentId ?? ""),
  ]);
