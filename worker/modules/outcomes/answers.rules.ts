import * as v from "valibot";
import type { closeCallInput } from "#contract/desk.ts";
import {
  type AnswerField,
  type Answers,
  answersSchema,
  type OutcomeConfig,
  type OutcomeSettings,
} from "#contract/outcomes.ts";

export interface FieldError {
  pointer: string;
  code: string;
}
export type Checked<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] };

const check = (part: string, fields: readonly AnswerField[], given: unknown): Checked<Answers> => {
  const result = v.safeParse(answersSchema(fields), given ?? {});
  if (result.success) return { ok: true, value: result.output };
  const errors = result.issues.map((issue) => {
    const name = String(issue.path?.[0]?.key ?? "");
    const absent = issue.input === undefined || issue.received === "undefined";
    return { pointer: `/${part}/${name}`, code: absent ? "required" : issue.type };
  });
  return { ok: false, errors };
};

/** What an agent filled in, against the fields of the outcome and of the script. A script nobody was spoken with waits. */
export const checkAnswers = (
  outcome: Pick<OutcomeConfig, "fields" | "spoke">,
  script: OutcomeSettings["script"],
  input: Pick<v.InferOutput<typeof closeCallInput>, "fields" | "script">,
): Checked<{ fields: Answers; script: Answers }> => {
  const asked = outcome.spoke ? script : script.map((one) => ({ ...one, required: false }));
  const fields = check("fields", outcome.fields, input.fields);
  const answers = check("script", asked, input.script);
  if (fields.ok && answers.ok) return { ok: true, value: { fields: fields.value, script: answers.value } };
  return { ok: false, errors: [fields, answers].flatMap((one) => (one.ok ? [] : one.errors)) };
};

/** An answer as people read it; dates and times stay as they were typed, sortable. */
export const answerText = (answer: Answers[string] | undefined): string => {
  if (answer === undefined) return "";
  return typeof answer === "boolean" ? (answer ? "ja" : "nee") : String(answer);
};

/** The person is a link of the call and no answer: it is purged and erased as one (P4.2-6). */
export const splitContact = (fields: readonly AnswerField[], answers: Answers) => {
  const contact = fields.find(({ type }) => type === "contact");
  if (contact === undefined) return { contactId: null, key: null, rest: answers };
  const { [contact.key]: contactId, ...rest } = answers;
  return { contactId: typeof contactId === "string" ? contactId : null, key: contact.key, rest };
};
