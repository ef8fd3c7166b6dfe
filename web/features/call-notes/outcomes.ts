import { type Outcome, outcomeKeys } from "#contract/desk.ts";

type Known = Outcome | "objection";

/** How a call ended, as far as there is a word for it. */
export const knownOutcome = (outcome: string | null): Known | null =>
  outcome === "objection" ? "objection" : (outcomeKeys.find((key) => key === outcome) ?? null);
