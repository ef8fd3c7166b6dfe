import type { Permission } from "#contract/permissions.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import type { RecordKind } from "./access-log.repository.ts";

/**
 * Lines for work that goes on without anybody's request: executing what was decided, or what a person asked on its own
 * page. It stands under the name of who decided it, else under the product's own (ASVS 8.3.3). One line a record of
 * `records` (columns `record_id`, `subject_id`).
 */
export const systemLogStatement = (
  deps: Deps,
  line: {
    action: Permission;
    kind: RecordKind;
    records: Statement;
    outcome: "shown" | "changed";
    onBehalfOf: string | null;
  },
): Statement => ({
  sql: `INSERT INTO access_log (at, actor_id, actor_role, actor_pseudonym, action, purpose, reason, client_id, assignment_id,
      record_kind, record_id, record_count, subject, outcome, request_id)
    SELECT ?, COALESCE(u.id, 'system'), COALESCE(u.role, 'system'), COALESCE(u.pseudonym, 'system'), ?, 'data_subject_request',
      NULL, NULL, NULL, ?, r.record_id, 1, p.pseudonym, ?, ?
    FROM (${line.records.sql}) r LEFT JOIN subject_pseudonyms p ON p.subject_id = r.subject_id
      LEFT JOIN users u ON u.id = ?`,
  params: [
    nowIso(deps.clock),
    line.action,
    line.kind,
    line.outcome,
    deps.requestId,
    ...line.records.params,
    line.onBehalfOf,
  ],
});
