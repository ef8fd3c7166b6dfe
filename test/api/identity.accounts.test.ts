import { beforeEach, describe, expect, test } from "vitest";
import type { InvitationRow, UserRow } from "#contract/identity.ts";
import { addAccount, goodPassword, signIn } from "#test/support/accounts.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { cookieClient } from "#test/support/cookie-client.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { createApp } from "#worker/app.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { newId } from "#worker/platform/ids.ts";

let app: TestApp;
let administrator: string;
beforeEach(async () => {
  app = createTestApp();
  administrator = await addPerson(app, "administrator");
});

const code = async (answer: Response) => `${answer.status} ${((await answer.json()) as { code: string }).code}`;
const someone = () => `${newId("p").toLowerCase()}@leadhunter.example`;
const count = (table: string, where: string, id: string) =>
  app.env.DB.prepare(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where} = ?`).bind(id).first<number>("n");
const addLease = async (agentId: string) => {
  const assignmentId = await addAssignment(app, { clientId: await addClient(app), agentIds: [agentId] });
  const { leadId } = await addLead(app, { assignmentId });
  await app.env.DB.prepare("INSERT INTO leases VALUES (?, ?, ?, ?, 'new', ?, ?)")
    .bind(agentId, leadId, assignmentId, newId("lease"), "2026-11-25T10:00:00.000Z", "2026-11-25T10:30:00.000Z")
    .run();
};

describe("inviting", () => {
  const invite = (by: string, body: object) =>
    app.send(by, "POST", "/api/invitations", { email: someone(), name: "New Person", role: "agent", ...body });
  const token = () => app.mails.at(-1)?.text.match(/\/invitation#(\S+)/)?.[1] ?? "";
  const lookup = (of: string) => app.send(null, "POST", "/api/invitations/lookup", { token: of });
  const accept = (of: string, password = goodPassword) =>
    app.send(null, "POST", "/api/invitations/accept", { token: of, password });

  test("the mail carries a link and nothing else, and the link makes one account once", async () => {
    const email = someone();
    expect((await invite(administrator, { email, name: "Secret Name" })).status).toBe(201);
    const mail = app.mails.at(-1);
    expect(mail?.to).toBe(email);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Secret|agent|leadhunter\.example/i);
    const stored = await app.env.DB.prepare("SELECT token_hash FROM invitations WHERE email = ?").bind(email).first();
    expect(stored).toEqual({ token_hash: await sha256(token()) });
    expect(await (await lookup(token())).json()).toEqual({ name: "Secret Name", email, role: "agent" });
    expect(await code(await accept(token(), "Wachtwoord123"))).toBe("400 identity.password_weak");
    expect((await accept(token())).status).toBe(201);
    expect(await code(await accept(token()))).toBe("410 identity.invitation_invalid");
    expect(await code(await lookup(token()))).toBe("410 identity.invitation_invalid");
    const first = await cookieClient(app).send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
    expect(first.status).toBe(200);
  });

  test("two who follow the link at once make one account", async () => {
    const email = someone();
    await invite(administrator, { email });
    const answers = await Promise.all([accept(token()), accept(token()), accept(token())]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 410, 410]);
    expect(await count("users", "email", email)).toBe(1);
  });

  test("expired, revoked and replaced invitations open nothing", async () => {
    const email = someone();
    await invite(administrator, { email });
    const replaced = token();
    const { id } = (await (await invite(administrator, { email })).json()) as InvitationRow;
    expect(await code(await accept(replaced))).toBe("410 identity.invitation_invalid");
    expect((await app.send(administrator, "POST", `/api/invitations/${id}/revoke`)).status).toBe(204);
    expect(await code(await accept(token()))).toBe("410 identity.invitation_invalid");
    await invite(administrator, { email });
    app.clock.set("2026-12-03T10:00:00.000Z");
    expect(await code(await accept(token()))).toBe("410 identity.invitation_invalid");
  });

  test("an address with an account is refused to the administrator and not told to a client", async () => {
    const { email } = await addAccount(app, "agent");
    const clientId = await addClient(app);
    const owner = await addPerson(app, "client", { clientId, clientOwner: true });
    expect(await code(await invite(administrator, { email }))).toBe("409 identity.email_in_use");
    expect((await invite(owner, { email, role: "client" })).status).toBe(201);
    expect(await code(await accept(token()))).toBe("409 identity.email_in_use");
  });

  test("a client's owner invites users of its own client and never staff (P3-5)", async () => {
    const clientId = await addClient(app);
    const owner = await addPerson(app, "client", { clientId, clientOwner: true });
    const user = await addPerson(app, "client", { clientId });
    expect(await code(await invite(owner, { role: "agent" }))).toBe("403 access.forbidden");
    expect(await code(await invite(owner, { role: "administrator" }))).toBe("403 access.forbidden");
    expect(await code(await invite(owner, { role: "client", clientId: await addClient(app) }))).toBe(
      "404 access.not_found",
    );
    expect(await code(await invite(user, { role: "client" }))).toBe("403 access.forbidden");
    const email = someone();
    expect((await invite(owner, { role: "client", email })).status).toBe(201);
    await accept(token());
    const made = await app.env.DB.prepare("SELECT role, client_id FROM users WHERE email = ?").bind(email).first();
    expect(made).toEqual({ role: "client", client_id: clientId });
    const other = await addPerson(app, "client", { clientId: await addClient(app), clientOwner: true });
    const shown = (await (await app.send(other, "GET", "/api/invitations")).json()) as InvitationRow[];
    expect(shown).toEqual([]);
    const mine = (await (await app.send(owner, "GET", "/api/invitations")).json()) as InvitationRow[];
    expect(mine.map((invitation) => invitation.email)).toEqual([email]);
    const foreign = await app.send(other, "POST", `/api/invitations/${mine[0]?.id}/revoke`);
    expect(await code(foreign)).toBe("404 access.not_found");
  });

  test("other roles invite nobody", async () => {
    for (const role of ["agent", "supervisor", "coach", "director"] as const)
      expect(await code(await invite(await addPerson(app, role), {}))).toBe("403 access.forbidden");
  });
});

describe("users", () => {
  test("a client's owner sees and deactivates users of its own client only (P3-5)", async () => {
    const clientId = await addClient(app);
    const owner = await addPerson(app, "client", { clientId, clientOwner: true });
    const user = await addPerson(app, "client", { clientId });
    const agent = await addPerson(app, "agent");
    const rows = (await (await app.send(owner, "GET", "/api/users")).json()) as UserRow[];
    expect(rows.map((row) => row.id).sort()).toEqual([owner, user].sort());
    expect(await code(await app.send(user, "GET", "/api/users"))).toBe("403 access.forbidden");
    expect(await code(await app.send(owner, "POST", `/api/users/${agent}/deactivate`))).toBe("404 access.not_found");
    expect((await app.send(owner, "POST", `/api/users/${user}/deactivate`)).status).toBe(204);
    const logged = await app.env.DB.prepare(
      "SELECT COUNT(*) AS n FROM access_log WHERE actor_id = ? AND action = 'user.list' AND outcome = 'shown'",
    )
      .bind(owner)
      .first("n");
    expect(logged).toBe(2);
  });

  test("deactivating ends sessions and leases at once and keeps the plan (P1-2)", async () => {
    const agent = await addAccount(app, "agent");
    const browser = cookieClient(app);
    await signIn(browser, agent.email);
    await addLease(agent.id);
    expect((await app.send(administrator, "POST", `/api/users/${agent.id}/deactivate`)).status).toBe(204);
    expect((await browser.send("GET", "/api/session")).status).toBe(401);
    expect(await count("sessions", "user_id", agent.id)).toBe(0);
    expect(await count("leases", "agent_id", agent.id)).toBe(0);
    expect(await count("schedules", "agent_id", agent.id)).toBe(1);
    expect((await signIn(browser, agent.email, 1)).status).toBe(401);
  });

  test("when the sessions can't be ended nothing is deactivated: it is one batch", async () => {
    const agent = await addAccount(app, "agent");
    await signIn(cookieClient(app), agent.email);
    await app.env.DB.exec("CREATE TRIGGER broken BEFORE DELETE ON sessions BEGIN SELECT RAISE(ABORT, 'no'); END");
    const answer = await app.send(administrator, "POST", `/api/users/${agent.id}/deactivate`);
    await app.env.DB.exec("DROP TRIGGER broken");
    expect(answer.status).toBe(500);
    const row = await app.env.DB.prepare("SELECT deactivated_at FROM users WHERE id = ?").bind(agent.id).first();
    expect(row).toEqual({ deactivated_at: null });
  });

  test("nobody deactivates or promotes themselves, and the last administrator stays", async () => {
    expect(await code(await app.send(administrator, "POST", `/api/users/${administrator}/deactivate`))).toBe(
      "409 identity.own_account",
    );
    const director = await addPerson(app, "director");
    app.stepUp(director);
    await app.env.DB.prepare("UPDATE users SET deactivated_at = '2026-01-01' WHERE role = 'administrator' AND id <> ?")
      .bind(administrator)
      .run();
    expect(await code(await app.send(director, "POST", `/api/users/${administrator}/deactivate`))).toBe(
      "409 identity.last_administrator",
    );
    expect(await code(await app.send(director, "PATCH", `/api/users/${administrator}`, { role: "coach" }))).toBe(
      "409 identity.last_administrator",
    );
    expect(await code(await app.send(director, "PATCH", `/api/users/${director}`, { role: "administrator" }))).toBe(
      "409 identity.own_account",
    );
    await addPerson(app, "administrator");
    expect((await app.send(director, "POST", `/api/users/${administrator}/deactivate`)).status).toBe(204);
  });

  test("another role needs a step-up, ends the sessions and tells the person", async () => {
    const agent = await addAccount(app, "agent");
    const browser = cookieClient(app);
    await signIn(browser, agent.email);
    const change = (body: object) => app.send(administrator, "PATCH", `/api/users/${agent.id}`, body);
    expect(await code(await change({ role: "supervisor" }))).toBe("403 access.step_up_required");
    app.stepUp(administrator);
    expect(await code(await change({ role: "client" }))).toBe("400 request.invalid");
    expect(await code(await change({ mayCountersign: true }))).toBe("400 request.invalid");
    expect((await change({ role: "supervisor", mayCountersign: true })).status).toBe(204);
    expect((await browser.send("GET", "/api/session")).status).toBe(401);
    expect(app.mails.at(-1)).toMatchObject({ to: agent.email });
    await signIn(browser, agent.email, 1);
    expect(await (await browser.send("GET", "/api/session")).json()).toMatchObject({
      user: { role: "supervisor", mayCountersign: true },
    });
  });

  test("a lost factor is reset by an administrator, told by mail, and enrolled anew (L-12)", async () => {
    const agent = await addAccount(app, "agent");
    const browser = cookieClient(app);
    await signIn(browser, agent.email);
    const reset = (by: string) => app.send(by, "POST", `/api/users/${agent.id}/reset-factor`);
    const director = await addPerson(app, "director");
    expect(await code(await reset(director))).toBe("403 access.forbidden");
    expect(await code(await reset(administrator))).toBe("403 access.step_up_required");
    app.stepUp(administrator);
    expect((await reset(administrator)).status).toBe(204);
    expect((await browser.send("GET", "/api/session")).status).toBe(401);
    expect(app.mails.at(-1)).toMatchObject({ to: agent.email });
    await browser.send("POST", "/api/auth/sign-in/email", { email: agent.email, password: goodPassword });
    expect(await (await browser.send("GET", "/api/session")).json()).toMatchObject({
      user: { twoFactorEnabled: false },
    });
    expect((await browser.send("POST", "/api/auth/two-factor/enable", { password: goodPassword })).status).toBe(200);
  });
});

describe("the first administrator", () => {
  const input = { token: "t".repeat(40), email: someone(), name: "First", password: goodPassword };
  const setUp = async (hash: string | null, body: object = input) => {
    const first = createApp({
      makeDeps: async () => {
        const deps = await app.deps();
        return { ...deps, config: { ...deps.config, setupTokenHash: hash } };
      },
    });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return first.request("/api/setups", init, app.env);
  };

  test("is made by the set-up token, only while there is nobody, and once", async () => {
    const hash = await sha256(input.token);
    expect(await code(await setUp(hash))).toBe("410 identity.setup_closed");
    const children = ["sessions", "accounts", "two_factors", "totp_uses", "ndas", "leases", "invitations"];
    const work = ["assignment_rows", "leads", "schedules", "processor_agreements", "assignments"];
    for (const table of [...children, ...work]) await app.env.DB.exec(`DELETE FROM ${table}`);
    await app.env.DB.exec("DELETE FROM users");
    expect(await code(await setUp(null))).toBe("410 identity.setup_closed");
    expect(await code(await setUp(hash, { ...input, token: "u".repeat(40) }))).toBe("410 identity.setup_closed");
    expect(await code(await setUp(hash, { ...input, password: "leadhunter1" }))).toBe("400 identity.password_weak");
    const answers = await Promise.all([setUp(hash), setUp(hash, { ...input, email: someone() })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 410]);
    const rows = await app.env.DB.prepare("SELECT role FROM users").all();
    expect(rows.results).toEqual([{ role: "administrator" }]);
  });
});
