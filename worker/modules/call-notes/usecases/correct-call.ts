import type { InferOutput } from "valibot";
import type { correctCallInput, OutcomeConfig } from "#contract/outcomes.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { changeAppointmentStatements } from "../../appointments/index.ts";
import { holdNeverCallsStatement, releaseNeverCallsStatement } from "../../companies/index.ts";
import { followCorrectionStatement } from "../../leads/index.ts";
import { noticeStatements } from "../../notices/index.ts";
import { findSettings } from "../../outcomes/index.ts";
import { insertNoteStatement } from "../call-notes.repository.ts";
import { findCall, insertCorrectionStatement, markNeverCallStatement } from "../corrections.repository.ts";
import { sealNote } from "../note-cipher.ts";

/** A moment is agreed with somebody, and a ceased company reaches every client: those are made at the desk. */
const isPossible = ({ appointment, effect }: OutcomeConfig) =>
  !appointment && (effect === "close" || effect === "again" || effect === "never_call");

/** What the call no longer is: its appointment is cancelled, with the client's notice; the company is held or let go. */
const consequences = (
  deps: Deps,
  grant: Grant<"call.correct">,
  call: { id: string; company_id: string; appointment: string | null },
  outcome: OutcomeConfig,
): Statement[] => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const company = JSON.stringify([call.company_id]);
  const isNever = outcome.effect === "never_call";
  const never = [
    markNeverCallStatement(call.id, isNever),
    isNever ? holdNeverCallsStatement(company) : releaseNeverCallsStatement(company),
  ];
  if (call.appointment === null) return never;
  return [
    ...never,
    ...changeAppointmentStatements(deps, { id: call.appointment, assignmentId, startsAt: null }),
    ...noticeStatements(deps, {
      clientId: grant.facts.clientId ?? "",
      assignmentId,
      kind: "appointment_cancelled",
      recordId: call.appointment,
      by: grant.actor.userId,
    }),
  ];
};

/**
 * The outcome a call should have had, as a dated addition: the call and its note stay as they were (P4.3-3). The lead
 * follows where this was its last call and nobody has it in hand; an appointment that no longer is one is cancelled.
 */
export const correctCall = async ({
  grant,
  callId,
  input,
  deps,
}: {
  grant: Grant<"call.correct">;
  callId: string;
  input: InferOutput<typeof correctCallInput>;
  deps: Deps;
}): Promise<void> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const call = await findCall(deps, grant, callId);
  const current = await findSettings(deps, assignmentId);
  if (call === null || current === null) throw problem("access.not_found");
  // An objection and a ceased company reach further than this assignment; they are no slip of a key.
  if (call.outcome === "objection" || call.outcome === "ceased") throw problem("calls.not_correctable");
  const outcome = current.settings.outcomes.find(({ key }) => key === input.outcome);
  if (outcome === undefined || !isPossible(outcome))
    throw problem("request.invalid", [{ pointer: "/outcome", code: "not_possible" }]);
  const at = nowIso(deps.clock);
  const noteId = deps.newId("note");
  const writes: Statement[] = [
    insertNoteStatement({
      id: noteId,
      leadId: call.lead_id,
      assignmentId,
      callId,
      authorId: grant.actor.userId,
      kind: "addition",
      ciphertext: await sealNote(deps, assignmentId, noteId, input.text),
      writtenAt: at,
    }),
    insertCorrectionStatement({
      id: deps.newId("cor"),
      callId,
      noteId,
      outcome: outcome.key,
      settingsVersion: current.version,
      positive: outcome.positive,
      by: grant.actor.userId,
      at,
    }),
    followCorrectionStatement(call.lead_id, {
      closedAt: call.closed_at,
      outcome: outcome.key,
      again: outcome.effect === "again",
      at,
    }),
    ...consequences(deps, grant, { ...call, id: callId }, outcome),
  ];
  await loggedWrite(deps, grant, { kind: "call", id: callId }, writes);
};
