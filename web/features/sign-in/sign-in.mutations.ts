import { authCall } from "#web/platform/auth-call.ts";

/** True when a code must follow; false when the account has no second factor yet and the session is there. */
export async function signIn(email: string, password: string): Promise<boolean> {
  const answer = await authCall<{ twoFactorRedirect?: boolean } | null>(
    "POST",
    "/sign-in/email",
    { email: email.trim().toLowerCase(), password },
    "credentials",
  );
  return answer?.twoFactorRedirect === true;
}

export const confirmCode = (code: string) => authCall("POST", "/two-factor/verify-totp", { code }, "code");

export const spendRecoveryCode = (code: string) =>
  authCall("POST", "/two-factor/verify-backup-code", { code: code.trim().toLowerCase() }, "code");
