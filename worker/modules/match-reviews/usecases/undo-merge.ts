import type { MergeUndoReport } from "#contract/reviews.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { undoMergeStatements } from "#worker/modules/companies/index.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";

const TRIES = 5;

/** Takes a merge back. Error: 404 when that was done before, or its snapshot is no longer kept. */
export const undoMerge = async ({
  deps,
  grant,
  mergeId,
}: {
  deps: Deps;
  grant: Grant<"merge.undo">;
  mergeId: string;
}): Promise<MergeUndoReport> => {
  for (let tries = 0; tries < TRIES; tries++) {
    const undo = await undoMergeStatements(deps, mergeId, grant.actor.userId);
    if (undo === null) throw problem("access.not_found");
    try {
      await loggedWrite(deps, grant, { kind: "merge", id: mergeId }, undo.statements);
      return undo.report;
    } catch (error) {
      if (!isGuardFailure(error)) throw error;
    }
  }
  throw problem("uploads.registry_busy");
};
