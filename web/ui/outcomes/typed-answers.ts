import * as v from "valibot";
import { type AnswerField, type Answers, answersSchema } from "#contract/outcomes.ts";

type Typed = Readonly<Record<string, string>>;

const typed = ({ type }: AnswerField, text: string): Answers[string] => {
  if (type === "yes_no") return text === "yes";
  // A Dutch comma; what is no number stays text and is refused as such.
  const number = Number(text.trim().replace(",", "."));
  return type === "number" && !Number.isNaN(number) ? number : text.trim();
};

/** What was typed, as the server takes it: empty fields are left out. */
export const answersOf = (fields: readonly AnswerField[], values: Typed): Answers =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const text = values[field.key] ?? "";
      return text.trim() === "" ? [] : [[field.key, typed(field, text)]];
    }),
  );

/** Answers as they were typed: the way back from `answersOf`. */
export const typedOf = (fields: readonly AnswerField[], answers: Answers): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ key, type }) => {
      const answer = answers[key];
      if (answer === undefined) return [];
      if (typeof answer === "boolean") return [[key, answer ? "yes" : "no"]];
      return [[key, type === "number" ? String(answer).replace(".", ",") : String(answer)]];
    }),
  );

/** What is wrong by field: `required`, or the kind of refusal as the server names it. */
export const answerIssues = (fields: readonly AnswerField[], values: Typed): Record<string, string> => {
  const answers = answersOf(fields, values);
  const result = v.safeParse(answersSchema(fields), answers);
  if (result.success) return {};
  return Object.fromEntries(
    result.issues.map((issue) => {
      const key = String(issue.path?.[0]?.key ?? "");
      return [key, key in answers ? issue.type : "required"];
    }),
  );
};
