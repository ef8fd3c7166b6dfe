import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";

/** The reference under which values typed by this assignment's agents stand; deleting its row detaches them (P3-11). */
export const agentSource = async (
  deps: Deps,
  assignmentId: string,
): Promise<{ id: string; statements: Statement[] }> => {
  const known = await deps.db.first<{ id: string }>({
    sql: "SELECT id FROM value_sources WHERE assignment_id = ? AND kind = 'agent' LIMIT 1",
    params: [assignmentId],
  });
  if (known !== null) return { id: known.id, statements: [] };
  const id = deps.newId("src");
  const sql = "INSERT INTO value_sources (id, kind, assignment_id) VALUES (?, 'agent', ?)";
  return { id, statements: [{ sql, params: [id, assignmentId] }] };
};
