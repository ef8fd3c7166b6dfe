import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";

/** What a correction must know of its call: nothing personal. */
export const findCall = (deps: Deps, grant: Grant<"call.correct">, callId: string) =>
  deps.db.first<{
    lead_id: string;
    company_id: string;
    outcome: string;
    closed_at: string;
    appointment: string | null;
  }>({
    sql: `SELECT k.lead_id, l.company_id, k.outcome, k.closed_at,
        (SELECT p.id FROM appointments p WHERE p.call_id = k.id AND p.state = 'planned') AS appointment
      FROM calls k JOIN leads l ON l.id = k.lead_id WHERE k.id = ? AND k.assignment_id = ?`,
    params: [callId, grant.facts.assignmentId],
  });

export const insertCorrectionStatement = (correction: {
  id: string;
  callId: string;
  noteId: string;
  outcome: string;
  settingsVersion: number;
  positive: boolean;
  by: string;
  at: string;
}): Statement => ({
  sql: `INSERT INTO call_corrections (id, call_id, note_id, outcome, settings_version, positive, corrected_by, corrected_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  params: [
    correction.id,
    correction.callId,
    correction.noteId,
    correction.outcome,
    correction.settingsVersion,
    correction.positive ? 1 : 0,
    correction.by,
    correction.at,
  ],
});

/** Whether this call asks that nobody calls the company any more: a mark of the queue, not of the call as it was. */
export const markNeverCallStatement = (callId: string, neverCall: boolean): Statement => ({
  sql: "UPDATE calls SET never_call = ? WHERE id = ?",
  params: [neverCall ? 1 : 0, callId],
});
