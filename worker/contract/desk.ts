import * as v from "valibot";
import { contactId, instant, pageQuery } from "./common.ts";

/** How long a lease lasts unless work on it renews it. */
export const leaseMilliseconds = 10 * 60_000;

export const contactFields = ["name", "function", "email", "phone", "mobile", "profile"] as const;
export type ContactField = (typeof contactFields)[number];
export const checkMethods = ["main_number", "website", "person", "correspondence"] as const;
export type CheckMethod = (typeof checkMethods)[number];
export const checkResults = ["correct", "changed", "left", "uncheckable"] as const;

/** Outcomes of a call. `spoke` = somebody spoke, so a note is needed (P4.3-1); `again` = the lead comes back. */
export const outcomes = {
  appointment: { spoke: true, again: false },
  interested: { spoke: true, again: false },
  not_interested: { spoke: true, again: false },
  callback: { spoke: true, again: true },
  no_answer: { spoke: false, again: true },
  busy: { spoke: false, again: true },
  wrong_number: { spoke: false, again: false },
  ceased: { spoke: true, again: false },
} as const;
export type Outcome = keyof typeof outcomes;
export const outcomeKeys = Object.keys(outcomes) as [Outcome, ...Outcome[]];

/** Personal values: `text` is null while the server withholds it (state `review`, not yet checked in this lease). */
export interface CardValue {
  field: ContactField;
  text: string | null;
  state: "fresh" | "review" | "checking";
  /** Usable = may be dialled, mailed, copied. A value under check is shown as plain text only. */
  usable: boolean;
  result: (typeof checkResults)[number] | null;
  /** Another value that was supplied since this one was verified: asked in the check, never used before (P4.2-5). */
  other?: string;
}
export interface CardContact {
  id: string;
  values: CardValue[];
}
export interface CardCompanyValue {
  field: string;
  text: string;
  /** Older than the review period: a notice, not a block (P4.1-4). */
  stale: boolean;
  /** Another value that was supplied since this one was verified (P4.1-2). */
  other?: string;
}
export interface CardNote {
  id: string;
  writtenAt: string;
  outcome: Outcome | null;
  kind: "note" | "automatic" | "addition";
  text: string;
}
/** Everything an agent sees: one lead, its contacts of this assignment, its notes (P3-6). */
export interface LeadCard {
  leaseId: string;
  leadId: string;
  expiresAt: string;
  claimedAt: string;
  reason: "callback" | "retry" | "new";
  assignmentName: string;
  briefing: string;
  script: string;
  firstCall: boolean;
  company: { name: string; values: CardCompanyValue[]; address: { text: string; stale: boolean } | null };
  contacts: CardContact[];
  notes: CardNote[];
}
export interface BriefingRow {
  assignmentId: string;
  assignmentName: string;
  briefing: string;
  callableNow: boolean;
}
export interface DeskDay {
  calls: number;
  dueCallbacks: number;
  outcomes: Partial<Record<Outcome, number>>;
  briefings: BriefingRow[];
  lease: { leaseId: string } | null;
}

export const startCheckInput = v.strictObject({
  contactId,
  fields: v.pipe(v.array(v.picklist(contactFields)), v.minLength(1)),
  method: v.picklist(checkMethods),
});
/** Ends one shown value: `changed` brings the new text; `left` = no longer works there, gone everywhere at once (P4.2-6). */
export const endCheckInput = v.variant("result", [
  v.strictObject({ result: v.literal("correct") }),
  v.strictObject({
    result: v.literal("changed"),
    value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
  }),
  v.strictObject({ result: v.literal("left") }),
  v.strictObject({ result: v.literal("uncheckable") }),
]);
export const verifyCompanyInput = v.strictObject({
  fields: v.record(
    v.picklist(["name", "legalForm", "kvk", "phone", "email", "website", "sector", "fte", "address"]),
    v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500))),
  ),
});
export const closeCallInput = v.strictObject({
  outcome: v.picklist(outcomeKeys),
  note: v.pipe(v.string(), v.trim(), v.maxLength(10_000)),
  contactId: v.optional(contactId),
  callbackAt: v.optional(instant),
  callbackFor: v.optional(v.picklist(["me", "anyone"])),
  /** Who, for whom, where the data comes from, and that one may object: recorded to close a first call (L-3). */
  introduced: v.boolean(),
});
/** The person said "verzet": the lead ends, the person is refused from now on (L-21). */
export const objectionInput = v.strictObject({ contactId });
/** `reference` is read out to the person. */
export interface ObjectionReceipt {
  reference: string;
}
export interface ClosedCall {
  outcome: string;
  closedAt: string;
}

/** The sort keys of notes are exactly these; anything else 400 (P4.3-8). */
export const noteSorts = ["company", "outcome", "date"] as const;
export type NoteSort = (typeof noteSorts)[number];
export const notesQuery = v.strictObject({ ...pageQuery, sort: v.optional(v.picklist(noteSorts), "date") });
/** A note for the client and its supervisor; `outcome` is an `Outcome` or `objection`. */
export interface NoteRow {
  id: string;
  leadId: string;
  companyName: string;
  outcome: string | null;
  kind: CardNote["kind"];
  writtenAt: string;
  text: string;
}
