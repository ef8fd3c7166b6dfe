import type { ObjectionReceipt } from "#contract/desk.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { hmac } from "#worker/platform/crypto.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/index.ts";
import { insertNoteStatement, objectionLine, sealNote } from "../../call-notes/index.ts";
import { recordPersons } from "../../forgotten-persons/index.ts";
import { queueRank, updateAfterCallStatement } from "../../leads/index.ts";
import { suppressContacts } from "../../suppression/index.ts";
import { findClosedCall, findLeadInHand, insertCallStatement } from "../calls.repository.ts";
import { hasContactStatement, mustHaveContact } from "../checks.repository.ts";
import { endLeaseStatement, guarded, mustHoldLease } from "../leases.repository.ts";
import { findSamePerson, removePersonStatements } from "../remove-person.ts";
import { forgetUndoStatement } from "../undo.repository.ts";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * "VZ-20261125-7K3QX9": to be read out; it names nobody. Made from the lease, so an answer that got lost on its way is
 * given again with the same number.
 */
const referenceOf = async (deps: Deps, leaseId: string, at: Date) => {
  const hash = await hmac(deps.config.suppressionKey, `lh-objection-v1\0${leaseId}`);
  const code = [0, 2, 4, 6, 8, 10].map((from) => letters[Number.parseInt(hash.slice(from, from + 2), 16) % 32]);
  return `VZ-${localDate(at).replaceAll("-", "")}-${code.join("")}`;
};

/** The receipt of an objection this lease has recorded already, or null. */
export const findReceipt = async (deps: Deps, agentId: string, leaseId: string): Promise<ObjectionReceipt | null> => {
  const closed = await findClosedCall(deps, agentId, leaseId);
  if (closed?.outcome !== "objection") return null;
  return { reference: await referenceOf(deps, leaseId, new Date(closed.closedAt)) };
};

/** "Verzet": ends the lead and refuses the person from now on, everywhere, without undo (L-21, P7-8). */
export const recordObjection = async ({
  grant,
  leaseId,
  contactId,
  deps,
}: {
  grant: Grant<"lease.close">;
  leaseId: string;
  contactId: string;
  deps: Deps;
}): Promise<ObjectionReceipt> => {
  const { assignmentId, leadId } = grant.facts;
  const lead = await findLeadInHand(deps, grant, leaseId);
  if (lead === null || assignmentId === null || leadId === null) throw problem("leases.ended");
  if ((await deps.db.first(hasContactStatement(deps, grant, leaseId, contactId))) === null)
    throw problem("access.not_found");
  const reference = await referenceOf(deps, leaseId, deps.clock.now());
  const person = await findSamePerson(deps, contactId, true);
  const block = await suppressContacts(deps, person, { reference, reason: "objection" });
  const callId = deps.newId("call");
  const noteId = deps.newId("note");
  const at = nowIso(deps.clock);
  const writes = [
    mustHoldLease(deps, grant, leaseId),
    mustHaveContact(deps, grant, leaseId, contactId),
    insertCallStatement(deps, grant, {
      id: callId,
      leaseId,
      outcome: "objection",
      settingsVersion: 0,
      positive: false,
      neverCall: false,
      contactId: null,
      callbackAt: null,
    }),
    forgetUndoStatement(grant.actor.userId),
    insertNoteStatement({
      id: noteId,
      leadId,
      assignmentId,
      callId,
      authorId: grant.actor.userId,
      kind: "automatic",
      ciphertext: await sealNote(deps, assignmentId, noteId, objectionLine(reference)),
      writtenAt: at,
    }),
    updateAfterCallStatement(
      leadId,
      { state: "closed", queueRank: queueRank.fresh, dueAt: null, callbackAgentId: null, attempts: lead.attempts + 1 },
      { outcome: "objection", at, introduced: false },
    ),
    endLeaseStatement(deps, grant, leaseId),
    ...removePersonStatements(deps, grant, person, block),
  ];
  try {
    await guarded(deps, grant, leaseId, () =>
      recordPersons(deps, { contactIds: person, block }, (mark) =>
        loggedWrite(deps, grant, { kind: "lead", id: leadId }, [...writes, mark]),
      ),
    );
  } catch (error) {
    const known = await findReceipt(deps, grant.actor.userId, leaseId);
    if (known === null) throw error;
    return known;
  }
  return { reference };
};
