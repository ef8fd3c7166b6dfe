import type { InferOutput } from "valibot";
import { type ClosedCall, type closeCallInput, outcomes } from "#contract/desk.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { automaticLine, insertNoteStatement, sealNote } from "../../call-notes/index.ts";
import { afterCall, updateAfterCallStatement } from "../../leads/index.ts";
import { findClosedCall, findLeadInHand, insertCallStatement, type LeadInHand } from "../calls.repository.ts";
import { ceasedStatements } from "../ceased.ts";
import { mustHaveNoOpenChecks } from "../checks.repository.ts";
import { endLeaseStatement, guarded, guardedAgain, mustHoldLease } from "../leases.repository.ts";

type Input = InferOutput<typeof closeCallInput>;

/** What a call needs to be closed (P4.3-1, L-3), said before anything is written. */
const mustBeComplete = (input: Input, lead: LeadInHand, now: Date) => {
  const { spoke } = outcomes[input.outcome];
  if (spoke && input.note === "") throw problem("leases.note_required", [{ pointer: "/note", code: "required" }]);
  if (spoke && lead.introduced_at === null && !input.introduced) throw problem("leases.introduction_required");
  if (input.outcome !== "callback") return null;
  const at = input.callbackAt === undefined ? null : new Date(input.callbackAt);
  if (at === null || !(at > now)) throw problem("request.invalid", [{ pointer: "/callbackAt", code: "in_the_future" }]);
  return at.toISOString();
};

/** Closes the call in hand: outcome, note and the lead's next step in one batch; a lease closes once. */
export const closeCall = async ({
  grant,
  leaseId,
  input,
  deps,
}: {
  grant: Grant<"lease.close">;
  leaseId: string;
  input: Input;
  deps: Deps;
}): Promise<ClosedCall> => {
  const now = deps.clock.now();
  const lead = await findLeadInHand(deps, grant, leaseId);
  const { assignmentId, leadId } = grant.facts;
  if (lead === null || assignmentId === null || leadId === null) throw problem("leases.ended");
  const callbackAt = mustBeComplete(input, lead, now);
  const callId = deps.newId("call");
  const noteId = deps.newId("note");
  const text = input.note === "" ? automaticLine(input.outcome) : input.note;
  const closedAt = nowIso(deps.clock);
  const after = afterCall({
    outcome: input.outcome,
    attempts: lead.attempts,
    now,
    callbackAt,
    callbackAgentId: input.callbackFor === "me" ? grant.actor.userId : null,
  });
  const writes = [
    mustHoldLease(deps, grant, leaseId),
    mustHaveNoOpenChecks(deps, grant, leaseId),
    insertCallStatement(deps, grant, {
      id: callId,
      leaseId,
      outcome: input.outcome,
      contactId: input.contactId ?? null,
      callbackAt,
    }),
    insertNoteStatement({
      id: noteId,
      leadId,
      assignmentId,
      callId,
      authorId: grant.actor.userId,
      kind: input.note === "" ? "automatic" : "note",
      ciphertext: await sealNote(deps, assignmentId, noteId, text),
      writtenAt: closedAt,
    }),
    updateAfterCallStatement(leadId, after, {
      outcome: input.outcome,
      at: closedAt,
      introduced: outcomes[input.outcome].spoke && input.introduced,
    }),
    endLeaseStatement(deps, grant, leaseId),
  ];
  const write = async () => {
    const ceased = input.outcome === "ceased" ? await ceasedStatements(deps, grant, lead.company_id) : [];
    return loggedWrite(deps, grant, { kind: "lead", id: leadId }, [...writes, ...ceased]);
  };
  try {
    await (input.outcome === "ceased" ? guardedAgain : guarded)(deps, grant, leaseId, write, "leases.checks_open");
  } catch (error) {
    // Two tabs closed at once: the first one's answer is the answer.
    const closed = await findClosedCall(deps, grant.actor.userId, leaseId);
    if (closed !== null) return closed;
    throw error;
  }
  return { outcome: input.outcome, closedAt };
};
