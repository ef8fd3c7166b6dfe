import type { OutcomeWord } from "#contract/desk.ts";
import { deskSilentMs, type FloorPhase, type ReportedPhase } from "#contract/floor.ts";

/** What the desk said last. Moments are UTC ISO. */
export interface Report {
  phase: ReportedPhase;
  leaseToken: string | null;
  sinceAt: string;
  seenAt: string;
}
/** The live lease, if any; `own` = of an assignment the viewer supervises. */
export interface HeldLease {
  token: string;
  claimedAt: string;
  own: boolean;
}

const withLead: readonly ReportedPhase[] = ["preview", "call", "wrap_up"];

/**
 * The phase of an agent at `now`. The lease is the truth about a lead in hand, the report only tells how far the agent
 * is with it; a desk that fell silent is away.
 */
export const phaseNow = (
  report: Report | null,
  lease: HeldLease | null,
  now: Date,
): { phase: FloorPhase; since: string | null } => {
  if (lease !== null) {
    if (!lease.own) return { phase: "elsewhere", since: lease.claimedAt };
    const fits = report !== null && report.leaseToken === lease.token && withLead.includes(report.phase);
    return fits ? { phase: report.phase, since: report.sinceAt } : { phase: "preview", since: lease.claimedAt };
  }
  if (report === null) return { phase: "away", since: null };
  if (now.getTime() - new Date(report.seenAt).getTime() > deskSilentMs) return { phase: "away", since: report.seenAt };
  // The lead left its hands (time, planning) and the desk has not said more: it shows the pause page.
  if (withLead.includes(report.phase)) return { phase: "pause", since: report.seenAt };
  return { phase: report.phase, since: report.sinceAt };
};

/** Calls of one agent today with one outcome. */
export interface Tally {
  outcome: OutcomeWord;
  count: number;
  /** Of these, calls a client pays for, as the assignment's outcomes or a later correction say. */
  positives: number;
  firstClaimedAt: string;
  lastClosedAt: string;
}

const shortestMs = 15 * 60_000;

/** The day in numbers; the rate counts from the first claim to the last sign of work, so it does not run by itself. */
export const dayOf = (tallies: readonly Tally[], lease: HeldLease | null) => {
  const outcomes = tallies.map(({ outcome, count }) => ({ ...outcome, count }));
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const positives = sum((tally) => tally.positives);
  const starts = tallies.map(({ firstClaimedAt }) => firstClaimedAt).sort();
  const ends = [...tallies.map(({ lastClosedAt }) => lastClosedAt), ...(lease?.own ? [lease.claimedAt] : [])].sort();
  const first = starts[0];
  const last = ends.at(-1);
  const workedMs = first === undefined || last === undefined ? 0 : new Date(last).getTime() - new Date(first).getTime();
  return {
    calls: sum((tally) => tally.count),
    outcomes,
    positives,
    positivesPerHour: workedMs < shortestMs ? null : Math.round((positives / (workedMs / 3_600_000)) * 10) / 10,
  };
};
