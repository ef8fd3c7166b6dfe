import { type AnswerField, defaultOutcomes, type OutcomeConfig, type OutcomeSettings } from "#contract/outcomes.ts";

const field = (key: string, label: string, type: AnswerField["type"], choices: string[] = []): AnswerField => ({
  key,
  label,
  type,
  required: false,
  choices,
});
const brochure: OutcomeConfig = {
  key: "brochure",
  label: "Brochure gestuurd",
  group: "positive",
  effect: "again",
  positive: false,
  spoke: true,
  appointment: false,
  maxAttempts: 3,
  restMinutes: 4_320,
  fields: [field("subject", "Onderwerp", "choice", ["Zonnepanelen", "Batterij", "Beide"])],
};
const own: OutcomeConfig = {
  ...brochure,
  key: "has_panels",
  label: "Heeft al panelen",
  group: "negative",
  effect: "close",
  fields: [field("since", "Sinds jaar", "number")],
};

const withPlace = (outcome: OutcomeConfig): OutcomeConfig =>
  outcome.appointment
    ? {
        ...outcome,
        fields: [...outcome.fields, field("place", "Waar", "choice", ["Op locatie", "Online", "Telefonisch"])],
      }
    : outcome;

/** What the demo's supervisor set up for the campaign about roofs: fields, two outcomes of its own, two questions. */
export const roofOutcomes: OutcomeSettings = {
  outcomes: [...defaultOutcomes.outcomes.map(withPlace), brochure, own],
  script: [
    field("roof", "Van wie is het dak?", "choice", ["Eigendom", "Huur", "Onbekend"]),
    field("supplier", "Huidige energieleverancier", "text"),
  ],
};
