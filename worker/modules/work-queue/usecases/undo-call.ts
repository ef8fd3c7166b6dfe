import type { UndoneLead } from "#contract/desk.ts";
import { type Actor, authorize, type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { decryptNotes, openAnswers } from "../../call-notes/index.ts";
import { findSettings } from "../../outcomes/index.ts";
import { findTermsInForce, withinBounds } from "../../processor-agreements/index.ts";
import { readCard } from "../read-card.ts";
import { findUndoable, readWritten, undoStatements, type WrittenRow } from "../undo.repository.ts";

/** What was written, opened; the person of the call is an answer again where the outcome asks for one. */
const openWritten = async (deps: Deps, callId: string, row: WrittenRow): Promise<UndoneLead["written"]> => {
  const [note] = await decryptNotes(deps, row.assignment_id, [{ id: row.note_id, ciphertext: row.note }]);
  const answers = await openAnswers(deps, row.assignment_id, [{ call_id: callId, ciphertext: row.answers }]);
  const { fields, script } = answers.get(callId) ?? { fields: {}, script: {} };
  const found = await findSettings(deps, row.assignment_id, row.settings_version);
  const outcome = found?.settings.outcomes.find(({ key }) => key === row.outcome);
  const person = outcome?.fields.find(({ type }) => type === "contact");
  return {
    outcome: row.outcome,
    fields: person && row.contact_id !== null ? { ...fields, [person.key]: row.contact_id } : fields,
    script,
    note: row.kind === "note" ? (note?.text ?? "") : "",
    introduced: row.introduced === 1,
    callbackAt: row.callback_at,
    callbackFor: row.callback_agent_id === null ? "anyone" : "me",
  };
};

/**
 * Takes back the outcome an agent closed last, within ten seconds and before the next claim (P4.3-3); the lead is in hand
 * again. Outcomes that reach further than one lead (verzet, uit dienst, a ceased company) were never remembered.
 * @throws 409 `calls.undo_over` when it is too late
 */
export const undoCall = async ({
  grant,
  actor,
  callId,
  deps,
}: {
  grant: Grant<"call.undo">;
  actor: Actor;
  callId: string;
  deps: Deps;
}): Promise<UndoneLead> => {
  // At the end of the bounds nothing is shown, so nothing comes back either (P5-3).
  const terms = await findTermsInForce(deps, grant.facts.assignmentId ?? "");
  if (terms === null || !withinBounds(terms, deps.clock.now()).ok) throw problem("leases.outside_bounds");
  const call = await findUndoable(deps, grant, callId);
  const row = call === null ? null : await readWritten(deps, grant, callId);
  if (call === null || row === null) throw problem("calls.undo_over");
  const written = await openWritten(deps, callId, row);
  const writes = undoStatements(deps, grant, {
    id: callId,
    leadId: call.lead_id,
    companyId: call.company_id,
    leaseToken: call.lease_token,
    claimedAt: call.claimed_at,
  });
  try {
    await loggedWrite(deps, grant, { kind: "lead", id: call.lead_id }, writes);
  } catch (error) {
    if (isGuardFailure(error)) throw problem("calls.undo_over");
    throw error;
  }
  const read = await authorize({ deps, actor, permission: "lease.read", resource: { leaseId: call.lease_token } });
  return { ...(await readCard(deps, read, call.lease_token)), written };
};
