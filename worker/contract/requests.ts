import * as v from "valibot";
import { contactId, emailAddress, localDate } from "./common.ts";

export const requestId = v.pipe(v.string(), v.regex(/^dsr_[0-9A-Za-z]{10,40}$/));
export const noticeId = v.pipe(v.string(), v.regex(/^ntc_[0-9A-Za-z]{10,40}$/));
export const noteId = v.pipe(v.string(), v.regex(/^note_[0-9A-Za-z]{10,40}$/));

export const requestKinds = ["access", "rectification", "erasure", "objection", "portability"] as const;
export type RequestKind = (typeof requestKinds)[number];
/** How it reached us; `form` confirmed its own address, the others were registered by staff (P7-1/2). */
const requestChannels = ["form", "call", "letter", "mail", "phone"] as const;
export type RequestChannel = (typeof requestChannels)[number];
export const requestStates = [
  "received",
  "identity_open",
  "identity_asked",
  "verified",
  "deciding",
  "approved",
  "executing",
  "read_back",
  "clients_notified",
  "answered",
  "closed",
  "refused",
  "withdrawn",
  "merged_into",
  "answered_identity_open",
] as const;
export type RequestState = (typeof requestStates)[number];
const identityProofs = ["address_on_file", "code", "call_back", "in_person", "correspondence", "none_needed"] as const;
export type IdentityProof = (typeof identityProofs)[number];
export const refusalReasons = ["not_about_them", "legal_duty", "unfounded", "others_rights"] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export const correctableFields = ["name", "function", "email", "phone", "mobile"] as const;
export type CorrectableField = (typeof correctableFields)[number];
export type RequestLocale = "nl" | "en";

/** Whether a correction can be written: unreadable as such a value, or not to be taken in (P7-8 tells no more). */
export const correctionVerdicts = ["possible", "unreadable", "not_allowed"] as const;
export type CorrectionVerdict = (typeof correctionVerdicts)[number];

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const text = (max: number) => v.optional(line(max), "");
const corrections = {
  correctName: text(120),
  correctFunction: text(120),
  correctEmail: text(254),
  correctPhone: text(40),
  correctMobile: text(40),
};
/** What the form asks: the least by which somebody can be found. Never a copy of an identity document (P7-3). */
const submission = {
  name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(120)),
  email: emailAddress,
  phone: text(40),
  company: text(160),
  message: text(4_000),
  ...corrections,
};
export const submissionInput = v.object(submission);
export type Submission = v.InferOutput<typeof submissionInput>;

