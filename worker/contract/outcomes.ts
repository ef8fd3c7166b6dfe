import * as v from "valibot";
import { contactId } from "./common.ts";

/** Groups stand on the desk in this order; within one, the supervisor's order. */
export const outcomeGroups = ["positive", "negative", "again", "ended"] as const;
export type OutcomeGroup = (typeof outcomeGroups)[number];
/** What an outcome makes of its lead. `never_call`: for this client nobody calls the company any more. */
export const outcomeEffects = ["close", "again", "callback", "never_call", "ceased"] as const;
/** `contact` is one of the lead's contacts: it becomes the person of the call, so it is purged and erased like one. */
export const answerTypes = ["text", "number", "choice", "date", "time", "yes_no", "contact"] as const;
export type AnswerType = (typeof answerTypes)[number];

const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/));
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const unique = (items: readonly string[]) => new Set(items.map((item) => item.toLowerCase())).size === items.length;

const answerField = v.pipe(
  v.strictObject({
    key,
    label,
    type: v.picklist(answerTypes),
    required: v.boolean(),
    choices: v.pipe(v.array(label), v.maxLength(30)),
  }),
  v.forward(
    v.check(({ type, choices }) => (type === "choice" ? choices.length >= 2 && unique(choices) : choices.length === 0)),
    ["choices"],
  ),
);
export type AnswerField = v.InferOutput<typeof answerField>;

const answerFields = v.pipe(
  v.array(answerField),
  v.maxLength(20),
  v.check((fields) => unique(fields.map((field) => field.key)) && unique(fields.map((field) => field.label))),
);
const firstOf = (fields: readonly AnswerField[], type: AnswerType) => fields.find((field) => field.type === type);

const outcomeConfig = v.pipe(
  v.strictObject({
    key: v.pipe(
      key,
      // Of the desk itself: an objection is never one of an assignment's outcomes (L-21).
      v.check((name) => name !== "objection"),
    ),
    label,
    group: v.picklist(outcomeGroups),
    effect: v.picklist(outcomeEffects),
    positive: v.boolean(),
    /** Somebody spoke, so a note is needed (P4.3-1). */
    spoke: v.boolean(),
    /** The first date and time among the fields make an appointment. */
    appointment: v.boolean(),
    /** How long that appointment stands in a calendar; `appointmentMinutes` where it was never said. */
    minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(480))),
    /** Of effect `again`: calls in a row after which the lead closes, and the rest before the next. */
    maxAttempts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    restMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(20_160)),
    fields: answerFields,
  }),
  v.forward(
    v.check(({ appointment, fields }) =>
      appointment ? firstOf(fields, "date")?.required === true && firstOf(fields, "time")?.required === true : true,
    ),
    ["appointment"],
  ),
  v.forward(
    v.check(({ fields }) => fields.filter(({ type }) => type === "contact").length <= 1),
    ["fields"],
  ),
  v.forward(
    v.check(({ group, spoke }) => spoke || (group !== "positive" && group !== "negative")),
    ["spoke"],
  ),
);
export type OutcomeConfig = v.InferOutput<typeof outcomeConfig>;

export const outcomeSettings = v.strictObject({
  outcomes: v.pipe(
    v.array(outcomeConfig),
    v.minLength(1),
    v.maxLength(30),
    v.check((all) => unique(all.map((one) => one.key)) && unique(all.map((one) => one.label))),
  ),
  /** Questions of the script, answered in the call. */
  script: v.pipe(
    answerFields,
    v.check((fields) => fields.every(({ type }) => type !== "contact")),
  ),
});
export type OutcomeSettings = v.InferOutput<typeof outcomeSettings>;
/** `version` is the one that was read; another answers 409. */
export const updateOutcomesInput = v.strictObject({
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  settings: outcomeSettings,
});
export interface OutcomeSettingsView {
  version: number;
  settings: OutcomeSettings;
}

