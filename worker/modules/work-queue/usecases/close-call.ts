import type { InferOutput } from "valibot";
import type { ClosedCall, closeCallInput } from "#contract/desk.ts";
import { appointmentKeys, type OutcomeConfig } from "#contract/outcomes.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { insertAppointmentStatement, localInstant } from "../../appointments/index.ts";
import {
  answersStatements,
  automaticLine,
  insertNoteStatement,
  type StoredAnswers,
  sealNote,
} from "../../call-notes/index.ts";
import { holdNeverCallsStatement } from "../../companies/index.ts";
import { afterCall, updateAfterCallStatement } from "../../leads/index.ts";
import { noticeStatements } from "../../notices/index.ts";
import { checkAnswers, findSettings, splitContact } from "../../outcomes/index.ts";
import {
  findClosedCall,
  findLeadInHand,
  insertCallStatement,
  type LeadInHand,
  undoUntil,
} from "../calls.repository.ts";
import { ceasedStatements } from "../ceased.ts";
import { hasContactStatement, mustHaveNoOpenChecks } from "../checks.repository.ts";
import { endLeaseStatement, guarded, guardedAgain, mustHoldLease } from "../leases.repository.ts";
import { forgetUndoStatement, rememberUndoStatement } from "../undo.repository.ts";

type Input = InferOutput<typeof closeCallInput>;
type CloseGrant = Grant<"lease.close">;

/** The outcome as it was on the screen, in the assignment's own words. */
const findOutcome = async (deps: Deps, assignmentId: string, input: Input) => {
  const found = await findSettings(deps, assignmentId, input.settingsVersion);
  const outcome = found?.settings.outcomes.find(({ key }) => key === input.outcome);
  if (found === null || outcome === undefined)
    throw problem("request.invalid", [{ pointer: "/outcome", code: "unknown" }]);
  return { outcome, version: found.version, script: found.settings.script };
};

/** What a call needs to be closed (P4.3-1, L-3), said before anything is written. */
const mustBeComplete = (input: Input, outcome: OutcomeConfig, lead: LeadInHand, now: Date) => {
  if (outcome.spoke && input.note === "")
    throw problem("leases.note_required", [{ pointer: "/note", code: "required" }]);
  if (outcome.spoke && lead.introduced_at === null && !input.introduced) throw problem("leases.introduction_required");
  if (outcome.effect !== "callback") return null;
  const at = input.callbackAt === undefined ? null : new Date(input.callbackAt);
  if (at === null || !(at > now)) throw problem("request.invalid", [{ pointer: "/callbackAt", code: "in_the_future" }]);
  return at.toISOString();
};

/** The appointment's moment from its date and time, in the future; null where the outcome makes none. */
const momentOf = (outcome: OutcomeConfig, answers: StoredAnswers["fields"], now: Date) => {
  const keys = appointmentKeys(outcome);
  if (keys === null) return null;
  const at = localInstant(String(answers[keys.date]), String(answers[keys.time]));
  if (at <= now) throw problem("request.invalid", [{ pointer: `/fields/${keys.date}`, code: "in_the_future" }]);
  return at.toISOString();
};

/** The answers without the person, who becomes the person of the call, and must be one of the lead in hand. */
const takeContact = async (
  deps: Deps,
  grant: CloseGrant,
  leaseId: string,
  outcome: OutcomeConfig,
  answers: StoredAnswers,
) => {
  const { contactId, key, rest } = splitContact(outcome.fields, answers.fields);
  if (contactId !== null && (await deps.db.first(hasContactStatement(deps, grant, leaseId, contactId))) === null)
    throw problem("request.invalid", [{ pointer: `/fields/${key}`, code: "not_in_hand" }]);
  return { contactId, answers: { fields: rest, script: answers.script } };
};

