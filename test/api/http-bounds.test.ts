import { describe, expect, it } from "vitest";
import { refusal } from "#test/support/desk.ts";
import { endpointsOf } from "#test/support/endpoints.ts";
import { addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { permissionOf } from "#worker/access/index.ts";
import { createApp } from "#worker/app.ts";
import { depsFromEnv } from "#worker/deps.ts";
import { demandOf } from "#worker/platform/http/validate.ts";

const test = createTestApp();
const writing = () => endpointsOf(test).filter(({ method, path }) => !["GET", "ALL"].includes(method) && path !== "/*");
const somewhere = (path: string) => path.replace(/:\w+/g, "x").replace("*", "x");
const asForm = (path: string) => !path.startsWith("/api/");

/** A body of `size` bytes that does not say how long it is, as a chunked one does. */
const unsaid = (size: number) =>
  new ReadableStream({
    start: (out) => {
      out.enqueue(new TextEncoder().encode(`"${"x".repeat(size)}"`));
      out.close();
    },
  });

describe("what may be sent", () => {
  it("is bounded on every endpoint that takes a body, for strangers and for who is signed in", async () => {
    const people = [null, await addPerson(test, "director"), await addPerson(test, "supervisor")];
    for (const { method, path } of writing())
      for (const person of people) {
        const answer = await test.app.request(
          `http://localhost${somewhere(path)}`,
          {
            method,
            headers: {
              "content-type": asForm(path) ? "application/x-www-form-urlencoded" : "application/json",
              ...(person === null ? {} : { "x-test-user": person }),
            },
            body: unsaid(person !== null && path.startsWith("/api/uploads") ? 8_000_001 : 500_001),
          },
          test.env,
        );
        expect(answer.status, `${method} ${path}`).toBe(413);
      }
  });

  it("is refused by what it says of its length, before it is read", async () => {
    const answer = await test.send(null, "POST", "/api/invitations/lookup", {}, { "content-length": "500001" });
    expect(await refusal(answer)).toBe("413 request.too_large");
  });

  it("has no keys beyond those asked for, on any endpoint: nothing is set by the way", () => {
    // The library of signing in may add to its forms; of them only what is known is handed on.
    const ours = endpointsOf(test).filter(({ path }) => !path.startsWith("/api/auth/"));
    const loose = ours.flatMap(({ method, path, handlers }) =>
      handlers
        .map(demandOf)
        .filter((demand) => demand?.in === "json" && !isStrict(demand.schema))
        .map(() => `${method} ${path}`),
    );
    expect(loose).toEqual([]);
  });
});

interface AnySchema {
  type: string;
  options?: AnySchema[];
  entries?: Record<string, AnySchema>;
  item?: AnySchema;
  wrapped?: AnySchema;
  pipe?: AnySchema[];
}
/** True when no object in it takes an unknown key. */
const isStrict = (schema: unknown): boolean => {
  const { type, options = [], entries = {}, item, wrapped, pipe = [] } = schema as AnySchema;
  if (type === "object" || type === "loose_object") return false;
  const schemas = type === "picklist" || type === "enum" ? [] : options;
  return [...schemas, ...Object.values(entries), ...(item ? [item] : []), ...(wrapped ? [wrapped] : [])]
    .concat(pipe.filter((part) => part !== schema && "entries" in part))
    .every(isStrict);
};

describe("a deployment", () => {
  it("that is closed for a restore serves nothing and runs no cron (L-16)", async () => {
    const closed = { ...test.env, CLOSED: "on" };
    for (const path of ["/api/health", "/api/log/heads", "/verzoek"])
      expect((await createApp().request(`http://localhost${path}`, {}, closed)).status, path).toBe(503);
    await expect(depsFromEnv(closed, "cron_test")).rejects.toThrow("server.restoring");
  });

  it("without one of its keys serves nothing at all, and says nothing of which", async () => {
    for (const name of ["AUTH_SECRET", "KEY_ENCRYPTION_KEY", "SUPPRESSION_KEY", "LOG_SIGNING_KEY"])
      for (const path of ["/api/health", "/verzoek"]) {
        const answer = await createApp().request(`http://localhost${path}`, {}, { ...test.env, [name]: "" });
        expect(answer.status, `${name} ${path}`).toBe(503);
        expect(await answer.text()).not.toContain(name);
      }
  });
});

describe("what is asked for", () => {
  it("by a method that a path lacks is answered 405 with those it has, and an unknown path 404", async () => {
    const wrong = await test.send(null, "PUT", "/api/clients");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect(await refusal(wrong)).toBe("405 request.method_not_allowed");
    expect(await refusal(await test.send(null, "PUT", "/api/nothing"))).toBe("404 request.not_found");
    expect((await test.app.request("http://localhost/zaak/x", { method: "DELETE" }, test.env)).status).toBe(405);
  });

  it("under another spelling of a path reaches nothing: no doubled slash, no escaped one, no other case", async () => {
    for (const path of [
      "//api/clients",
      "/api//clients",
      "/api%2Fclients",
      "/API/clients",
      "/api/clients/",
      "/api/./x/..%2fclients",
    ]) {
      const answer = await test.app.request(`http://localhost${path}`, { headers: { accept: "*/*" } }, test.env);
      expect([401, 404], path).toContain(answer.status);
    }
  });

  it("of an endpoint for people without an account sets no cookie, whatever the answer (P3-1)", async () => {
    const open = endpointsOf(test).filter(
      ({ method, path, handlers }) =>
        method !== "ALL" && !path.startsWith("/api/auth/") && !handlers.some(permissionOf),
    );
    expect(open.length).toBeGreaterThan(20);
    for (const { method, path } of open) {
      const answer = await test.app.request(
        `http://localhost${somewhere(path)}`,
        { method, ...(method === "POST" ? { body: "", headers: { origin: "http://localhost" } } : {}) },
        test.env,
      );
      const where = `${method} ${path} ${answer.status}`;
      expect(answer.headers.get("set-cookie"), where).toBeNull();
      expect(answer.headers.get("cache-control"), where).toBe("no-store");
      expect(answer.headers.get("referrer-policy"), where).toBe("no-referrer");
      expect(answer.headers.get("x-content-type-options"), where).toBe("nosniff");
      expect(answer.headers.get("content-security-policy"), where).toMatch(/^default-src 'none'/);
      expect(answer.headers.get("content-security-policy"), where).not.toMatch(/unsafe|https?:|\*/);
      expect(answer.headers.get("access-control-allow-origin"), where).toBeNull();
      expect(answer.headers.get("content-type"), where).toMatch(/charset=utf-8|json/i);
    }
  });
});
