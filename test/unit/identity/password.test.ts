import { expect, test } from "vitest";
import { isWeakPassword } from "#worker/modules/identity/password.rules.ts";
import { hashPassword, verifyPassword } from "#worker/modules/identity/password-hash.ts";
import { fromBase32, matchingStep } from "#worker/modules/identity/totp.ts";

const person = { email: "jansen@leadhunter.example", name: "Test Jansen" };

test("a hash states its cost, differs each time, and fits its own password only", () => {
  const one = hashPassword("kruiwagen vol met regen");
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(hashPassword("kruiwagen vol met regen")).not.toBe(one);
  expect(verifyPassword(one, "kruiwagen vol met regen")).toBe(true);
  expect(verifyPassword(one, "kruiwagen vol met regen ")).toBe(false);
  expect(verifyPassword("not a hash", "anything")).toBe(false);
});

test("one way of writing a letter is the same password as the other", () => {
  expect(verifyPassword(hashPassword("cafe\u0301 om de hoek"), "caf\u00e9 om de hoek")).toBe(true);
});

test.each([
  "password1",
  "Welkom2026",
  "QWERTYUIOP",
  "aaaaaaaaaa",
  "Leadhunter1!",
  "supervisor24",
  "jansen2026",
  "testjansen",
])("%s is refused", (password) => {
  expect(isWeakPassword(password, person)).toBe(true);
});

test.each(["kruiwagen vol met regen", "mijn coach fietst door de polder", "xK4#mmq9Lp"])(
  "%s is accepted",
  (password) => {
    expect(isWeakPassword(password, person)).toBe(false);
  },
);

test("a code is recognised in its own step, the one before and the one after (RFC 6238)", async () => {
  const secret = fromBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(new TextDecoder().decode(secret)).toBe("12345678901234567890");
  const at = 1_111_111_109_000;
  const step = Math.floor(at / 30_000);
  for (const [shift, expected] of [
    [0, step],
    [30_000, step],
    [-30_000, step],
    [60_000, null],
    [-60_000, null],
  ] as const)
    expect(await matchingStep(secret, "081804", at + shift)).toBe(expected);
  expect(await matchingStep(secret, "81804", at)).toBe(null);
});
