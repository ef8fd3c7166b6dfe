import * as v from "valibot";
import { contactId, instant, leadId, pageQuery } from "./common.ts";
import { type AnswerField, type Answers, type OutcomeConfig, outcomeKey, rawAnswers } from "./outcomes.ts";

/** How long a lease lasts unless work on it renews it. */
export const leaseMilliseconds = 10 * 60_000;

export const contactFields = ["name", "function", "email", "phone", "mobile", "profile"] as const;
export type ContactField = (typeof contactFields)[number];
export const checkMethods = ["main_number", "website", "person", "correspondence"] as const;
export type CheckMethod = (typeof checkMethods)[number];
export const checkResults = ["correct", "changed", "left", "uncheckable"] as const;

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
/** An outcome by its key and the word it had when the call was closed. */
export interface OutcomeWord {
  key: string;
  label: string;
}
export interface CardNote {
  id: string;
  writtenAt: string;
  outcome: OutcomeWord | null;
  kind: "note" | "automatic" | "addition";
  text: string;
}
const leadReasons = ["callback", "priority", "retry", "new"] as const;
export type LeadReason = (typeof leadReasons)[number];
export type HeldInHand = "legal_form" | "duplicate" | "other";
/** Everything an agent sees: one lead, its contacts of this assignment, its notes (P3-6). */
export interface LeadCard {
  leaseId: string;
  leadId: string;
  expiresAt: string;
  claimedAt: string;
  /** Why this lead comes now. */
  reason: LeadReason;
  /** A callback: when it was due, and whether it was kept for this agent, or for a colleague who is not there for it. */
  callback: { dueAt: string; own: boolean; ofColleague: boolean } | null;
  /** Calls in a row in which nobody spoke. */
  attempts: number;
  lastCalledAt: string | null;
  /** Skips left within the hour (P3-6). */
  skipsLeft: number;
  /** Held back since it was claimed: not to be called any more, the call can still be closed (L-7). */
  held: HeldInHand | null;
  /** The bounds have ended: only closing is left, and nothing new is shown (P5-3). */
  closingOnly: boolean;
  assignmentName: string;
  briefing: string;
  script: string;
  firstCall: boolean;
  company: { name: string; values: CardCompanyValue[]; address: { text: string; stale: boolean } | null };
  contacts: CardContact[];
  notes: CardNote[];
  /** How a call of this assignment may end, and what its script asks; closing names the version shown here. */
  settingsVersion: number;
  outcomes: OutcomeConfig[];
  scriptFields: AnswerField[];
  /** Appointments of this lead that stand. */
  appointments: { id: string; startsAt: string }[];
}
export interface BriefingRow {
  assignmentId: string;
  assignmentName: string;
  briefing: string;
  /** New or changed since this agent marked it as read. */
  unread: boolean;
  callableNow: boolean;
}
export interface DeskDay {
  calls: number;
  /** Time with leads in hand today, of calls that were closed. */
  workedSeconds: number;
  dueCallbacks: number;
  outcomes: (OutcomeWord & { count: number })[];
  briefings: BriefingRow[];
  lease: { leaseId: string } | null;
  /** What this agent closed last, while it can be taken back: also after a reload (P4.3-3). */
  undo: { callId: string; word: OutcomeWord; msLeft: number } | null;
}

const typed = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
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
    value: typed,
    /** How a value that was not there was come by (P4.2-8). */
    method: v.optional(v.picklist(checkMethods)),
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
/** Somebody the agent heard of in the call: typed now, so verified now, with how it was come by. */
export const addContactInput = v.strictObject({
  method: v.picklist(checkMethods),
  values: v.strictObject({
    name: typed,
    function: v.optional(typed),
    email: v.optional(typed),
    phone: v.optional(typed),
    mobile: v.optional(typed),
  }),
});
/** The dialled number is somebody else's: the main number (`contactId` null) or a contact's own. */
export const wrongNumberInput = v.strictObject({
  contactId: v.nullable(contactId),
  field: v.picklist(["phone", "mobile"]),
});
/** "We are the same as …": a KVK number, phone number or name as the agent heard it. It is compared, never answered. */
export const duplicateInput = v.strictObject({ same: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200)) });
export const closeCallInput = v.strictObject({
  outcome: outcomeKey,
  /** The version of the outcomes that was on the screen; the newest where it is left out. */
  settingsVersion: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Answers to the fields of the outcome and of the script, by key; checked against the assignment's own fields. */
  fields: v.optional(rawAnswers),
  script: v.optional(rawAnswers),
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
  callId: string;
  outcome: string;
  closedAt: string;
  /** How long the outcome can be taken back; null where it can't. */
  undoUntil: string | null;
}
/** The lead in hand again, with what its agent had written: the call that held it is gone. */
export interface UndoneLead extends LeadCard {
  written: {
    outcome: string;
    fields: Answers;
    script: Answers;
    note: string;
    introduced: boolean;
    callbackAt: string | null;
    callbackFor: "me" | "anyone";
  };
}
/** An outcome can be taken back this long, or until the next claim (P4.3-3). */
export const undoMilliseconds = 10_000;

/** The sort keys of notes are exactly these; anything else 400 (P4.3-8). */
export const noteSorts = ["company", "outcome", "date"] as const;
export type NoteSort = (typeof noteSorts)[number];
export const notesQuery = v.strictObject({
  ...pageQuery,
  sort: v.optional(v.picklist(noteSorts), "date"),
  /** The file of one lead; a record is named, nothing is searched (P4.3-4). */
  lead: v.optional(leadId),
});
/** A note for the client and its supervisor; the outcome may be `objection`. */
export interface NoteRow {
  id: string;
  leadId: string;
  companyName: string;
  /** The call it belongs to; null where there is none. */
  callId: string | null;
  outcome: OutcomeWord | null;
  /** What this addition corrects the outcome to. */
  corrected: OutcomeWord | null;
  kind: CardNote["kind"];
  writtenAt: string;
  /** When a part was taken out at the request of a data subject (P4.3-3). */
  redactedAt: string | null;
  text: string;
}
