import { passkey } from "@better-auth/passkey";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Deps } from "#worker/deps.ts";
import { randomName } from "#worker/platform/ids.ts";
import { isActiveUser } from "./accounts.repository.ts";
import { hashedSessions } from "./hashed-sessions.ts";
import { identitySchema } from "./identity.table.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import { cookiePrefix } from "./session-cookie.ts";
import { sessionTimes } from "./session-times.ts";

const idPrefix: Record<string, string> = { session: "ses", verification: "ver", twoFactor: "tfa", passkey: "pk" };

/** Codes for a lost phone: 120 bits each, so they may be kept encrypted rather than hashed (ASVS 6.5.2). */
const backupCodes = () =>
  Array.from({ length: 8 }, () => (randomName().slice(0, 24).match(/.{6}/g) ?? []).join("-").toLowerCase());

const requireVerified = (verified: boolean | undefined) => {
  if (verified !== true) throw new APIError("UNAUTHORIZED", { code: "USER_VERIFICATION_REQUIRED" });
};

/**
 * The identity library for one request: e-mail and password, TOTP with backup codes, passkeys, and nothing else of it.
 * Accounts come from invitations only. It lives by the real clock; only the closed list of auth.routes reaches it.
 *
 * Cookies: HttpOnly, SameSite=Strict (mails link to a static page whose own requests carry them), Secure and `__Host-` on
 * https. Its own rate limit counts in memory and per address; ours counts in the database and per account.
 */
export const createAuth = (deps: Deps, origin: string) =>
  betterAuth({
    appName: "Leadhunter",
    baseURL: origin,
    basePath: "/api/auth",
    secret: deps.config.authSecret,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: hashedSessions(drizzleAdapter(deps.db.orm, { provider: "sqlite", schema: identitySchema })),
    session: { expiresIn: sessionTimes.absoluteMs / 1000, disableSessionRefresh: true, freshAge: 0 },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 256,
      password: {
        hash: async (password) => hashPassword(password),
        verify: async ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    databaseHooks: {
      session: { create: { before: (session) => isActiveUser(deps, session.userId) } },
    },
    advanced: {
      cookiePrefix: cookiePrefix(origin),
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "strict", secure: origin.startsWith("https://"), path: "/" },
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }) => deps.newId(idPrefix[model] ?? "id") },
    },
    plugins: [
      twoFactor({ issuer: "Leadhunter", backupCodeOptions: { customBackupCodesGenerate: backupCodes } }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: "Leadhunter",
        origin,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          afterVerification: async ({ verification }) => requireVerified(verification.registrationInfo?.userVerified),
        },
        // A passkey replaces password and code, so it counts only when the device checked the person.
        authentication: {
          afterVerification: async ({ verification }) => requireVerified(verification.authenticationInfo.userVerified),
        },
      }),
    ],
  });
