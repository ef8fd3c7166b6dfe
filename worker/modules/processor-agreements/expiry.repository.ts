import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { followingIdSql } from "./current-agreement.ts";

/** Agreements in force that end by a local date, that nobody was told of and none follows. Ids only. */
export const findExpiring = (deps: Deps, todayOn: string, untilOn: string, limit: number) =>
  deps.db.all<{ id: string; assignment_id: string }>({
    sql: `SELECT p.id, p.assignment_id FROM processor_agreements p INDEXED BY processor_agreements_to_tell
      WHERE p.expiry_told_at IS NULL AND p.countersigned_at IS NOT NULL AND p.ended_at IS NULL
        AND p.ends_on BETWEEN ? AND ? AND p.starts_on <= ? AND ${followingIdSql} IS NULL
      ORDER BY p.ends_on LIMIT ?`,
    params: [todayOn, untilOn, todayOn, limit],
  });

/** Marks them; the batch fails when another run told of one meanwhile. */
export const markToldStatements = (deps: Deps, agreements: { id: string }[]): Statement[] => {
  const ids = jsonList(agreements.map(({ id }) => id));
  const among = "id IN (SELECT value FROM json_each(?))";
  return [
    mustHold(
      "nobody was told of these agreements",
      `NOT EXISTS (SELECT 1 FROM processor_agreements WHERE ${among} AND expiry_told_at IS NOT NULL)`,
      [ids],
    ),
    {
      sql: `UPDATE processor_agreements SET expiry_told_at = ? WHERE ${among}`,
      params: [nowIso(deps.clock), ids],
    },
  ];
};
