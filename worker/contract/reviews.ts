import * as v from "valibot";
import { assignmentId } from "./common.ts";

const id = (prefix: string) => v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_[0-9A-Za-z]{10,40}$`)));
export const reviewId = id("rev");
export const mergeId = id("mrg");
export const ofAssignmentQuery = v.strictObject({ assignmentId });

const reviewDecisions = ["same", "different", "later"] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];
export const decideReviewInput = v.strictObject({ decision: v.picklist(reviewDecisions) });

/** The fields of the two sides, in the order a person compares them. */
const reviewFields = [
  "name",
  "legalForm",
  "kvk",
  "address",
  "phone",
  "email",
  "website",
  "sector",
  "fte",
  "ceased",
  "function",
  "mobile",
  "profile",
] as const;
export type ReviewField = (typeof reviewFields)[number];

/** One field of a doubtful pair: both texts, and what would stand there if the two were one. */
export interface ReviewLine {
  field: ReviewField;
  left: string | null;
  right: string | null;
  result: string | null;
  from: "left" | "right" | "both";
}
/** A doubtful pair. Nothing tells whose list a side stands in, nor since when (P1-5). */
export interface MatchReview {
  id: string;
  kind: "company" | "contact";
  evidence: string[];
  lines: ReviewLine[];
  deferred: boolean;
  /** Pairs with the same number share the record on their left side: doubts about one company come together. */
  group: number;
}
export interface MatchReviewPage {
  items: MatchReview[];
  /** All that wait for an answer. */
  open: number;
}
export interface ReviewAnswer {
  decision: ReviewDecision;
  /** The merge that "same" made, for its undo. */
  mergeId: string | null;
  open: number;
}

/** A merge that this assignment's upload or review decided, while it can be taken back. */
export interface MergeView {
  id: string;
  kind: "company" | "contact";
  origin: "review" | "upload";
  /** The record that stands now. */
  name: string;
  mergedAt: string;
  until: string;
}
export type KeptReason = "changed" | "verified" | "called" | "moved" | "gone" | "expired";
/** What the undo of a merge restored, and what it left because it changed since. */
export interface MergeUndoReport {
  restored: { values: number; rows: number; leads: number; contacts: number };
  kept: { what: "value" | "lead" | "row" | "contact" | "site"; field: string | null; reason: KeptReason }[];
}
