import * as v from "valibot";
import { clientId, localDate, longText, shortText, signedName } from "./common.ts";

const assignmentStates = ["draft", "active", "inactive"] as const;
export type AssignmentState = (typeof assignmentStates)[number];

export const createAssignmentInput = v.strictObject({ name: shortText, clientId: v.optional(clientId) });
export const updateAssignmentInput = v.strictObject({
  name: v.optional(shortText),
  briefing: v.optional(longText),
  script: v.optional(longText),
  /** How many of a hundred first tries and repeats are new leads. */
  newShare: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
});
/** A copy takes briefing, script, outcomes and the bounds as a proposal; never a signature (P5-1). */
export const copyAssignmentInput = v.strictObject({ name: shortText });
export const assessmentInput = v.strictObject({ reference: shortText });
export const clientInput = v.strictObject({ name: shortText });
export const dayPlanInput = v.strictObject({ planned: v.boolean() });
export const scheduleInput = v.strictObject({ fromOn: localDate, untilOn: v.nullable(localDate) });

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** The bounds a processor agreement sets, read at every request of an agent (P5-3). Hours are local; days 1 = Monday. */
const agreementTerms = v.strictObject({
  startsOn: localDate,
  endsOn: localDate,
  callingHours: v.strictObject({
    from: time,
    until: time,
    days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.minLength(1)),
  }),
  maxCallsPerDay: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  regions: v.array(shortText),
  sectors: v.array(shortText),
});
export type AgreementTerms = v.InferOutput<typeof agreementTerms>;
export const signAgreementInput = v.strictObject({
  templateVersion: v.pipe(v.number(), v.integer()),
  textHash: v.pipe(v.string(), v.length(64)),
  terms: agreementTerms,
  signedName,
  authority: shortText,
});
export const previewAgreementInput = v.strictObject({ terms: agreementTerms });
export const countersignInput = v.strictObject({ signedName });

export type AgreementState = "none" | "signed" | "in_force" | "not_started" | "ended";
/** What Leadhunter promises beside the bounds, in a form that is checked against the policy's schedule (P5-2, P8-2). */
export interface AgreementCommitments {
  /** By name of the schedule's rule; periods in ISO 8601, null = never. */
  retention: { rule: string; reviewAfter: string | null; purgeAfter: string | null }[];
  answerRequestsWithin: string;
  subProcessors: string[];
  crossingPersonal: "all" | "verified";
  storage: "eu";
}
export interface AgreementView {
  id: string;
  assignmentId: string;
  state: AgreementState;
  /** Days left of an agreement in force, told near its end; null before. */
  endsInDays: number | null;
  text: string;
  terms: AgreementTerms;
  /** Null for a text from before version 3. */
  commitments: AgreementCommitments | null;
  /** Commitments that are no longer what the machine does; empty as it should be. */
  deviations: string[];
  textHash: string;
  templateVersion: number;
  signedName: string;
  signedAuthority: string;
  signedAt: string;
  countersignedName: string | null;
  countersignedAt: string | null;
}
/** What counts for an assignment now, what was signed to follow it, and the bounds a next signature begins with. */
export interface AgreementAnswer {
  agreement: AgreementView | null;
  next: AgreementView | null;
  proposed: AgreementTerms | null;
}
/** How many days before its end an agreement is said to end, and its parties get a notice. */
export const expiryNoticeDays = 30;
/** What will be signed: readable text with the terms filled in, and the hash over both. */
export interface AgreementPreview {
  templateVersion: number;
  text: string;
  commitments: AgreementCommitments;
  textHash: string;
}
export interface AgreementRow {
  id: string;
  assignmentId: string;
  assignmentName: string;
  clientName: string;
  state: AgreementState;
  signedAt: string;
}
export interface AssignmentRow {
  id: string;
  name: string;
  clientId: string;
  clientName: string;
  state: AssignmentState;
  agreement: AgreementState;
  /** As of the agreement: days left near its end, else null. */
  agreementEndsInDays: number | null;
  /** Where the agreement that follows the one in force stands. */
  renewal: "none" | "signed" | "not_started";
  assessmentRecorded: boolean;
  createdAt: string;
}
export interface AssignmentView extends AssignmentRow {
  briefing: string;
  script: string;
  newShare: number;
  assessmentReference: string | null;
  supervisors: { id: string; name: string }[];
  counts: { rows: number; leads: number; openLeads: number; heldLeads: number; calls: number; doubtful: number };
  /** What this viewer may do here now; the server decides again at each call. */
  may: {
    upload: boolean;
    sign: boolean;
    countersign: boolean;
    copy: boolean;
    assess: boolean;
    activate: boolean;
    deactivate: boolean;
    plan: boolean;
    removeSupervisor: boolean;
    export: boolean;
    edit: boolean;
    editRows: boolean;
    delete: boolean;
  };
}
export interface ScheduleRow {
  agentId: string;
  agentName: string;
  ndaSigned: boolean;
  /** All stretches of days, in order. */
  periods: { fromOn: string; untilOn: string | null }[];
  /** The stretch of today, else the next, else the last. */
  fromOn: string | null;
  untilOn: string | null;
}
export interface ClientRow {
  id: string;
  name: string;
  assignments: number;
}
