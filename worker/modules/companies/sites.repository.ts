import type { Statement } from "#worker/platform/db/db.ts";

/** The company left this site for another one it already had: its rows follow, in every assignment. */
export const moveSiteStatements = (fromId: string, intoId: string): Statement[] => [
  {
    sql: `UPDATE assignment_rows SET site_id = ? WHERE company_id = (SELECT company_id FROM company_sites WHERE id = ?) AND site_id = ?`,
    params: [intoId, fromId, fromId],
  },
  { sql: "DELETE FROM company_sites WHERE id = ?", params: [fromId] },
];
