import { archivedLooksAt } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

export interface Look {
  at: string;
  role: string;
  purpose: string;
}

/** The looks that are still in the database, and before them those of the sealed archive; newest first (P7-9). */
export const withArchivedLooks = async (
  deps: Deps,
  recent: readonly Look[],
  subjectIds: readonly string[],
): Promise<Look[]> => {
  const names = await deps.db.all<{ pseudonym: string }>(
    deps.db.statement(
      "SELECT pseudonym FROM subject_pseudonyms WHERE subject_id IN (SELECT value FROM json_each(?)) LIMIT 200",
      [jsonList(subjectIds)],
    ),
  );
  const archived = await archivedLooksAt(
    deps,
    names.map(({ pseudonym }) => pseudonym),
  );
  return [...recent, ...archived.reverse()].slice(0, 2_000);
};
