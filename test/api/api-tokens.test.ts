import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { assignmentsAnswer, assignmentViewAnswer, refusalsAnswer, uploadAnswer } from "#contract/api-answers.ts";
import { type ApiScope, apiScopes, type CreatedToken, scopePermissions } from "#contract/api-tokens.ts";
import type { UploadView } from "#contract/uploads.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { endpointsOf } from "#worker/modules/api-access/openapi.routes.ts";
import { operations, ownScreensOnly } from "#worker/modules/api-access/operations.ts";

const test = createTestApp();
let owner: string;
let clientId: string;
let assignmentId: string;

beforeAll(async () => {
  clientId = await addClient(test);
  owner = await addPerson(test, "client", { clientId, clientOwner: true });
  assignmentId = await addAssignment(test, { clientId, supervisorId: await addPerson(test, "supervisor") });
  test.stepUp(owner);
});

const make = async (scopes: readonly ApiScope[], days = 30, by = owner) => {
  const answer = await test.send(by, "POST", "/api/api-tokens", { label: "Boekhouding", scopes, days });
  expect(answer.status).toBe(201);
  return (await answer.json()) as CreatedToken;
};
const asSystem = (token: string, method: string, path: string, body?: unknown) =>
  test.send(null, method, path, body, { authorization: `Bearer ${token}` });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

const columns = [{ header: "Bedrijf", target: "companyName", ownClass: "company" }];
const opening = () => ({ assignmentId, contentHash: "a".repeat(64), columns, rowCount: 2 });

