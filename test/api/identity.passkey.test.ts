import { expect, test } from "vitest";
import { addAccount, signIn } from "#test/support/accounts.ts";
import { type CookieClient, cookieClient } from "#test/support/cookie-client.ts";
import { softAuthenticator } from "#test/support/soft-authenticator.ts";
import { createTestApp } from "#test/support/test-app.ts";

const origin = "http://localhost";
const challengeOf = async (client: CookieClient, what: "register" | "authenticate") => {
  const answer = await client.send("GET", `/api/auth/passkey/generate-${what}-options`);
  return (await answer.json()) as { challenge: string; userVerification?: string };
};

test("a passkey made by a signed-in person opens a session of both factors (L-12)", async () => {
  const app = createTestApp();
  const { email } = await addAccount(app, "supervisor");
  const client = cookieClient(app);
  const device = await softAuthenticator(origin);
  const other = await softAuthenticator(origin);
  expect((await client.send("GET", "/api/auth/passkey/generate-register-options")).status).toBe(401);
  await signIn(client, email);

  const unverified = other.create((await challengeOf(client, "register")).challenge, false);
  expect((await client.send("POST", "/api/auth/passkey/verify-registration", { response: unverified })).status).toBe(
    401,
  );
  const response = device.create((await challengeOf(client, "register")).challenge);
  const made = await client.send("POST", "/api/auth/passkey/verify-registration", { response, name: "Desk" });
  expect(made.status).toBe(200);
  expect(app.mails.at(-1)?.to).toBe(email);
  const list = await (await client.send("GET", "/api/auth/passkey/list-user-passkeys")).json();
  expect(list).toEqual([expect.objectContaining({ name: "Desk" })]);

  const desk = cookieClient(app);
  const asked = await challengeOf(desk, "authenticate");
  expect(asked.userVerification).toBe("required");
  const withoutFinger = await device.get(asked.challenge, false);
  expect((await desk.send("POST", "/api/auth/passkey/verify-authentication", { response: withoutFinger })).status).toBe(
    401,
  );
  expect((await desk.send("GET", "/api/session")).status).toBe(401);
  const signed = await device.get((await challengeOf(desk, "authenticate")).challenge);
  expect((await desk.send("POST", "/api/auth/passkey/verify-authentication", { response: signed })).status).toBe(200);
  expect(await (await desk.send("GET", "/api/session")).json()).toMatchObject({ user: { email } });
  const replay = cookieClient(app);
  await challengeOf(replay, "authenticate");
  expect((await replay.send("POST", "/api/auth/passkey/verify-authentication", { response: signed })).status).toBe(400);
});

test("factors change only within minutes of signing in or of a step-up", async () => {
  const app = createTestApp();
  const { email, id } = await addAccount(app, "agent");
  const client = cookieClient(app);
  await signIn(client, email);
  const old = new Date(Date.now() - 11 * 60_000).toISOString();
  await app.env.DB.prepare("UPDATE sessions SET created_at = ? WHERE user_id = ?").bind(old, id).run();
  const answer = await client.send("GET", "/api/auth/passkey/generate-register-options");
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "access.step_up_required" });
});