/** A request received otherwise, with its true date of receipt (P7-1/2). */
export const registerInput = v.strictObject({
  kind: v.picklist(requestKinds),
  channel: v.picklist(["letter", "mail", "phone"]),
  locale: v.picklist(["nl", "en"]),
  receivedOn: localDate,
  name: submission.name,
  email: submission.email,
  phone: line(40),
  company: line(160),
  message: line(4_000),
  ...corrections,
});
/** A request made in a call: the agent hands it over, the date of receipt is the call's. */
export const handOverInput = v.strictObject({
  kind: v.picklist(["access", "rectification", "erasure", "portability"]),
  contactId,
  email: emailAddress,
  ...corrections,
});
export const proveInput = v.strictObject({ proof: v.picklist(["call_back", "in_person", "correspondence"]) });
export const sendCodeInput = v.strictObject({ contactId });
export const decideInput = v.variant("decision", [
  v.strictObject({ decision: v.literal("grant") }),
  v.strictObject({ decision: v.literal("refuse"), reason: v.picklist(refusalReasons) }),
]);
export const marksInput = v.strictObject({
  /** Places in the note's text, `[from, until)`, in characters; empty = nothing in it is about the person. */
  marks: v.pipe(
    v.array(v.strictTuple([v.pipe(v.number(), v.integer(), v.minValue(0)), v.pipe(v.number(), v.integer())])),
    v.maxLength(200),
  ),
});
export const subjectInput = v.strictObject({ about: v.boolean() });
const noticeAnswers = ["done", "already", "question"] as const;
export type NoticeAnswer = (typeof noticeAnswers)[number];
/** A question is asked in words: without them nobody could answer it. */
export const answerNoticeInput = v.variant("answer", [
  v.strictObject({ answer: v.picklist(["done", "already"]), optOut: v.boolean() }),
  v.strictObject({
    answer: v.literal("question"),
    optOut: v.boolean(),
    question: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(1_000)),
  }),
]);
export type AnswerNotice = v.InferOutput<typeof answerNoticeInput>;
export const requestListQuery = v.strictObject({
  open: v.optional(v.picklist(["yes", "no"]), "yes"),
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

/** A line of the desk: dates and states, nobody's name. */
export interface RequestRow {
  id: string;
  reference: string;
  kind: RequestKind;
  channel: RequestChannel;
  state: RequestState;
  receivedOn: string;
  answerBefore: string;
  lawBefore: string;
  answeredAt: string | null;
  /** Calendar days since receipt; the clock never stops (P7-4). */
  day: number;
  urgency: "calm" | "day7" | "day10" | "day12" | "overdue" | "done";
  openTasks: number;
  /** Until when deletion waits for this case, as a local date; null = it does not (P4.2-10). */
  heldUntil: string | null;
}
export interface RequestEvent {
  at: string;
  role: string;
  what: string;
}
/** What was found, as stores and counts (P7-9); values stand only in the answer itself. */
export interface RequestFinding {
  store: string;
  rows: number;
  erase: string;
  basis: string;
}
export interface RequestSubject {
  contactId: string;
  foundBy: string;
  state: "proven" | "candidate" | "excluded";
  assignments: number;
  hasAddress: boolean;
}
export interface RequestDetail extends RequestRow {
  name: string;
  email: string;
  phone: string;
  company: string;
  message: string;
  corrections: { field: CorrectableField; value: string; verdict: CorrectionVerdict }[];
  proof: IdentityProof | null;
  refusal: RefusalReason | null;
  decidedByMe: boolean;
  decided: boolean;
  /** Another director exists, so the second person is one; else a supervisor. */
  secondPerson: "director" | "supervisor";
  findings: RequestFinding[];
  subjects: RequestSubject[];
  tasks: { supervisors: string; doneAt: string | null; notes: number }[];
  notices: {
    answer: NoticeAnswer | null;
    optOut: boolean | null;
    answeredAt: string | null;
    /** What the client asks, while its notice is readable. */
    question: string | null;
    clientName: string;
  }[];
  /** A mail to the person that could not be sent yet; it is tried again every hour. */
  mailOwed: boolean;
  /** A hold can be set: a running case with records, and none was set before. */
  mayHold: boolean;
  events: RequestEvent[];
  contentGone: boolean;
}

/** A table of the register of processing (L-10). */
export interface ProcessingEntry {
  table: string;
  subject: { nl: string; en: string } | null;
  classes: string[];
  seers: string[];
  ends: { nl: string; en: string };
  basis: string | null;
  erase: string | null;
  because: string | null;
  policy: string[];
}

export interface TaskRow {
  requestId: string;
  /** Null: nobody holds the person, only a second person is asked for. */
  assignmentId: string | null;
  assignmentName: string;
  reference: string;
  kind: RequestKind;
  answerBefore: string;
  notes: number;
  reviewed: number;
  doneAt: string | null;
  /** The decision waits for this supervisor as second person. */
  approval: boolean;
}
export interface TaskNote {
  id: string;
  writtenAt: string;
  text: string;
  marks: [number, number][];
  reviewed: boolean;
}
export interface TaskDetail {
  requestId: string;
  assignmentId: string;
  reference: string;
  kind: RequestKind;
  answerBefore: string;
  person: { name: string; company: string };
  contacts: {
    id: string;
    foundBy: string;
    state: RequestSubject["state"];
    values: { field: string; text: string }[];
  }[];
  /** The next notes that were not reviewed, one by one, oldest first, and how many are left. */
  note: TaskNote | null;
  left: number;
  reviewed: number;
  doneAt: string | null;
}
export interface NoticeRow {
  id: string;
  kind: "rectification" | "erasure" | "objection";
  madeAt: string;
  /** Null once it was answered or its period is over: the content is destroyed (P7-7). */
  person: { name: string; company: string; email: string; assignments: { name: string; rows: number[] }[] } | null;
  answer: NoticeAnswer | null;
  optOut: boolean | null;
  answeredAt: string | null;
}
