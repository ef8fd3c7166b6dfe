import { toJsonSchema } from "@valibot/to-json-schema";
import { demandOf } from "#worker/platform/http/validate.ts";

interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape | Shape[];
  minItems?: number;
  minLength?: number;
  minimum?: number;
  pattern?: string;
  format?: string;
}

const text = ({ pattern, format, minLength = 1 }: Shape): string => {
  const prefix = /^\^(\w+)_\[/.exec(pattern ?? "")?.[1];
  if (prefix !== undefined) return `${prefix}_01AAAAAAAAAAAAAAAAAAAAAAAA`;
  // The two patterns that are no id: a time of day and a key of an own outcome.
  if (pattern?.includes("[0-5]") === true) return "09:00";
  if (pattern?.startsWith("^[a-z]") === true) return "callback";
  if (format === "date") return "2026-12-01";
  if (format === "date-time") return "2026-12-01T10:00:00.000Z";
  if (format === "email") return "somebody@sample.example";
  return "Iets".repeat(Math.ceil(minLength / 4));
};

/** The least that a schema takes. */
const sample = (shape: Shape): unknown => {
  if ("const" in shape) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const [one] = shape.anyOf ?? shape.oneOf ?? [];
  if (one !== undefined) return sample(one);
  switch (shape.type) {
    case "object":
      return Object.fromEntries((shape.required ?? []).map((name) => [name, sample(shape.properties?.[name] ?? {})]));
    case "array":
      return Array.isArray(shape.items)
        ? shape.items.map(sample)
        : Array.from({ length: shape.minItems ?? 0 }, () => sample((shape.items as Shape) ?? {}));
    case "integer":
    case "number":
      return shape.minimum ?? 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return text(shape);
  }
};

/** A body that an endpoint's own validator takes, so that a request gets past it to what is behind. */
export const sampleBody = (handlers: readonly unknown[]): unknown => {
  const demand = handlers.map(demandOf).find((found) => found?.in === "json");
  return demand === undefined
    ? {}
    : sample(toJsonSchema(demand.schema, { errorMode: "ignore", typeMode: "input" }) as Shape);
};
