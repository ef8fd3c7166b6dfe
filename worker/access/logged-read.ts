import type { Deps } from "#worker/deps.ts";
import type { BatchResult, Statement } from "#worker/platform/db/db.ts";
import { logSelectStatement, logStatement, type RecordKind } from "./access-log.repository.ts";
import type { Grant } from "./grant.ts";

/** What is disclosed: one named record, or the records a statement selects (`record_id`, `subject_id`). */
export type Disclosure =
  | { kind: RecordKind; id: string | null; count?: number }
  | { kind: RecordKind; records: Statement };

/**
 * The only way to select personal or confidential data: the log lines and the selects run in ONE batch, so a log that
 * can't be written is a read that does not happen (P3-7: no log, no data). The log goes first.
 * @returns the rows of each select, in order. @throws whatever D1 throws: the caller answers an error and an empty body.
 */
export const loggedRead = async (
  deps: Deps,
  grant: Grant,
  disclosures: Disclosure | Disclosure[],
  selects: Statement[],
): Promise<BatchResult[]> => {
  const logs = [disclosures]
    .flat()
    .map((d) => ("records" in d ? logSelectStatement(deps, grant, d.kind, d.records) : logStatement(deps, grant, d)));
  const results = await deps.db.batch([...logs, ...selects]);
  return results.slice(logs.length);
};

/** A write and the line that says who made it, in one batch; guards among the statements roll back all of it. */
export const loggedWrite = async (
  deps: Deps,
  grant: Grant,
  record: { kind: RecordKind; id: string | null; count?: number } | { kind: RecordKind; records: Statement },
  writes: Statement[],
): Promise<BatchResult[]> => {
  const log =
    "records" in record
      ? logSelectStatement(deps, grant, record.kind, record.records, "changed")
      : logStatement(deps, grant, { ...record, outcome: "changed" });
  const results = await deps.db.batch([log, ...writes]);
  return results.slice(1);
};