const field = (name: string, text: string, type: AnswerType, required = false): AnswerField => ({
  key: name,
  label: text,
  type,
  required,
  choices: [],
});
const outcome = (one: Pick<OutcomeConfig, "key" | "label" | "group" | "effect"> & Partial<OutcomeConfig>) => ({
  positive: one.group === "positive",
  spoke: true,
  appointment: false,
  maxAttempts: 5,
  restMinutes: 120,
  fields: [],
  ...one,
});

/** What every assignment starts with: version 0. Calls point to it, so it is never changed, only followed by another. */
export const defaultOutcomes: OutcomeSettings = {
  outcomes: [
    outcome({
      key: "appointment",
      label: "Afspraak",
      group: "positive",
      effect: "close",
      appointment: true,
      fields: [
        field("date", "Datum", "date", true),
        field("time", "Tijd", "time", true),
        field("contact", "Met wie", "contact"),
      ],
    }),
    outcome({ key: "interested", label: "Interesse", group: "positive", effect: "close" }),
    outcome({ key: "not_interested", label: "Geen interesse", group: "negative", effect: "close" }),
    outcome({ key: "callback", label: "Terugbellen", group: "again", effect: "callback" }),
    outcome({ key: "no_answer", label: "Geen gehoor", group: "again", effect: "again", spoke: false }),
    outcome({ key: "busy", label: "In gesprek", group: "again", effect: "again", spoke: false }),
    outcome({ key: "wrong_number", label: "Verkeerd nummer", group: "ended", effect: "close", spoke: false }),
    outcome({ key: "ceased", label: "Bedrijf gestopt", group: "ended", effect: "ceased" }),
  ],
  script: [],
};

/** The built-in word of an outcome, for calls of version 0; null for a key that is none of these. */
export const defaultLabel = (name: string): string | null =>
  defaultOutcomes.outcomes.find((one) => one.key === name)?.label ?? null;

/** Outcomes as the desk shows them and as its digits count them: by group, then in the supervisor's order. */
export const inDeskOrder = (outcomes: readonly OutcomeConfig[]): OutcomeConfig[] =>
  outcomeGroups.flatMap((group) => outcomes.filter((one) => one.group === group));

export type Answer = string | number | boolean;
export type Answers = Record<string, Answer>;
/** Answers before they are checked against an assignment's fields. */
export const rawAnswers = v.record(key, v.union([v.pipe(v.string(), v.maxLength(2_000)), v.number(), v.boolean()]));

/** February has no thirtieth: a date that comes back as another is none. */
const isDate = (date: string) => {
  const ms = Date.parse(`${date}T12:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
};

const answerSchema = ({ type, choices }: AnswerField): v.GenericSchema<unknown, Answer> => {
  switch (type) {
    case "text":
      return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));
    case "number":
      return v.pipe(v.number(), v.finite());
    case "choice":
      return v.picklist(choices);
    case "date":
      return v.pipe(v.string(), v.isoDate(), v.check(isDate));
    case "time":
      return v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
    case "yes_no":
      return v.boolean();
    case "contact":
      return contactId;
  }
};

/** Answers to these fields and to no others; an issue's path names the field. */
export const answersSchema = (fields: readonly AnswerField[]): v.GenericSchema<unknown, Answers> =>
  v.strictObject(
    Object.fromEntries(
      fields.map((one) => [one.key, one.required ? answerSchema(one) : v.optional(answerSchema(one))]),
    ),
  ) as unknown as v.GenericSchema<unknown, Answers>;

/** The answers that make the appointment, or null where the outcome makes none. */
export const appointmentKeys = ({ appointment, fields }: Pick<OutcomeConfig, "appointment" | "fields">) => {
  const [date, time] = [firstOf(fields, "date"), firstOf(fields, "time")];
  return appointment && date !== undefined && time !== undefined ? { date: date.key, time: time.key } : null;
};

/** A supervisor's correction: what the outcome should have been, and why; both are added, nothing is replaced. */
export const correctCallInput = v.strictObject({
  outcome: key,
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000)),
});
export const outcomeKey = key;
