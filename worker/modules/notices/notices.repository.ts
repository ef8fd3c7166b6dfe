import type { Page } from "#contract/common.ts";
import { type NoticeKind, type NoticeView, unreadShown } from "#contract/notices.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";

/** Tells all users of a client but the one who did it. Compose in the batch of what happened. */
export const noticeStatements = (
  deps: Deps,
  notice: { clientId: string; assignmentId: string; kind: NoticeKind; recordId: string; by: string },
): Statement[] => {
  const id = deps.newId("ntc");
  return [
    {
      sql: `INSERT INTO notices (id, client_id, assignment_id, kind, record_id, created_at) VALUES (?, ?, ?, ?, ?, ?)`,
      params: [id, notice.clientId, notice.assignmentId, notice.kind, notice.recordId, nowIso(deps.clock)],
    },
    {
      sql: `INSERT INTO notice_readers (user_id, notice_id) SELECT id, ? FROM users
        WHERE client_id = ? AND deactivated_at IS NULL AND id <> ?`,
      params: [id, notice.clientId, notice.by],
    },
  ];
};

/**
 * Tells the users of each assignment's client and its supervisors of something nobody did. Set-based: no user is read.
 */
export const tellManyStatements = (
  deps: Deps,
  kind: NoticeKind,
  about: { assignmentId: string; recordId: string }[],
): Statement[] => {
  const list = JSON.stringify(about.map((each) => ({ ...each, id: deps.newId("ntc") })));
  const told = "json_each(?) j CROSS JOIN assignments a ON a.id = j.value ->> '$.assignmentId'";
  return [
    {
      sql: `INSERT INTO notices (id, client_id, assignment_id, kind, record_id, created_at)
        SELECT j.value ->> '$.id', a.client_id, a.id, ?, j.value ->> '$.recordId', ? FROM ${told}`,
      params: [kind, nowIso(deps.clock), list],
    },
    {
      sql: `INSERT INTO notice_readers (user_id, notice_id)
        SELECT u.id, j.value ->> '$.id' FROM ${told} JOIN users u ON u.client_id = a.client_id WHERE u.deactivated_at IS NULL
        UNION SELECT u.id, j.value ->> '$.id' FROM ${told} JOIN assignment_supervisors s ON s.assignment_id = a.id
          JOIN users u ON u.id = s.user_id WHERE u.deactivated_at IS NULL`,
      params: [list, list],
    },
  ];
};

/** The notices about records go with them. @param records SQL of their ids */
export const forgetNoticesStatements = (records: Statement): Statement[] => [
  {
    sql: `DELETE FROM notice_readers WHERE notice_id IN (SELECT id FROM notices WHERE record_id IN (${records.sql}))`,
    params: records.params,
  },
  { sql: `DELETE FROM notices WHERE record_id IN (${records.sql})`, params: records.params },
];

export const forgetNoticesOfAssignmentStatements = (assignmentId: string): Statement[] => [
  {
    sql: "DELETE FROM notice_readers WHERE notice_id IN (SELECT id FROM notices WHERE assignment_id = ?)",
    params: [assignmentId],
  },
  { sql: "DELETE FROM notices WHERE assignment_id = ?", params: [assignmentId] },
];

/** A supervisor taken off an assignment hears no more of it. Binds the user twice. */
const reachable = `(n.client_id = (SELECT u.client_id FROM users u WHERE u.id = ?) OR EXISTS (
  SELECT 1 FROM assignment_supervisors s WHERE s.assignment_id = n.assignment_id AND s.user_id = ?))`;

/** One's own notices, newest first; ids are in order of time. */
export const listNotices = async (
  deps: Deps,
  grant: Grant<"notice.list">,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<NoticeView>> => {
  const [before] = decodeCursor(after) ?? [];
  const from = `FROM notice_readers r CROSS JOIN notices n ON n.id = r.notice_id
    WHERE r.user_id = ? AND r.notice_id < ? AND ${reachable} ORDER BY r.notice_id DESC LIMIT ?`;
  const { userId } = grant.actor;
  const params = [userId, before === undefined ? "~" : String(before), userId, userId];
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "notice",
      // The line without a record stands for an empty page: also that look leaves its trace (P3-7).
      records: {
        sql: `WITH shown AS (SELECT n.id AS record_id, NULL AS subject_id ${from}) SELECT * FROM shown
          UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
        params: [...params, limit],
      },
    },
    [
      {
        sql: `SELECT n.id, n.kind, n.assignment_id AS assignmentId, (SELECT name FROM assignments a WHERE a.id = n.assignment_id)
            AS assignmentName, n.created_at AS createdAt, r.read_at AS readAt,
            (SELECT p.starts_at FROM appointments p WHERE p.id = n.record_id) AS startsAt ${from}`,
        params: [...params, limit + 1],
      },
    ],
  );
  return toPage(
    (found?.rows ?? []) as NoticeView[],
    limit,
    (row) => [row.id],
    (row) => row,
  );
};

/** How many one has not read, counted up to one more than is shown. A number of one's own; no record is shown. */
export const countUnread = async (deps: Deps, grant: Grant<"notice.list">): Promise<number> => {
  const row = await deps.db.first<{ n: number }>({
    sql: `SELECT COUNT(*) AS n FROM (SELECT 1 FROM notice_readers r INDEXED BY notice_readers_unread
      CROSS JOIN notices n ON n.id = r.notice_id WHERE r.user_id = ? AND r.read_at IS NULL AND ${reachable} LIMIT ?)`,
    params: [grant.actor.userId, grant.actor.userId, grant.actor.userId, unreadShown + 1],
  });
  return row?.n ?? 0;
};

/** One notice, or all up to and with it. */
export const readStatement = (
  deps: Deps,
  grant: Grant<"notice.read">,
  noticeId: string,
  andOlder: boolean,
): Statement => ({
  sql: `UPDATE notice_readers INDEXED BY notice_readers_unread SET read_at = ? WHERE user_id = ? AND read_at IS NULL AND notice_id ${andOlder ? "<=" : "="} ?`,
  params: [nowIso(deps.clock), grant.actor.userId, noticeId],
});
