import type { ChangeAppointment } from "#contract/appointments.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { insertNoteStatement, sealNote } from "../../call-notes/index.ts";
import { noticeStatements } from "../../notices/index.ts";
import { changeAppointmentStatements, findPlanned } from "../appointments.repository.ts";
import { changeLine } from "../change-line.rules.ts";

/**
 * Moves or cancels an appointment that stands: the change, a dated addition to the lead's notes (P4.3-3) and the client's
 * notice in one batch. Errors: 409 `appointments.not_planned`, 400 where the new moment is not in the future.
 * @param before writes that must hold first, such as the lease of the agent
 */
export const changeAppointment = async ({
  grant,
  appointmentId,
  input,
  deps,
  before = [],
}: {
  grant: Grant<"appointment.update" | "lease.work">;
  appointmentId: string;
  input: ChangeAppointment;
  deps: Deps;
  before?: Statement[];
}): Promise<void> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const at = input.change === "moved" ? new Date(input.startsAt) : null;
  // No date at all is not in the future either.
  if (at !== null && !(at > deps.clock.now()))
    throw problem("request.invalid", [{ pointer: "/startsAt", code: "in_the_future" }]);
  const startsAt = at?.toISOString() ?? null;
  const known = await findPlanned(deps, appointmentId, assignmentId);
  if (known === null) throw problem("appointments.not_planned");
  // An agent reaches the appointments of the lead in hand only (P3-6).
  if (grant.permission === "lease.work" && known.lead_id !== grant.facts.leadId) throw problem("access.not_found");
  const noteId = deps.newId("note");
  const text = changeLine({ from: known.starts_at, to: startsAt, text: input.text });
  const writes = [
    ...before,
    ...changeAppointmentStatements(deps, { id: appointmentId, assignmentId, startsAt }),
    insertNoteStatement({
      id: noteId,
      leadId: known.lead_id,
      assignmentId,
      callId: known.call_id,
      authorId: grant.actor.userId,
      kind: "addition",
      ciphertext: await sealNote(deps, assignmentId, noteId, text),
      writtenAt: nowIso(deps.clock),
    }),
    ...noticeStatements(deps, {
      clientId: grant.facts.clientId ?? "",
      assignmentId,
      kind: startsAt === null ? "appointment_cancelled" : "appointment_moved",
      recordId: appointmentId,
      by: grant.actor.userId,
    }),
  ];
  try {
    await loggedWrite(deps, grant, { kind: "appointment", id: appointmentId }, writes);
  } catch (error) {
    if (isGuardFailure(error)) throw problem("appointments.not_planned");
    throw error;
  }
};
