import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import * as v from "valibot";
import { messages } from "../messages.ts";

type Schema = v.GenericSchema<Record<string, unknown>, unknown>;
type Values<S extends Schema> = v.InferInput<S>;

const LENGTH = new Set(["min_length", "non_empty", "max_length"]);

/** What a schema's refusal, by its type, means to a person; the server sends the same types. */
export function refusalText(type: string, empty = false): string {
  const t = messages.use();
  if (empty) return t("field.required");
  if (LENGTH.has(type)) return type === "max_length" ? t("field.too_long") : t("field.too_short");
  if (type === "email") return t("field.email");
  if (type.startsWith("iso_")) return t("field.date");
  if (type === "number") return t("field.number");
  return t("field.invalid");
}

const isEmpty = (input: unknown): boolean => input === "" || input === undefined || input === null;

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
    return issue && refusalText(issue.type, isEmpty(issue.input));
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
