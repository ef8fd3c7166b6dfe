import type { InferOutput } from "valibot";
import type { legalFormInput } from "#contract/worklist.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { holdNeverCallsStatement } from "#worker/modules/companies/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/**
 * Records the decision and, for a release, opens the lead; a company its client wants nobody to call stays held for that.
 * The batch fails when the lead is not held back for its form (any more).
 */
export const decideLegalForm = async (
  deps: Deps,
  grant: Grant<"legal-form.decide">,
  input: InferOutput<typeof legalFormInput>,
) => {
  const { leadId, assignmentId } = grant.facts;
  const lead = await deps.db.first<{ company_id: string }>(
    deps.db.statement("SELECT company_id FROM leads WHERE id = ?", [leadId]),
  );
  const companies = jsonList(lead === null ? [] : [lead.company_id]);
  const held = "EXISTS (SELECT 1 FROM leads WHERE id = ? AND state = 'held' AND held_reason = 'legal_form')";
  const insert = deps.db.statement(
    `INSERT INTO legal_form_decisions (id, lead_id, assignment_id, decision, ground, reference, decided_by, decided_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      deps.newId("lfd"),
      leadId,
      assignmentId,
      input.decision,
      input.decision === "release" ? input.ground : null,
      input.reference,
      grant.actor.userId,
      nowIso(deps.clock),
    ],
  );
  const open = deps.db.statement(
    "UPDATE leads SET state = 'open', held_reason = NULL, version = version + 1 WHERE id = ?",
    [leadId],
  );
  return loggedWrite(deps, grant, { kind: "lead", id: leadId }, [
    mustHold("lead is held for its form", held, [leadId]),
    insert,
    ...(input.decision === "release" ? [open, holdNeverCallsStatement(companies)] : []),
  ]);
};
