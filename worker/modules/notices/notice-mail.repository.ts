import { undoMilliseconds } from "#contract/desk.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";

/** However much happens, a mailbox gets one mail in this time. */
const quietMs = 3_600_000;
const atOnce = 20;

/**
 * Takes whom to mail: users with a notice they did not read, whose making can't be undone any more, and who had no mail
 * for a while. Marked before they are returned, so two requests at once don't mail twice.
 */
export const takeRecipients = async (deps: Deps): Promise<string[]> => {
  const now = deps.clock.now().getTime();
  const ago = (ms: number) => new Date(now - ms).toISOString();
  const due = `SELECT DISTINCT r.user_id FROM (SELECT notice_id, user_id FROM notice_readers
      INDEXED BY notice_readers_to_mail WHERE mailed_at IS NULL AND read_at IS NULL ORDER BY notice_id LIMIT 200) r
    CROSS JOIN notices n ON n.id = r.notice_id
    WHERE (n.kind <> 'appointment_made' OR n.created_at < ?) AND NOT EXISTS (SELECT 1 FROM notice_readers m
      WHERE m.user_id = r.user_id AND m.mailed_at > ?) LIMIT ?`;
  const users = await deps.db.all<{ user_id: string }>({
    sql: due,
    params: [ago(undoMilliseconds), ago(quietMs), atOnce],
  });
  if (users.length === 0) return [];
  const ids = JSON.stringify(users.map(({ user_id }) => user_id));
  const taken = await deps.db.all<{ user_id: string }>({
    sql: `UPDATE notice_readers INDEXED BY notice_readers_unread SET mailed_at = ? WHERE mailed_at IS NULL AND read_at IS NULL
      AND user_id IN (SELECT value FROM json_each(?)) RETURNING user_id`,
    params: [nowIso(deps.clock), ids],
  });
  const mailed = JSON.stringify([...new Set(taken.map(({ user_id }) => user_id))]);
  const addresses = await deps.db.all<{ email: string }>({
    sql: "SELECT email FROM users WHERE id IN (SELECT value FROM json_each(?)) AND deactivated_at IS NULL",
    params: [mailed],
  });
  return addresses.map(({ email }) => email);
};
