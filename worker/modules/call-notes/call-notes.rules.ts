/** The line a call writes by itself when nobody spoke (P4.3-1). Staff's language. */
const automaticLines: Readonly<Record<string, string>> = {
  no_answer: "Geen gehoor.",
  busy: "In gesprek.",
  wrong_number: "Verkeerd nummer.",
};
export const automaticLine = ({ key, label }: { key: string; label: string }) => automaticLines[key] ?? `${label}.`;

/** What remains of an objection in the notes: the fact and its number, not the person (L-21). */
export const objectionLine = (reference: string) => `Verzet geregistreerd. Referentie ${reference}.`;
