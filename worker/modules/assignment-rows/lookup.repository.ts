import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { liveContactValuesSql } from "#worker/modules/contacts/index.ts";

const mostFound = 50;

/** Rows of this assignment whose contact bears exactly this name or e-mail address (in its normal form), while it lives. */
export const findRowsOfPerson = async (
  deps: Deps,
  grant: Grant<"row.lookup">,
  person: { field: "name" | "email"; norm: string; purgeCutoff: string },
): Promise<string[]> => {
  const live = liveContactValuesSql(person.purgeCutoff);
  const rows = await deps.db.all<{ id: string }>({
    sql: `SELECT r.id FROM (${live.sql} AND cv.norm = ? AND cv.field = '${person.field}') v
      JOIN assignment_rows r ON r.contact_id = v.contact_id AND r.assignment_id = ? ORDER BY r.ordinal LIMIT ?`,
    params: [...live.params, person.norm, grant.facts.assignmentId, mostFound],
  });
  return rows.map(({ id }) => id);
};