describe("a token for a client's own system", () => {
  it("uploads, reads the state and downloads, and every answer is what the reference describes (P3-8, P3-9)", async () => {
    const { token } = await make(apiScopes);
    const opened = await asSystem(token, "POST", "/api/uploads", opening());
    const upload = v.parse(uploadAnswer, await opened.json());
    const rows = [["Bakkerij De Korenschoof"], ["n.v.t."]];
    v.parse(uploadAnswer, await (await asSystem(token, "PUT", `/api/uploads/${upload.id}/chunks/1`, { rows })).json());
    const done = await asSystem(token, "POST", `/api/uploads/${upload.id}/finish`);
    expect(v.parse(uploadAnswer, await done.json())).toMatchObject({ state: "done", counts: { rows: 2, refused: 1 } });
    const refused = await asSystem(token, "GET", `/api/uploads/${upload.id}/refusals`);
    expect(v.parse(refusalsAnswer, await refused.json()).items).toMatchObject([{ rowNumber: 2 }]);
    v.parse(assignmentsAnswer, await (await asSystem(token, "GET", "/api/assignments")).json());
    v.parse(assignmentViewAnswer, await (await asSystem(token, "GET", `/api/assignments/${assignmentId}`)).json());
    const file = await asSystem(token, "GET", `/api/assignments/${assignmentId}/export?dialect=comma-utf8&notes=no`);
    expect(await file.text()).toBe("Bedrijf\r\nBakkerij De Korenschoof\r\n");
  });

  it("is made with a fresh second factor by the owner only", async () => {
    const member = await addPerson(test, "client", { clientId });
    test.stepUp(member);
    const input = { label: "Kassa", scopes: ["status"], days: 30 };
    expect(await codeOf(await test.send(member, "POST", "/api/api-tokens", input))).toBe("access.forbidden");
    const notSteppedUp = await addPerson(test, "client", { clientId, clientOwner: true });
    expect(await codeOf(await test.send(notSteppedUp, "POST", "/api/api-tokens", input))).toBe(
      "access.step_up_required",
    );
  });

  it("reaches nothing beyond its scopes, not even what its owner may", async () => {
    const { token } = await make(["status"]);
    expect((await asSystem(token, "GET", "/api/uploads", undefined)).status).toBe(400);
    for (const [method, path] of [
      ["POST", "/api/uploads"],
      ["GET", `/api/assignments/${assignmentId}/export`],
      ["GET", `/api/assignments/${assignmentId}/rows`],
      ["GET", "/api/session"],
      ["GET", "/api/api-tokens"],
    ] as const)
      expect(await codeOf(await asSystem(token, method, path, method === "POST" ? opening() : undefined)), path).toBe(
        "access.forbidden",
      );
  });

  it("stays within its own client: another's assignment does not exist for it (P1-5)", async () => {
    const { token } = await make(apiScopes);
    const other = await addAssignment(test, {
      clientId: await addClient(test),
      supervisorId: await addPerson(test, "supervisor"),
    });
    expect((await asSystem(token, "GET", `/api/assignments/${other}`)).status).toBe(404);
    expect((await asSystem(token, "GET", `/api/assignments/${other}/export`)).status).toBe(404);
  });

  it("ends with its day, with its revocation, and with the account that made it", async () => {
    const status = async (token: string) => (await asSystem(token, "GET", "/api/assignments")).status;
    const short = await make(["status"], 30);
    const revoked = await make(["status"], 90);
    const leaver = await addPerson(test, "client", { clientId, clientOwner: true });
    test.stepUp(leaver);
    const left = await make(["status"], 90, leaver);
    for (const { token } of [short, revoked, left]) expect(await status(token)).toBe(200);
    expect((await test.send(owner, "DELETE", `/api/api-tokens/${revoked.id}`)).status).toBe(204);
    expect((await test.send(owner, "DELETE", `/api/api-tokens/${revoked.id}`)).status).toBe(404);
    await test.env.DB.prepare("UPDATE users SET deactivated_at = ? WHERE id = ?")
      .bind(test.clock.now().toISOString(), leaver)
      .run();
    for (const { token } of [revoked, left]) expect(await status(token)).toBe(401);
    const late = createTestApp("2026-12-25T10:00:00.000Z");
    const answer = await late.send(null, "GET", "/api/assignments", undefined, {
      authorization: `Bearer ${short.token}`,
    });
    expect(answer.status).toBe(401);
  });

  it("is nowhere in the database, and its looks stand in the log under its own name (P3-7)", async () => {
    const { token, pseudonym } = await make(["status"]);
    await asSystem(token, "GET", `/api/assignments/${assignmentId}`);
    const stored = await test.env.DB.prepare("SELECT * FROM api_tokens").all();
    expect(JSON.stringify(stored.results)).not.toContain(token.slice(3));
    const line = await test.env.DB.prepare(
      "SELECT actor_role, action, purpose FROM access_log WHERE actor_pseudonym = ? AND record_id = ?",
    )
      .bind(pseudonym, assignmentId)
      .first();
    expect(line).toEqual({ actor_role: "client", action: "assignment.read", purpose: "own_database" });
    const list = (await (await test.send(owner, "GET", "/api/api-tokens")).json()) as CreatedToken[];
    expect(list.find((row) => row.pseudonym === pseudonym)).toMatchObject({ lastUsedOn: "2026-11-25" });
    expect(JSON.stringify(list)).not.toContain("token");
  });

  it("never falls back to a cookie when what is sent is no token of ours", async () => {
    const answer = await test.send(owner, "GET", "/api/assignments", undefined, { authorization: "Bearer lh_x" });
    expect(answer.status).toBe(401);
  });

  it("survives being repeated: the same file opened again is the same upload", async () => {
    const { token } = await make(["upload"]);
    const input = { ...opening(), contentHash: "b".repeat(64) };
    const first = (await (await asSystem(token, "POST", "/api/uploads", input)).json()) as UploadView;
    const again = (await (await asSystem(token, "POST", "/api/uploads", input)).json()) as UploadView;
    expect(again.id).toBe(first.id);
  });
});

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; parameters: { name: string }[]; requestBody?: object }>>;
}

describe("the reference of the interface", () => {
  const forTokens = () => {
    const reached = new Set(Object.values(scopePermissions).flat());
    return endpointsOf(test.app.routes).filter(({ permission }) => reached.has(permission));
  };

  it("describes every endpoint a token reaches, or says why one is left out", () => {
    const known = new Set([...Object.keys(operations), ...Object.keys(ownScreensOnly)]);
    expect(
      forTokens()
        .map(({ method, path }) => `${method} ${path}`)
        .filter((name) => !known.has(name)),
    ).toEqual([]);
    expect([...known].filter((name) => !forTokens().some((e) => `${e.method} ${e.path}` === name))).toEqual([]);
  });

  it("is OpenAPI 3.1 made of the schemas that check each request", async () => {
    const document = (await (await test.send(null, "GET", "/api/openapi.json")).json()) as Document;
    expect(document.openapi).toBe("3.1.0");
    const chunk = document.paths["/api/uploads/{id}/chunks/{firstRow}"]?.put;
    expect(chunk?.parameters.map(({ name }) => name)).toEqual(["id", "firstRow"]);
    expect(JSON.stringify(chunk?.requestBody)).toContain('"maxItems":2000');
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
    expect(new Set(ids).size).toBe(Object.keys(operations).length);
  });
});
