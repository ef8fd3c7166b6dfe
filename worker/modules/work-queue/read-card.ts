import type { LeadCard } from "#contract/desk.ts";
import { inDeskOrder } from "#contract/outcomes.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { cutoffsAt, reviewCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { decryptNotes } from "../call-notes/index.ts";
import { queueSettings } from "../leads/index.ts";
import { outcomeWord, toSettings } from "../outcomes/index.ts";
import { type CardPart, readCardRows } from "./card.repository.ts";
import { companyOf, contactsOf, heldInHand } from "./lead-card.rules.ts";
import type { LeaseGrant } from "./leases.repository.ts";

/**
 * The one lead an agent sees (P3-6), after the writes of `before` in the same batch.
 * @throws 410 `leases.ended` when the lease ended meanwhile
 */
export const readCard = async (
  deps: Deps,
  grant: LeaseGrant,
  leaseId: string,
  before: Statement[] = [],
  part: CardPart = "all",
): Promise<LeadCard> => {
  const now = deps.clock.now();
  const cutoffs = cutoffsAt(now);
  const companyReview = reviewCutoff(now, SCHEDULE.company);
  const rows = await readCardRows(deps, grant, leaseId, { cutoff: cutoffs.purge, before, part });
  const { head, site, values, checks, notes, questions, ...rest } = rows;
  if (head === undefined) throw problem("leases.ended");
  const { version, settings } = toSettings(rest.settings);
  const opened = await decryptNotes(deps, head.assignment_id, notes);
  return {
    leaseId,
    leadId: head.lead_id,
    expiresAt: head.expires_at,
    claimedAt: head.claimed_at,
    reason: head.reason,
    callback:
      head.reason === "callback"
        ? {
            dueAt: head.due_at,
            own: head.callback_agent_id === grant.actor.userId,
            ofColleague: head.callback_agent_id !== null && head.callback_agent_id !== grant.actor.userId,
          }
        : null,
    attempts: head.attempts,
    lastCalledAt: head.last_called_at,
    skipsLeft: Math.max(0, queueSettings.skipsPerHour - head.skipped),
    held: heldInHand(head),
    closingOnly: part === "closing",
    assignmentName: head.assignment_name,
    briefing: head.briefing,
    script: head.script,
    firstCall: head.introduced_at === null,
    company:
      part === "closing"
        ? { name: companyOf(head, undefined, companyReview, []).name, values: [], address: null }
        : companyOf(head, site, companyReview, questions),
    contacts: contactsOf(values, checks, cutoffs.review, questions),
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
