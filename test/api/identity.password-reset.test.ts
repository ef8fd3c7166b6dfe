import { beforeEach, describe, expect, test } from "vitest";
import { addAccount, goodPassword, secret, signIn } from "#test/support/accounts.ts";
import { cookieClient } from "#test/support/cookie-client.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { totpCode } from "#test/support/totp.ts";
import { sha256 } from "#worker/platform/crypto.ts";

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

const newPassword = "zeven natte kruiwagens in mei";
const ask = (email: string) => app.send(null, "POST", "/api/password-resets", { email });
const complete = (token: string, password = newPassword) =>
  app.send(null, "POST", "/api/password-resets/complete", { token, password });
const mailed = () => app.mails.at(-1)?.text.match(/\/new-password#(\S+)/)?.[1] ?? "";
const code = async (answer: Response) => `${answer.status} ${((await answer.json()) as { code: string }).code}`;

describe("a forgotten password", () => {
  test("the mailed link sets a new one once, ends every session, and the second factor is still asked (L-12)", async () => {
    const { email, id } = await addAccount(app, "agent");
    const open = cookieClient(app);
    await signIn(open, email);
    expect((await ask(email.toUpperCase())).status).toBe(202);
    const token = mailed();
    expect(app.mails.at(-1)?.to).toBe(email);
    expect(`${app.mails.at(-1)?.subject} ${app.mails.at(-1)?.text}`).not.toMatch(/Test Person|leadhunter\.example/);
    const stored = await app.env.DB.prepare("SELECT identifier FROM verifications WHERE value = ?").bind(id).first();
    expect(stored).toEqual({ identifier: `password-reset ${await sha256(token)}` });

    expect(await code(await complete(token, "Wachtwoord123"))).toBe("400 identity.password_weak");
    expect((await complete(token)).status).toBe(204);
    expect(await code(await complete(token))).toBe("410 identity.reset_invalid");
    expect((await open.send("GET", "/api/session")).status).toBe(401);
    expect(app.mails.at(-1)?.text).toContain("Het wachtwoord voor Leadhunter is gewijzigd.");

    const browser = cookieClient(app);
    const enter = (password: string) => browser.send("POST", "/api/auth/sign-in/email", { email, password });
    expect((await enter(goodPassword)).status).toBe(401);
    expect(await (await enter(newPassword)).json()).toMatchObject({ twoFactorRedirect: true });
    expect((await browser.send("GET", "/api/session")).status).toBe(401);
    const second = await browser.send("POST", "/api/auth/two-factor/verify-totp", { code: await totpCode(secret, 1) });
    expect(second.status).toBe(200);
  });

  test("an unknown and a deactivated address get the same answer and no mail", async () => {
    const { email } = await addAccount(app, "agent");
    const gone = await addAccount(app, "agent");
    await app.env.DB.prepare("UPDATE users SET deactivated_at = ? WHERE id = ?").bind("2026-01-01", gone.id).run();
    const answers = [];
    for (const to of ["nobody@leadhunter.example", gone.email, email]) {
      const answer = await ask(to);
      answers.push(`${answer.status} ${await answer.text()}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(app.mails.map(({ to }) => to)).toEqual([email]);
  });

  test("a link of half an hour ago, an invented one, and one of before a change of password open nothing", async () => {
    const { email, id } = await addAccount(app, "agent");
    expect(await code(await complete("a".repeat(40)))).toBe("410 identity.reset_invalid");
    await ask(email);
    const past = new Date(Date.now() - 1_000).toISOString();
    await app.env.DB.prepare("UPDATE verifications SET expires_at = ? WHERE value = ?").bind(past, id).run();
    expect(await code(await complete(mailed()))).toBe("410 identity.reset_invalid");
    await ask(email);
    const unused = mailed();
    const browser = cookieClient(app);
    await signIn(browser, email);
    const change = { currentPassword: goodPassword, newPassword };
    expect((await browser.send("POST", "/api/auth/change-password", change)).status).toBe(200);
    expect(await code(await complete(unused))).toBe("410 identity.reset_invalid");
    expect((await browser.send("GET", "/api/session")).status).toBe(200);
  });

  test("two who follow the link at once set one password", async () => {
    const { email } = await addAccount(app, "agent");
    await ask(email);
    const answers = await Promise.all([complete(mailed()), complete(mailed(), `${newPassword} of zo`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  test("asking again and again is slowed down, for an unknown address alike", async () => {
    for (const email of [(await addAccount(app, "agent")).email, "stranger@leadhunter.example"]) {
      const statuses = [];
      for (let i = 0; i < 7; i++) statuses.push((await ask(email)).status);
      expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429]);
    }
  });
});
