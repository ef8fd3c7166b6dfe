import { Hono } from "hono";
import { permissionOf } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { demandOf } from "#worker/platform/http/validate.ts";
import { type Endpoint, openApiDocument } from "./openapi.rules.ts";

/** One entry of a router: Hono lists a line per handler. */
export interface RouteLine {
  method: string;
  path: string;
  handler: unknown;
}

/** Endpoints with a permission, each with what its validators demand. */
export const endpointsOf = (lines: readonly RouteLine[]): Endpoint[] => {
  const found = new Map<string, RouteLine[]>();
  for (const line of lines) {
    const key = `${line.method} ${line.path}`;
    found.set(key, [...(found.get(key) ?? []), line]);
  }
  return [...found.values()].flatMap((own) => {
    const permission = own.map(({ handler }) => permissionOf(handler)).find((one) => one !== undefined);
    const [line] = own;
    if (permission === undefined || line === undefined) return [];
    const demands = own.map(({ handler }) => demandOf(handler)).filter((one) => one !== undefined);
    return [{ method: line.method, path: line.path, permission, demands }];
  });
};

/** Public: it describes the interface and holds nobody's data. `lines` is asked late, when all routes stand. */
export const openApiRoutes = (lines: () => readonly RouteLine[]) =>
  new Hono<AppEnv>().get("/openapi.json", (c) =>
    c.json(openApiDocument(endpointsOf(lines()), new URL(c.req.url).origin)),
  );
