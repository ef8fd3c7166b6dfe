import { AuthRefusal, authCall } from "./auth-call.ts";

/** True when the browser can do passkeys with JSON options (every browser we build for, on https and localhost). */
export const passkeysSupported = (): boolean =>
  typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

interface JsonCredential extends Credential {
  toJSON: () => Record<string, unknown>;
}

/** Cancelling, a timeout or an unknown device all come back as an exception of the browser; none of them is an error of ours. */
async function ask(prompt: Promise<Credential | null>): Promise<Record<string, unknown>> {
  const credential = await prompt.catch(() => null);
  if (credential === null) throw new AuthRefusal("passkey");
  return (credential as JsonCredential).toJSON();
}

/**
 * Signs in with a passkey of this device; it stands for password and code together.
 * @throws AuthRefusal "passkey" when the person cancels or the passkey is unknown
 */
export async function signInWithPasskey(): Promise<void> {
  const options = await authCall<PublicKeyCredentialRequestOptionsJSON>(
    "GET",
    "/passkey/generate-authenticate-options",
    undefined,
    "passkey",
  );
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const response = await ask(navigator.credentials.get({ publicKey }));
  await authCall("POST", "/passkey/verify-authentication", { response }, "passkey");
}

/**
 * Makes a passkey on this device for the person signed in.
 * @throws AuthRefusal "passkey" when the person cancels or the device already has one
 */
export async function registerPasskey(name: string): Promise<void> {
  const options = await authCall<PublicKeyCredentialCreationOptionsJSON>(
    "GET",
    "/passkey/generate-register-options",
    undefined,
    "passkey",
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const response = await ask(navigator.credentials.create({ publicKey }));
  await authCall("POST", "/passkey/verify-registration", { response, name }, "passkey");
}
