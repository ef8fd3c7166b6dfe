import { type AnswerField, defaultOutcomes, type OutcomeConfig, type OutcomeSettings } from "#contract/outcomes.ts";

export const answerFieldOf = (
  key: string,
  type: AnswerField["type"],
  more: Partial<AnswerField> = {},
): AnswerField => ({
  key,
  label: key,
  type,
  required: false,
  choices: [],
  ...more,
});

export const outcomeOf = (key: string, more: Partial<OutcomeConfig> = {}): OutcomeConfig => ({
  key,
  label: key,
  group: "ended",
  effect: "close",
  positive: false,
  spoke: false,
  appointment: false,
  maxAttempts: 5,
  restMinutes: 120,
  fields: [],
  ...more,
});

/** The built-in outcomes with some added. */
export const settingsWith = (outcomes: OutcomeConfig[], script: AnswerField[] = []): OutcomeSettings => ({
  outcomes: [...defaultOutcomes.outcomes, ...outcomes],
  script,
});

/** Answers of the built-in appointment. */
export const appointmentAnswers = { date: "2026-12-03", time: "10:00" };
