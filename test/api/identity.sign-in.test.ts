import { beforeEach, describe, expect, test } from "vitest";
import { addAccount, goodPassword, secret, signIn } from "#test/support/accounts.ts";
import { type CookieClient, cookieClient } from "#test/support/cookie-client.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { secretOf, totpCode } from "#test/support/totp.ts";
import { sha256 } from "#worker/platform/crypto.ts";

let app: TestApp;
let client: CookieClient;
beforeEach(() => {
  app = createTestApp();
  client = cookieClient(app);
});

const session = async (from = client) => (await from.send("GET", "/api/session")).status;
const sessionsOf = async (userId: string) =>
  (await app.env.DB.prepare("SELECT token, created_at FROM sessions WHERE user_id = ?").bind(userId).all()).results as {
    token: string;
    created_at: string;
  }[];

describe("signing in", () => {
  test("password and then a code open a session", async () => {
    const { email } = await addAccount(app, "supervisor");
    const first = await client.send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await session()).toBe(401);
    const second = await client.send("POST", "/api/auth/two-factor/verify-totp", { code: await totpCode(secret) });
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual({ verified: true });
    const answer = await client.send("GET", "/api/session");
    expect(await answer.json()).toMatchObject({
      user: { email, role: "supervisor", twoFactorEnabled: true },
      nda: { required: true, signed: true },
      stepUpUntil: null,
    });
  });

  test("a wrong code opens nothing", async () => {
    const { email } = await addAccount(app, "agent");
    await client.send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
    const right = await totpCode(secret);
    const wrong = right === "000000" ? "000001" : "000000";
    const answer = await client.send("POST", "/api/auth/two-factor/verify-totp", { code: wrong });
    expect(answer.status).toBe(401);
    expect(await session()).toBe(401);
  });

  test("a used code is refused again (L-12)", async () => {
    const { email } = await addAccount(app, "agent");
    expect((await signIn(client, email)).status).toBe(200);
    const other = cookieClient(app);
    expect((await signIn(other, email)).status).toBe(401);
    expect(await session(other)).toBe(401);
    expect((await signIn(other, email, 1)).status).toBe(200);
  });

  test("trusting a device does not switch the second factor off (L-12)", async () => {
    const { email } = await addAccount(app, "agent");
    await client.send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
    await client.send("POST", "/api/auth/two-factor/verify-totp", { code: await totpCode(secret), trustDevice: true });
    await client.send("POST", "/api/auth/sign-out", {});
    const again = await client.send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
    expect(await again.json()).toMatchObject({ twoFactorRedirect: true });
  });

  test("an unknown address, a wrong password and a deactivated account get the same answer", async () => {
    const { email } = await addAccount(app, "agent");
    const gone = await addAccount(app, "agent");
    await app.env.DB.prepare("UPDATE users SET deactivated_at = ? WHERE id = ?").bind("2026-01-01", gone.id).run();
    const answers = [];
    for (const [to, password] of [
      ["nobody@leadhunter.example", goodPassword],
      [email, "another password entirely"],
      [gone.email, goodPassword],
    ] as const) {
      const answer = await client.send("POST", "/api/auth/sign-in/email", { email: to, password });
      answers.push(`${answer.status} ${await answer.text()}`);
    }
    expect(answers[0]).toMatch(/^401 /);
    expect(new Set(answers).size).toBe(1);
    expect(await session()).toBe(401);
  });

  test("nobody signs up: the end point is not there, nor is any other one off the list", async () => {
    for (const path of ["sign-up/email", "two-factor/disable", "get-session", "update-user", "list-sessions"]) {
      const answer = await client.send("POST", `/api/auth/${path}`, { email: "a@b.example", password: goodPassword });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

describe("the first time", () => {
  test("a session without a factor reaches its own session and the enrolment, then everything (L-12)", async () => {
    const { email, id } = await addAccount(app, "administrator", { enrolled: false });
    const first = await client.send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
    expect(await first.json()).toEqual({ twoFactorRedirect: false });
    expect(await (await client.send("GET", "/api/session")).json()).toMatchObject({
      user: { twoFactorEnabled: false },
    });
    for (const path of ["/api/users", "/api/ndas/current", "/api/invitations"]) {
      const answer = await client.send("GET", path);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "access.second_factor_missing" });
    }
    expect((await client.send("GET", "/api/auth/passkey/generate-register-options")).status).toBe(403);
    const wrong = await client.send("POST", "/api/auth/two-factor/enable", { password: "not the password" });
    expect(wrong.status).toBe(400);
    const enabled = await client.send("POST", "/api/auth/two-factor/enable", { password: goodPassword });
    const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
    expect(backupCodes).toHaveLength(8);
    const before = client.jar.get("leadhunter.session_token");
    const code = await totpCode(secretOf(totpURI));
    expect((await client.send("POST", "/api/auth/two-factor/verify-totp", { code })).status).toBe(200);
    expect(client.jar.get("leadhunter.session_token")).not.toBe(before);
    expect(await sessionsOf(id)).toHaveLength(1);
    expect((await client.send("GET", "/api/users")).status).toBe(200);

    const stored = await app.env.DB.prepare("SELECT secret, backup_codes FROM two_factors WHERE user_id = ?")
      .bind(id)
      .first<{ secret: string; backup_codes: string }>();
    expect(stored?.secret).not.toContain(secretOf(totpURI));
    expect(stored?.backup_codes).not.toContain(backupCodes[0]);

    const [lost = ""] = backupCodes;
    for (const expected of [200, 401]) {
      const other = cookieClient(app);
      await other.send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
      const answer = await other.send("POST", "/api/auth/two-factor/verify-backup-code", { code: lost });
      expect(answer.status).toBe(expected);
    }
  });
});

describe("sessions", () => {
  test("only the hash of a token is stored, and it never stands in an answer", async () => {
    const { email, id } = await addAccount(app, "agent");
    const answer = await signIn(client, email);
    const cookie = decodeURIComponent(client.jar.get("leadhunter.session_token") ?? "");
    const token = cookie.slice(0, cookie.lastIndexOf("."));
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(await answer.text()).not.toContain(token);
    const [stored] = await sessionsOf(id);
    expect(stored?.token).toBe(await sha256(token));
    expect(stored?.created_at).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  });

  test("after signing out the old cookie opens nothing", async () => {
    const { email } = await addAccount(app, "agent");
    await signIn(client, email);
    const kept = new Map(client.jar);
    expect(await session()).toBe(200);
    expect((await client.send("POST", "/api/auth/sign-out", {})).status).toBe(200);
    for (const [name, value] of kept) client.jar.set(name, value);
    expect(await session()).toBe(401);
  });

  test("signing in over a session ends that one", async () => {
    const { email, id } = await addAccount(app, "agent");
    await signIn(client, email);
    const kept = new Map(client.jar);
    expect((await signIn(client, email, 1)).status).toBe(200);
    expect(await sessionsOf(id)).toHaveLength(1);
    const former = cookieClient(app);
    for (const [name, value] of kept) former.jar.set(name, value);
    expect([await session(former), await session()]).toEqual([401, 200]);
  });

  test("a forged or unsigned cookie opens nothing", async () => {
    const { email, id } = await addAccount(app, "agent");
    await signIn(client, email);
    const [stored] = await sessionsOf(id);
    const name = "leadhunter.session_token";
    const [token = ""] = decodeURIComponent(client.jar.get(name) ?? "").split(".");
    for (const forged of [token, stored?.token ?? "", `${token}.${"A".repeat(43)}=`]) {
      client.jar.set(name, encodeURIComponent(forged));
      expect(await session()).toBe(401);
    }
  });

  test("a session ends after thirty idle minutes and twelve hours at the latest", async () => {
    const { email, id } = await addAccount(app, "agent");
    await signIn(client, email);
    const age = (created: number, seen: number, expires: number) => {
      const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
      return app.env.DB.prepare("UPDATE sessions SET created_at = ?, updated_at = ?, expires_at = ? WHERE user_id = ?")
        .bind(at(created), at(seen), at(expires), id)
        .run();
    };
    await age(-60, -29, 1);
    expect(await session()).toBe(200);
    const { expires_at } = (await app.env.DB.prepare("SELECT expires_at FROM sessions WHERE user_id = ?")
      .bind(id)
      .first<{ expires_at: string }>()) ?? { expires_at: "" };
    expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(29 * 60_000);
    await age(-60, -31, -1);
    expect(await session()).toBe(401);
    await age(-721, -2, 20);
    expect(await session()).toBe(401);
  });

  test("on https the cookies are Secure, HttpOnly, SameSite=Strict and bound to the host (P1-4)", async () => {
    const { email } = await addAccount(app, "agent");
    const secure = cookieClient(app, "https://leadhunter.example");
    expect((await signIn(secure, email)).status).toBe(200);
    expect(await session(secure)).toBe(200);
    expect(secure.setCookies.length).toBeGreaterThan(2);
    for (const line of secure.setCookies)
      expect(line).toMatch(/^__Host-(?=.*; Path=\/)(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Strict)/);
  });
});

describe("step-up", () => {
  test("the session goes on under a new token, and the old one ends within seconds without the step-up (L-12)", async () => {
    const { email, id } = await addAccount(app, "administrator");
    await signIn(client, email);
    const old = new Map(client.jar);
    expect((await client.send("POST", "/api/session/step-up", { code: await totpCode(secret, 1) })).status).toBe(200);
    expect(client.jar.get("leadhunter.session_token")).not.toBe(old.get("leadhunter.session_token"));
    const former = cookieClient(app);
    for (const [name, value] of old) former.jar.set(name, value);
    expect(await (await former.send("GET", "/api/session")).json()).toMatchObject({ stepUpUntil: null });
    const { results } = await app.env.DB.prepare("SELECT expires_at, step_up_at FROM sessions WHERE user_id = ?")
      .bind(id)
      .all<{ expires_at: string; step_up_at: string | null }>();
    const ending = results.filter(({ step_up_at }) => step_up_at === null);
    expect([results.length, ending.length]).toEqual([2, 1]);
    expect(Date.parse(ending[0]?.expires_at ?? "") - Date.now()).toBeLessThan(11_000);
    const going = results.find(({ step_up_at }) => step_up_at !== null);
    expect(Date.parse(going?.expires_at ?? "") - Date.now()).toBeGreaterThan(29 * 60_000);
    expect(await session()).toBe(200);
  });

  test("a fresh code counts for ten minutes and only once (L-12)", async () => {
    const { email, id } = await addAccount(app, "administrator");
    await signIn(client, email);
    const used = await client.send("POST", "/api/session/step-up", { code: await totpCode(secret) });
    expect(used.status).toBe(403);
    expect(await used.json()).toMatchObject({ code: "access.step_up_failed" });
    const code = await totpCode(secret, 1);
    expect((await client.send("POST", "/api/session/step-up", { code })).status).toBe(200);
    expect((await client.send("POST", "/api/session/step-up", { code })).status).toBe(403);
    const until = ((await (await client.send("GET", "/api/session")).json()) as { stepUpUntil: string }).stepUpUntil;
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(9 * 60_000);
    const old = new Date(Date.now() - 11 * 60_000).toISOString();
    await app.env.DB.prepare("UPDATE sessions SET step_up_at = ? WHERE user_id = ?").bind(old, id).run();
    expect(await (await client.send("GET", "/api/session")).json()).toMatchObject({ stepUpUntil: null });
  });

  test("guessing step-up codes is slowed down", async () => {
    const { email } = await addAccount(app, "administrator");
    await signIn(client, email);
    const statuses = [];
    for (let i = 0; i < 8; i++)
      statuses.push((await client.send("POST", "/api/session/step-up", { code: `00000${i}` })).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  });
});

describe("the throttle", () => {
  const guess = (from: CookieClient, email: string) =>
    from.send("POST", "/api/auth/sign-in/email", { email, password: "guess guess guess" });

  test("guessing is slowed down per account, also in parallel, and the right password waits too", async () => {
    const { email } = await addAccount(app, "agent");
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess(cookieClient(app), email)));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(6);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await signIn(client, email)).status).not.toBe(200);
    app.clock.set("2026-11-25T10:06:00.000Z");
    expect((await signIn(client, email, 1)).status).toBe(200);
  });

  test("a stranger who keeps guessing does not keep the owner out at the own desk", async () => {
    const { email } = await addAccount(app, "agent");
    await signIn(client, email);
    await client.send("POST", "/api/auth/sign-out", {});
    const stranger = cookieClient(app);
    for (let i = 0; i < 10; i++) await guess(stranger, email);
    expect((await guess(stranger, email)).status).toBe(429);
    expect((await signIn(client, email, 1)).status).toBe(200);
  });

  test("an unknown address is slowed down the same, and the table names nobody", async () => {
    const statuses = [];
    for (let i = 0; i < 8; i++) statuses.push((await guess(client, "stranger@leadhunter.example")).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const { results } = await app.env.DB.prepare("SELECT subject FROM sign_in_attempts").all<{ subject: string }>();
    for (const { subject } of results) expect(subject).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("changing the password", () => {
  const change = (currentPassword: string, newPassword: string) =>
    client.send("POST", "/api/auth/change-password", { currentPassword, newPassword });

  test("needs the old one, refuses a weak one, ends the other sessions and tells the person", async () => {
    const { email, id } = await addAccount(app, "agent");
    const other = cookieClient(app);
    await signIn(client, email);
    await signIn(other, email, 1);
    expect((await change("not the old one", "een nieuwe lange zin 4")).status).toBe(400);
    expect(await (await change(goodPassword, "Welkom2026")).json()).toMatchObject({ code: "identity.password_weak" });
    expect(await session(other)).toBe(200);
    expect((await change(goodPassword, "een nieuwe lange zin 4")).status).toBe(200);
    expect(await session()).toBe(200);
    expect(await session(other)).toBe(401);
    expect(await sessionsOf(id)).toHaveLength(1);
    expect(app.mails.at(-1)).toMatchObject({ to: email });
    expect(app.mails.at(-1)?.text).not.toContain("Test Person");
  });
});
