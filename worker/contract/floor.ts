import * as v from "valibot";
import { leaseId } from "./common.ts";
import type { OutcomeWord } from "./desk.ts";

/** What a desk reports: without a lead (pause, ready for one) or with one in hand. */
export const reportedPhases = ["pause", "ready", "preview", "call", "wrap_up"] as const;
export type ReportedPhase = (typeof reportedPhases)[number];
/** A desk says it is still there this often; after `deskSilentMs` without it the agent counts as away. */
export const deskBeatMs = 60_000;
export const deskSilentMs = 150_000;
export const reportPhaseInput = v.strictObject({
  phase: v.picklist(reportedPhases),
  /** The lease the phase is of, where there is one. */
  leaseId: v.nullable(leaseId),
});

/** `elsewhere` = a lead of an assignment the viewer does not supervise: nothing of it is told (P3-5). */
export type FloorPhase = ReportedPhase | "away" | "elsewhere";

/** One agent's day on the viewer's own assignments: counts and moments, nothing of a lead. */
export interface FloorAgent {
  id: string;
  name: string;
  phase: FloorPhase;
  /** Since when, on the server's clock; null when the desk was never open. */
  since: string | null;
  assignmentName: string | null;
  calls: number;
  outcomes: (OutcomeWord & { count: number })[];
  positives: number;
  /** Per hour between the first claim and the last sign of work today; null under a quarter of an hour. */
  positivesPerHour: number | null;
  skips: number;
  /** Skips beyond the limit, and attempts at what is not theirs. */
  refused: number;
}
export const floorQuery = v.strictObject({ known: v.optional(v.pipe(v.string(), v.maxLength(64))) });
export interface FloorView {
  /** Changes whenever anything on the floor does; sent back as `known`. */
  version: string;
  /** The server's clock, for the running seconds. */
  at: string;
  /** Null: nothing changed since `known`. */
  agents: FloorAgent[] | null;
}

/** Counting stops here: a stock of more is more than anybody plans for, and the cost stays bounded. */
export const stockCap = 10_000;
/** Open leads by when they may be called, and the rest by why not. Numbers up to `stockCap`. */
export interface Stock {
  assignmentId: string;
  assignmentName: string;
  /** Why nobody may be called at this moment, whatever the leads say (P5-3). */
  closed: "dates" | "hours" | "day" | "holiday" | "volume" | null;
  /** Calls left of today's volume; null without a volume. */
  volumeLeft: number | null;
  now: number;
  day: number;
  week: number;
  later: number;
  inHand: number;
  /** Of those not callable now: resting after no answer, and callbacks agreed for later. */
  resting: number;
  callbacks: number;
  held: {
    legalForm: number;
    neverCall: number;
    doubtful: number;
    exhausted: number;
    /** Outside the agreement's places or sectors (P5-3). */
    region: number;
    sector: number;
    /** Reported as the same company as another; nobody left to call. The supervisor decides. */
    duplicate: number;
    nobody: number;
  };
}
