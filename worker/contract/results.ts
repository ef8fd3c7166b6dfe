import type { OutcomeWord } from "./desk.ts";

/** Weeks shown at most; the last one holds today. */
export const resultWeeks = 26;

/** What was done for an assignment, in numbers: nothing of a person, a company or an agent (P2-1, P3-8). */
export interface ResultsView {
  /** Leads, not calls: `spoken` = somebody answered at least once, `positive` = a positive outcome at least once. */
  reach: { leads: number; called: number; spoken: number; positive: number };
  calls: number;
  /** Calls by outcome as corrected since, most frequent first. */
  outcomes: { outcome: OutcomeWord; calls: number; positive: boolean }[];
  /** From the week (Monday, local) of the first call within the weeks shown. */
  weeks: { startsOn: string; calls: number; positive: number }[];
  /** How checks of contacts' values in this assignment's calls ended. */
  checks: { correct: number; changed: number; left: number; uncheckable: number };
  /** Errors and omissions corrected, by upload or in a call; where the better value came from is not told (P4.1-2). */
  corrected: number;
}
