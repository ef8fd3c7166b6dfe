import type { LeadCard } from "#contract/desk.ts";
import { type Actor, authorize, type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { findTermsInForce, withinBounds } from "../../processor-agreements/index.ts";
import { readCard } from "../read-card.ts";
import { findUndoable, undoStatements } from "../undo.repository.ts";

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
}): Promise<LeadCard> => {
  // At the end of the bounds nothing is shown, so nothing comes back either (P5-3).
  const terms = await findTermsInForce(deps, grant.facts.assignmentId ?? "");
  if (terms === null || !withinBounds(terms, deps.clock.now()).ok) throw problem("leases.outside_bounds");
  const call = await findUndoable(deps, grant, callId);
  if (call === null) throw problem("calls.undo_over");
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
  return readCard(deps, read, call.lease_token);
};
