import { beforeEach, describe, expect, test } from "vitest";
import type { NdaRow, NdaText } from "#contract/identity.ts";
import { staffRoles } from "#contract/roles.ts";
import { addAccount, signIn } from "#test/support/accounts.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { cookieClient } from "#test/support/cookie-client.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { permissionOf } from "#worker/access/index.ts";
import { newId } from "#worker/platform/ids.ts";

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

const open = new Set(["session.read", "nda.sign"]);
/** Every end point behind a permission, with its parameters filled in by nothing. */
const endpoints = () => {
  const found = new Map<string, { method: string; path: string }>();
  for (const { method, path, handler } of app.app.routes) {
    const permission = permissionOf(handler);
    if (permission !== undefined && !open.has(permission))
      found.set(`${method} ${path}`, { method, path: path.replace(/:\w+/g, "unknown") });
  }
  return [...found.values()];
};

const addNda = (userId: string, version: number, validFrom: string, withdrawnAt: string | null = null) =>
  app.env.DB.prepare(
    "INSERT INTO ndas (id, user_id, version, text_hash, signed_name, signed_at, valid_from, withdrawn_at) VALUES (?, ?, ?, '', 'Name', ?, ?, ?)",
  )
    .bind(newId("nda"), userId, version, validFrom, validFrom, withdrawnAt)
    .run();

const without: Record<string, (userId: string) => Promise<unknown>> = {
  missing: async () => {},
  "future-dated": (id) => addNda(id, 1, "2026-11-26T00:00:00.000Z"),
  withdrawn: (id) => addNda(id, 1, "2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"),
  "of an older version": (id) => addNda(id, 0, "2026-01-01T00:00:00.000Z"),
};

describe("staff without a valid NDA reach nothing but the signing screen (P1-2)", () => {
  for (const [what, make] of Object.entries(without))
    test(`${what}: every role, every end point`, async () => {
      expect(endpoints().length).toBeGreaterThan(8);
      for (const role of staffRoles) {
        const id = await addPerson(app, role, { nda: false });
        await make(id);
        for (const { method, path } of endpoints()) {
          const answer = await app.send(id, method, path, method === "GET" ? undefined : {});
          const body = (await answer.json()) as { code: string };
          expect([role, method, path, answer.status, body.code]).toEqual([role, method, path, 403, "nda.required"]);
        }
        expect((await app.send(id, "GET", "/api/session")).status).toBe(200);
        expect((await app.send(id, "GET", "/api/ndas/current")).status).toBe(200);
      }
    });

  test("a future-dated one counts from its day on", async () => {
    const id = await addPerson(app, "director", { nda: false });
    await addNda(id, 1, "2026-11-26T00:00:00.000Z");
    expect((await app.send(id, "GET", "/api/ndas")).status).toBe(403);
    app.clock.set("2026-11-26T00:00:00.000Z");
    expect((await app.send(id, "GET", "/api/ndas")).status).toBe(200);
  });
});

describe("signing", () => {
  test("the text that was shown, with a typed name, opens the rest (P1-2)", async () => {
    const id = await addPerson(app, "director", { nda: false });
    const shown = (await (await app.send(id, "GET", "/api/ndas/current")).json()) as NdaText;
    expect(shown.text.nl.length).toBeGreaterThan(500);
    const { version, textHash } = shown;
    const sign = (body: unknown) => app.send(id, "POST", "/api/ndas", body);
    const other = await sign({ version, textHash: "0".repeat(64), signedName: "Test Person" });
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: "nda.outdated_text" });
    expect((await sign({ version, textHash, signedName: " " })).status).toBe(400);
    expect((await sign({ version, textHash, signedName: "Test Person" })).status).toBe(201);
    const list = (await (await app.send(id, "GET", "/api/ndas")).json()) as NdaRow[];
    expect(list).toContainEqual(expect.objectContaining({ userId: id, version, withdrawnAt: null }));
  });

  test("a client signs none and only a director lists them", async () => {
    const client = await addPerson(app, "client", { clientId: await addClient(app) });
    expect((await app.send(client, "GET", "/api/ndas/current")).status).toBe(403);
    const administrator = await addPerson(app, "administrator");
    expect((await app.send(administrator, "GET", "/api/ndas")).status).toBe(403);
  });
});

test("withdrawing ends live sessions and leases at once, after a step-up (P1-2)", async () => {
  const director = await addPerson(app, "director");
  const agent = await addAccount(app, "agent");
  const browser = cookieClient(app);
  await signIn(browser, agent.email);
  expect((await browser.send("GET", "/api/session")).status).toBe(200);
  const assignmentId = await addAssignment(app, { clientId: await addClient(app), agentIds: [agent.id] });
  const { leadId } = await addLead(app, { assignmentId });
  await app.env.DB.prepare("INSERT INTO leases VALUES (?, ?, ?, ?, 'new', ?, ?)")
    .bind(agent.id, leadId, assignmentId, newId("lease"), "2026-11-25T10:00:00.000Z", "2026-11-25T10:30:00.000Z")
    .run();
  const nda = await app.env.DB.prepare("SELECT id FROM ndas WHERE user_id = ?").bind(agent.id).first<{ id: string }>();
  const withdraw = () => app.send(director, "POST", `/api/ndas/${nda?.id}/withdraw`);
  expect(await (await withdraw()).json()).toMatchObject({ code: "access.step_up_required" });
  app.stepUp(director);
  expect((await withdraw()).status).toBe(204);
  expect((await browser.send("GET", "/api/session")).status).toBe(401);
  const left = await app.env.DB.prepare("SELECT COUNT(*) AS n FROM leases WHERE agent_id = ?")
    .bind(agent.id)
    .first("n");
  expect(left).toBe(0);
  await signIn(browser, agent.email, 1);
  expect(await (await browser.send("GET", "/api/session")).json()).toMatchObject({ nda: { signed: false } });
});
