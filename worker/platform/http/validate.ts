import { validator } from "hono/validator";
import * as v from "valibot";
import { type FieldError, problem } from "./problem.ts";

const toErrors = (issues: readonly v.BaseIssue<unknown>[]): FieldError[] =>
  issues.slice(0, 50).map((issue) => ({
    pointer: `/${(issue.path ?? []).map((part) => String(part.key)).join("/")}`,
    code: issue.type,
  }));

const check = <S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> => {
  const result = v.safeParse(schema, value);
  if (!result.success) throw problem("request.invalid", toErrors(result.issues));
  return result.output;
};

const described = Symbol("schema");
/** What a validator demands, for the description of the interface. */
export interface Demand {
  in: "json" | "query" | "param";
  schema: v.GenericSchema;
}
const describe = <H extends object>(handler: H, demand: Demand): H => Object.assign(handler, { [described]: demand });
export const demandOf = (handler: unknown): Demand | undefined => (handler as { [described]?: Demand })[described];

/** Validates a JSON body; unknown keys are refused by the contract's strict objects. */
export const validateJson = <S extends v.GenericSchema>(schema: S) =>
  describe(
    validator("json", (value): v.InferOutput<S> => check(schema, value)),
    { in: "json", schema },
  );
export const validateQuery = <S extends v.GenericSchema>(schema: S) =>
  describe(
    validator("query", (value): v.InferOutput<S> => check(schema, value)),
    { in: "query", schema },
  );
/** A malformed id answers 404 like an unknown one: existence is not told. */
export const validateParams = <S extends v.GenericSchema>(schema: S) =>
  describe(
    validator("param", (value): v.InferOutput<S> => {
      const result = v.safeParse(schema, value);
      if (!result.success) throw problem("access.not_found");
      return result.output;
    }),
    { in: "param", schema },
  );
