import { createHash } from "node:crypto";
import type { Permission, Purpose } from "#contract/permissions.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import type { Actor } from "./actor.ts";
import type { Grant } from "./grant.ts";

/** The closed set of things a log line can be about. */
export type RecordKind =
  | "assignment"
  | "row"
  | "lead"
  | "note"
  | "call"
  | "appointment"
  | "notice"
  | "outcomes"
  | "agreement"
  | "user"
  | "upload"
  | "review"
  | "merge"
  | "setting"
  | "api-token"
  | "task"
  | "access-log"
  | "client"
  | "client-contact"
  | "schedule"
  | "page"
  | "receipt"
  | "request"
  | "request-notice"
  | "permission";

const columns =
  "at, actor_id, actor_role, actor_pseudonym, action, purpose, reason, reason_digest, client_id, assignment_id, record_kind, record_id, record_count, subject, outcome, request_id";

// The sealed leaf holds this instead of the words: the cron that seals sees no free text (P1-3). The request's random id
// keeps it from being guessed.
const reasonDigest = (requestId: string, reason: string) =>
  createHash("sha256").update(`${requestId}\n${reason}`).digest("base64");

const actorParams = (deps: Deps, actor: Actor, action: Permission, purpose: Purpose, reason: string | null) => [
  nowIso(deps.clock),
  actor.userId,
  actor.role,
  actor.pseudonym,
  action,
  purpose,
  reason,
  reason === null ? null : reasonDigest(deps.requestId, reason),
];

/** One line about one record, named by the caller. */
export const logStatement = (
  deps: Deps,
  grant: Grant,
  record: {
    kind: RecordKind;
    id: string | null;
    count?: number;
    outcome?: "shown" | "changed";
    clientId?: string | null;
    assignmentId?: string | null;
    purpose?: Purpose;
  },
): Statement => ({
  sql: `INSERT INTO access_log (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
  params: [
    ...actorParams(deps, grant.actor, grant.permission, record.purpose ?? grant.purpose, grant.reason),
    record.clientId ?? grant.facts.clientId,
    record.assignmentId ?? grant.facts.assignmentId,
    record.kind,
    record.id,
    record.count ?? 1,
    record.outcome ?? "shown",
    deps.requestId,
  ],
});

// What a list or a claim finds is not known before: each line then names its own client, so that it stands in that log.
const ownerOf: Partial<Record<RecordKind, string>> = {
  assignment: "LEFT JOIN assignments a ON a.id = r.record_id",
  lead: "LEFT JOIN leads d ON d.id = r.record_id LEFT JOIN assignments a ON a.id = d.assignment_id",
  notice: "LEFT JOIN notices q ON q.id = r.record_id LEFT JOIN assignments a ON a.id = q.assignment_id",
  agreement: "LEFT JOIN processor_agreements g ON g.id = r.record_id LEFT JOIN assignments a ON a.id = g.assignment_id",
};

/**
 * One line per record that `records` selects (columns `record_id` and `subject_id`): the ids of a list are not known
 * before, so the log repeats its WHERE.
 */
export const logSelectStatement = (
  deps: Deps,
  grant: Grant,
  kind: RecordKind,
  records: Statement,
  outcome: "shown" | "changed" = "shown",
): Statement => {
  const owner = ownerOf[kind];
  const [client, assignment] = owner === undefined ? ["?", "?"] : ["COALESCE(?, a.client_id)", "COALESCE(?, a.id)"];
  return {
    sql: `INSERT INTO access_log (${columns})
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ${client}, ${assignment}, ?, r.record_id, 1, p.pseudonym, ?, ?
      FROM (${records.sql}) r LEFT JOIN subject_pseudonyms p ON p.subject_id = r.subject_id ${owner ?? ""}`,
    params: [
      ...actorParams(deps, grant.actor, grant.permission, grant.purpose, grant.reason),
      grant.facts.clientId,
      grant.facts.assignmentId,
      kind,
      outcome,
      deps.requestId,
      ...records.params,
    ],
  };
};

/** A refusal of a signed-in actor (strangers are counted, not logged). */
export const refusalStatement = (deps: Deps, actor: Actor, permission: Permission): Statement => ({
  sql: `INSERT INTO access_log (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, 'permission', NULL, 0, NULL, 'refused', ?)`,
  params: [...actorParams(deps, actor, permission, "account", null), deps.requestId],
});
