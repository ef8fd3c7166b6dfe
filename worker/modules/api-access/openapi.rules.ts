import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { apiScopes, scopePermissions } from "#contract/api-tokens.ts";
import type { Permission } from "#contract/permissions.ts";
import { problemStatus } from "#contract/problems.ts";
import type { Demand } from "#worker/platform/http/validate.ts";
import { type Operation, operations } from "./operations.ts";

/** One endpoint as the application knows it. */
export interface Endpoint {
  method: string;
  path: string;
  permission: Permission;
  demands: Demand[];
}

// A schema that turns text into a number describes the text that is sent.
const jsonSchema = (schema: v.GenericSchema): Record<string, unknown> => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: "ignore", typeMode: "input" });
  return rest as Record<string, unknown>;
};

const parametersOf = ({ in: place, schema }: Demand) => {
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place === "param" ? "path" : "query",
    required: place === "param" || required.includes(name),
    schema: described,
  }));
};

const bodyOf = (demands: Demand[]) => {
  const body = demands.find((demand) => demand.in === "json");
  return body === undefined
    ? {}
    : { requestBody: { required: true, content: { "application/json": { schema: jsonSchema(body.schema) } } } };
};

const contentOf = ({ answer }: Operation) =>
  typeof answer === "string"
    ? { [answer]: { schema: { type: "string" } } }
    : { "application/json": { schema: jsonSchema(answer) } };

const problemAnswer = {
  description: "What went wrong, as RFC 9457 problem details. The `code` is from a closed list.",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

const toOperation = (endpoint: Endpoint, operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary,
  ...(operation.description === undefined ? {} : { description: operation.description }),
  "x-scopes": apiScopes.filter((scope) => scopePermissions[scope].includes(endpoint.permission)),
  parameters: endpoint.demands.filter((demand) => demand.in !== "json").flatMap(parametersOf),
  ...bodyOf(endpoint.demands),
  responses: { "200": { description: operation.summary, content: contentOf(operation) }, default: problemAnswer },
});

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "instance", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(problemStatus) },
    instance: { type: "string", description: "The pattern of the path, never the path itself." },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "code"],
        properties: { pointer: { type: "string" }, code: { type: "string" } },
      },
    },
  },
};

const description = `For your own systems. Make a token in the product (Koppelingen), send it as \`Authorization: Bearer lh_…\`.
An upload is: open it, send its rows in chunks, finish it. Every call stands in your access log under the token's own name.`;

/** The interface for clients' own systems as OpenAPI 3.1, made of the schemas that check each request. */
export const openApiDocument = (endpoints: readonly Endpoint[], origin: string) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const operation = operations[`${endpoint.method} ${endpoint.path}`];
    if (operation === undefined) continue;
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: toOperation(endpoint, operation) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Leadhunter", version: "1", description },
    servers: [{ url: origin }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: problemSchema },
    },
  };
};
