import type { TestApp } from "./test-app.ts";

export interface Endpoint {
  method: string;
  path: string;
  handlers: unknown[];
}

/** Every endpoint of the application, once: Hono lists one entry per handler. */
export const endpointsOf = ({ app }: TestApp): Endpoint[] => {
  const found = new Map<string, Endpoint>();
  for (const { method, path, handler } of app.routes) {
    if (method === "ALL" && path === "/api/*") continue;
    const key = `${method} ${path}`;
    const entry = found.get(key) ?? { method, path, handlers: [] };
    entry.handlers.push(handler);
    found.set(key, entry);
  }
  return [...found.values()];
};
