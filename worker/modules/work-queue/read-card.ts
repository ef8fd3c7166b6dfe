import type { LeadCard } from "#contract/desk.ts";
import { inDeskOrder } from "#contract/outcomes.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { cutoffsAt, reviewCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { decryptNotes } from "../call-notes/index.ts";
import { outcomeWord, toSettings } from "../outcomes/index.ts";
import { readCardRows } from "./card.repository.ts";
import { companyOf, contactsOf } from "./lead-card.rules.ts";

/**
 * The one lead an agent sees (P3-6), after the writes of `before` in the same batch.
 * @throws 410 `leases.ended` when the lease ended meanwhile
 */
export const readCard = async (
  deps: Deps,
  grant: Grant<"lease.read" | "lease.work">,
  leaseId: string,
  before: Statement[] = [],
): Promise<LeadCard> => {
  const now = deps.clock.now();
  const cutoffs = cutoffsAt(now);
  const companyReview = reviewCutoff(now, SCHEDULE.company);
  const { head, site, values, checks, notes, ...rest } = await readCardRows(
    deps,
    grant,
    leaseId,
    cutoffs.purge,
    before,
  );
  if (head === undefined) throw problem("leases.ended");
  const { version, settings } = toSettings(rest.settings);
  const opened = await decryptNotes(deps, head.assignment_id, notes);
  return {
    leaseId,
    leadId: head.lead_id,
    expiresAt: head.expires_at,
    claimedAt: head.claimed_at,
    reason: head.reason,
    assignmentName: head.assignment_name,
    briefing: head.briefing,
    script: head.script,
    firstCall: head.introduced_at === null,
    company: companyOf(head, site, companyReview),
    contacts: contactsOf(values, checks, cutoffs.review),
    notes: opened.map((note) => ({
      id: note.id,
      writtenAt: note.written_at,
      outcome: outcomeWord(note.corrected ?? note.outcome, note.corrected_label ?? note.outcome_label),
      kind: note.kind,
      text: note.text,
    })),
    settingsVersion: version,
    outcomes: inDeskOrder(settings.outcomes),
    scriptFields: settings.script,
    appointments: rest.appointments,
  };
};