/** What an outcome does beside closing its call. */
const effectsOf = async (
  deps: Deps,
  grant: CloseGrant,
  call: { id: string; companyId: string; startsAt: string | null },
  outcome: OutcomeConfig,
): Promise<Statement[]> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const statements: Statement[] = [];
  if (call.startsAt !== null) {
    const id = deps.newId("apt");
    statements.push(
      insertAppointmentStatement(deps, { id, callId: call.id, assignmentId, startsAt: call.startsAt }),
      ...noticeStatements(deps, {
        clientId: grant.facts.clientId ?? "",
        assignmentId,
        kind: "appointment_made",
        recordId: id,
        by: grant.actor.userId,
      }),
    );
  }
  if (outcome.effect === "never_call") statements.push(holdNeverCallsStatement(JSON.stringify([call.companyId])));
  if (outcome.effect === "ceased") statements.push(...(await ceasedStatements(deps, grant, call.companyId)));
  return statements;
};

/** Closes the call in hand: outcome, answers, note, appointment and the lead's next step in one batch; once a lease. */
export const closeCall = async ({
  grant,
  leaseId,
  input,
  deps,
}: {
  grant: CloseGrant;
  leaseId: string;
  input: Input;
  deps: Deps;
}): Promise<ClosedCall> => {
  const now = deps.clock.now();
  const { assignmentId, leadId } = grant.facts;
  const [lead, { outcome, version, script }] = await Promise.all([
    findLeadInHand(deps, grant, leaseId),
    findOutcome(deps, assignmentId ?? "", input),
  ]);
  if (lead === null || assignmentId === null || leadId === null) throw problem("leases.ended");
  const callbackAt = mustBeComplete(input, outcome, lead, now);
  const checked = checkAnswers(outcome, script, input);
  if (!checked.ok) throw problem("request.invalid", checked.errors);
  const startsAt = momentOf(outcome, checked.value.fields, now);
  const { contactId, answers } = await takeContact(deps, grant, leaseId, outcome, checked.value);
  const agentId = grant.actor.userId;
  const callId = deps.newId("call");
  const noteId = deps.newId("note");
  const text = input.note === "" ? automaticLine(outcome) : input.note;
  const closedAt = nowIso(deps.clock);
  // What reaches further than this client's leads is not taken back.
  const undoable = outcome.effect !== "ceased";
  const after = afterCall({
    outcome,
    attempts: lead.attempts,
    now,
    callbackAt,
    callbackAgentId: input.callbackFor === "me" ? agentId : null,
  });
  const writes = [
    mustHoldLease(deps, grant, leaseId),
    mustHaveNoOpenChecks(deps, grant, leaseId),
    insertCallStatement(deps, grant, {
      id: callId,
      leaseId,
      outcome: outcome.key,
      settingsVersion: version,
      positive: outcome.positive,
      neverCall: outcome.effect === "never_call",
      contactId: contactId ?? input.contactId ?? null,
      callbackAt,
    }),
    undoable ? rememberUndoStatement(deps, agentId, callId) : forgetUndoStatement(agentId),
    insertNoteStatement({
      id: noteId,
      leadId,
      assignmentId,
      callId,
      authorId: agentId,
      kind: input.note === "" ? "automatic" : "note",
      ciphertext: await sealNote(deps, assignmentId, noteId, text),
      writtenAt: closedAt,
    }),
    ...(await answersStatements(deps, { id: callId, assignmentId }, answers)),
    updateAfterCallStatement(leadId, after, {
      outcome: outcome.key,
      at: closedAt,
      introduced: outcome.spoke && input.introduced,
    }),
    endLeaseStatement(deps, grant, leaseId),
  ];
  const call = { id: callId, companyId: lead.company_id, startsAt };
  const write = async () =>
    loggedWrite(deps, grant, { kind: "lead", id: leadId }, [
      ...writes,
      ...(await effectsOf(deps, grant, call, outcome)),
    ]);
  try {
    // A company that ceased is decided at one version of the registry: somebody else's change means deciding again.
    await (outcome.effect === "ceased" ? guardedAgain : guarded)(deps, grant, leaseId, write, "leases.checks_open");
  } catch (error) {
    // Two tabs closed at once: the first one's answer is the answer.
    const closed = await findClosedCall(deps, agentId, leaseId);
    if (closed !== null) return closed;
    throw error;
  }
  return { callId, outcome: outcome.key, closedAt, undoUntil: undoable ? undoUntil(closedAt) : null };
};
