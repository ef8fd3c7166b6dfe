import type { Outcome } from "#contract/desk.ts";

/** The line a call writes by itself when nobody spoke (P4.3-1). Staff's language. */
const automaticLines: Partial<Record<Outcome, string>> = {
  no_answer: "Geen gehoor.",
  busy: "In gesprek.",
  wrong_number: "Verkeerd nummer.",
};
export const automaticLine = (outcome: Outcome) => automaticLines[outcome] ?? "Geen gesprek.";

/** What remains of an objection in the notes: the fact and its number, not the person (L-21). */
export const objectionLine = (reference: string) => `Verzet geregistreerd. Referentie ${reference}.`;
