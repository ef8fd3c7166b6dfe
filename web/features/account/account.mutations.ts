import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { callApi } from "#web/platform/api-client.ts";
import { authCall } from "#web/platform/auth-call.ts";
import { registerPasskey } from "#web/platform/passkey.ts";
import { withStepUp } from "#web/platform/step-up.tsx";
import { passkeysQuery } from "./account.queries.ts";

/** Ends the sessions on other devices too. */
export const changePassword = (currentPassword: string, newPassword: string) =>
  authCall("POST", "/change-password", { currentPassword, newPassword, revokeOtherSessions: true }, "password");

export interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}
export const startEnrolment = (password: string) =>
  authCall<Enrolment>("POST", "/two-factor/enable", { password }, "password");
export const confirmEnrolment = (code: string) => authCall("POST", "/two-factor/verify-totp", { code }, "code");

/** A factor changes only shortly after signing in or with a fresh code. */
export function useAddPasskey() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (name: string) => withStepUp(() => registerPasskey(name)),
    onSuccess: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  }));
}

export function useRemovePasskey() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (id: string) => withStepUp(() => callApi("POST", "/api/auth/passkey/delete-passkey", { id })),
    onSuccess: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  }));
}
