import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import * as v from "valibot";
import { messages } from "../messages.ts";

type Schema = v.GenericSchema<Record<string, unknown>, unknown>;
type Values<S extends Schema> = v.InferInput<S>;

const LENGTH = new Set(["min_length", "non_empty", "max_length"]);

/** What a schema's refusal means to a person; the schema is the server's own, so both say the same. */
function issueText(issue: v.BaseIssue<unknown>): string {
  const t = messages.use();
  if (issue.input === "" || issue.input === undefined || issue.input === null) return t("field.required");
  if (LENGTH.has(issue.type)) return issue.type === "max_length" ? t("field.too_long") : t("field.too_short");
  if (issue.type === "email") return t("field.email");
  if (issue.type.startsWith("iso_")) return t("field.date");
  if (issue.kind === "schema" && issue.type === "number") return t("field.number");
  return t("field.invalid");
}

/**
 * The values of one form, checked with the schema of the contract. Lives in memory only.
 * Errors appear at the first submit and go as soon as the field changes.
 */
export function createFormState<S extends Schema>(schema: S, initial: Values<S>) {
  type Name = keyof Values<S> & string;
  const [values, setValues] = createStore<Record<string, unknown>>({ ...initial });
  const [issues, setIssues] = createSignal<Record<string, v.BaseIssue<unknown>>>({});

  const errorFor = (name: string): string | undefined => {
    const issue = issues()[name];
    return issue && issueText(issue);
  };

  const set = <K extends Name>(name: K, value: Values<S>[K]) => {
    setValues(name, value as never);
    setIssues(({ [name]: _gone, ...others }) => others);
  };

  return {
    values: values as Readonly<Values<S>>,
    set,
    errorFor,
    /** Back to how it began, or to other values. */
    reset: (next: Values<S> = initial) => {
      setValues({ ...next });
      setIssues({});
    },
    /** `<TextField {...form.field("name")} label=… />` */
    field: <K extends Name>(name: K) => ({
      name,
      value: values[name] as Values<S>[K],
      onInput: (value: Values<S>[K]) => set(name, value),
    }),
    /** The checked values, or undefined after marking the fields. */
    validate: (): v.InferOutput<S> | undefined => {
      const result = v.safeParse(schema, values);
      if (result.success) return result.output;
      const found: Record<string, v.BaseIssue<unknown>> = {};
      for (const issue of result.issues) found[String(issue.path?.[0]?.key ?? "")] ??= issue;
      setIssues(found);
      return undefined;
    },
  };
}

export type FormState<S extends Schema> = ReturnType<typeof createFormState<S>>;
