import {
  type AnswerField,
  type AnswerType,
  inDeskOrder,
  type OutcomeConfig,
  type OutcomeGroup,
  type OutcomeSettings,
} from "#contract/outcomes.ts";

const newKey = (prefix: string) => `${prefix}_${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

export const newField = (type: AnswerType, label = "", required = false): AnswerField => ({
  key: newKey("f"),
  label,
  type,
  required,
  choices: [],
});

export const newOutcome = (label: string): OutcomeConfig => ({
  key: newKey("o"),
  label,
  group: "ended",
  effect: "close",
  positive: false,
  spoke: true,
  appointment: false,
  maxAttempts: 5,
  restMinutes: 120,
  fields: [],
});

/** Positive and negative outcomes are of calls in which somebody spoke (P4.3-1). */
export const needsTalk = (group: OutcomeGroup) => group === "positive" || group === "negative";

/** One place up or down among the outcomes of the same group, as they stand on the desk. */
export const moveOutcome = (settings: OutcomeSettings, key: string, step: 1 | -1): OutcomeConfig[] => {
  const order = inDeskOrder(settings.outcomes);
  const from = order.findIndex((one) => one.key === key);
  const [one, other] = [order[from], order[from + step]];
  if (one === undefined || other === undefined || one.group !== other.group) return order;
  return order.with(from, other).with(from + step, one);
};

export const moveField = (fields: readonly AnswerField[], key: string, step: 1 | -1): AnswerField[] => {
  const from = fields.findIndex((field) => field.key === key);
  const [one, other] = [fields[from], fields[from + step]];
  return one === undefined || other === undefined ? [...fields] : fields.with(from, other).with(from + step, one);
};

/** An appointment asks a date and a time; what is not there yet is added. */
export const withMoment = (fields: readonly AnswerField[], words: { date: string; time: string }): AnswerField[] => {
  const kept = [...fields];
  for (const type of ["time", "date"] as const) {
    const at = kept.findIndex((field) => field.type === type);
    const known = kept[at];
    if (known === undefined) kept.unshift(newField(type, words[type], true));
    else kept[at] = { ...known, required: true };
  }
  return kept;
};
