import { canonicalJson, type JsonObject } from "#worker/platform/canonical-json.ts";
import { type Hash, leafHash } from "./merkle.ts";

/** One line of the access log as it is sealed: no name, no account, no free text; the subject as its pseudonym (P3-7). */
export interface LogLine {
  seq: number;
  at: string;
  actor_role: string;
  actor_pseudonym: string;
  action: string;
  purpose: string;
  reason_digest: string | null;
  client_id: string | null;
  assignment_id: string | null;
  record_kind: string;
  record_id: string | null;
  record_count: number;
  subject: string | null;
  outcome: string;
  request_id: string;
  /** The line before it about the same assignment: who reads one assignment's log sees that nothing is missing between. */
  previous: number | null;
}

export const lineEntry = (line: LogLine): JsonObject => ({
  v: 1,
  seq: line.seq,
  at: line.at,
  role: line.actor_role,
  actor: line.actor_pseudonym,
  action: line.action,
  purpose: line.purpose,
  reason: line.reason_digest,
  client: line.client_id,
  assignment: line.assignment_id,
  kind: line.record_kind,
  record: line.record_id,
  count: line.record_count,
  subject: line.subject,
  outcome: line.outcome,
  request: line.request_id,
  previous: line.previous,
});

/** A number that no line bears is sealed as such, so that a line's place is always its number minus one. */
export const gapEntry = (seq: number): JsonObject => ({ v: 1, seq, gap: true });

export const entryHash = (entry: JsonObject): Hash => leafHash(canonicalJson(entry));
