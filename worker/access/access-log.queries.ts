import type { AccessLogPage } from "#contract/access-log.ts";
import type { Page } from "#contract/common.ts";
import type { AccessLogRow } from "#contract/rows.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import type { Grant } from "./grant.ts";
import { type LogPeriod, periodSql } from "./log-export/log-range.repository.ts";
import { loggedRead } from "./logged-read.ts";
import { archivedUntilAt } from "./sealing/archive.repository.ts";
import { findLatestHead } from "./sealing/sealing.repository.ts";

interface LogRow {
  seq: number;
  at: string;
  actor_role: string;
  actor_pseudonym: string;
  action: string;
  purpose: string;
  record_kind: string;
  record_id: string | null;
  record_count: number;
  outcome: string;
}
interface PageInput {
  after?: string | undefined;
  limit?: number | undefined;
}

// Never the person's name or id: role and pseudonym (matrix, "access log").
const columns = "seq, at, actor_role, actor_pseudonym, action, purpose, record_kind, record_id, record_count, outcome";

const toItem = (row: LogRow): AccessLogRow => ({
  seq: row.seq,
  at: row.at,
  role: row.actor_role,
  pseudonym: row.actor_pseudonym,
  action: row.action,
  purpose: row.purpose,
  recordKind: row.record_kind,
  recordId: row.record_id,
  recordCount: row.record_count,
  outcome: row.outcome,
});

const readPage = async (
  deps: Deps,
  grant: Grant,
  select: (limit: number, before: number) => Statement,
  input: PageInput,
): Promise<Page<AccessLogRow>> => {
  const limit = input.limit ?? 100;
  const before = Number(decodeCursor(input.after)?.[0] ?? Number.MAX_SAFE_INTEGER);
  // Reading the log is itself a look; its own line stands in the next page read, newest first.
  const [found] = await loggedRead(deps, grant, { kind: "access-log", id: null }, [select(limit + 1, before)]);
  return toPage((found?.rows ?? []) as LogRow[], limit, (row) => [row.seq], toItem);
};

/** The looks at one assignment's database in a period, newest first, and how far the log is sealed. */
export const listAssignmentLog = async (
  deps: Deps,
  grant: Grant<"access-log.list">,
  input: PageInput & LogPeriod,
): Promise<AccessLogPage> => {
  const head = await findLatestHead(deps.db);
  const period = periodSql(input);
  const page = await readPage(
    deps,
    grant,
    (limit, before) =>
      deps.db.statement(
        `SELECT ${columns} FROM access_log WHERE assignment_id = ? AND seq < ? AND ${period.sql} ORDER BY seq DESC LIMIT ?`,
        [grant.facts.assignmentId, before, ...period.params, limit],
      ),
    input,
  );
  const archivedUntil = await archivedUntilAt(deps.db, grant.facts.assignmentId);
  return { ...page, archivedUntil, head: head && { size: head.size, root: head.root, sealedAt: head.sealed_at } };
};

/** A staff member's own looks, newest first. */
export const listOwnLog = (deps: Deps, grant: Grant<"access-log.list-own">, input: PageInput) =>
  readPage(
    deps,
    grant,
    (limit, before) =>
      deps.db.statement(`SELECT ${columns} FROM access_log WHERE actor_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`, [
        grant.actor.userId,
        before,
        limit,
      ]),
    input,
  );
