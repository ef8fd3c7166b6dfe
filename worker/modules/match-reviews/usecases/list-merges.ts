import type { MergeView } from "#contract/reviews.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { contactValueText } from "#worker/modules/contacts/index.ts";
import { purgeCutoff, purgeFrom, SCHEDULE } from "#worker/retention/index.ts";
import { type MergeRow, mergesSql } from "../match-reviews.repository.ts";

/** The merges this assignment decided, newest first, while their snapshots live. */
export const listMerges = async (deps: Deps, grant: Grant<"merge.list">): Promise<{ items: MergeView[] }> => {
  const now = deps.clock.now();
  const params = [
    grant.facts.assignmentId,
    purgeCutoff(now, SCHEDULE.supersededCopy),
    purgeCutoff(now, SCHEDULE.contactValue),
  ];
  const numbered = mergesSql
    .replaceAll("?1", "(SELECT a FROM given)")
    .replaceAll("?2", "(SELECT b FROM given)")
    .replaceAll("?3", "(SELECT c FROM given)");
  const looked = {
    sql: `WITH given AS (SELECT ? AS a, ? AS b, ? AS c) SELECT id AS record_id, contact_id AS subject_id FROM (${numbered})`,
    params,
  };
  const [found] = await loggedRead(deps, grant, { kind: "merge", records: looked }, [{ sql: mergesSql, params }]);
  return {
    items: ((found?.rows ?? []) as MergeRow[]).map((row) => ({
      id: row.id,
      kind: row.kind,
      origin: row.origin,
      name: row.kind === "contact" ? contactValueText("name", row.name ?? "") : (row.name ?? ""),
      mergedAt: row.merged_at,
      until: purgeFrom(row.merged_on, SCHEDULE.supersededCopy).toISOString(),
    })),
  };
};
