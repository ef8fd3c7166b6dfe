import type { Role } from "#contract/roles.ts";
import { createUser, enrolTotp, signNda } from "#worker/modules/identity/index.ts";
import { newId } from "#worker/platform/ids.ts";
import type { CookieClient } from "./cookie-client.ts";
import type { TestApp } from "./test-app.ts";
import { totpCode } from "./totp.ts";

export const goodPassword = "kruiwagen vol met regen 7";
export const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

export interface AccountOptions {
  enrolled?: boolean;
  nda?: boolean;
  clientId?: string;
  clientOwner?: boolean;
}

/** An account that can really sign in: password, and unless told otherwise a second factor and a signed NDA. */
export const addAccount = async (test: TestApp, role: Role, options: AccountOptions = {}) => {
  const { enrolled = true, nda = true, clientId = null, clientOwner = false } = options;
  const deps = await test.deps();
  const email = `${newId("p").toLowerCase()}@leadhunter.example`;
  const user = { email, name: "Test Person", role, clientId, clientOwner };
  const id = await createUser(deps, { ...user, password: goodPassword });
  if (enrolled) await enrolTotp(deps, id, secret);
  if (nda && role !== "client") await signNda(deps, { userId: id, signedName: "Test Person" });
  return { id, email };
};

/** Password, then a code of the step `stepsAhead` from now (a used one is refused, so a second sign-in takes another). */
export const signIn = async (client: CookieClient, email: string, stepsAhead = 0) => {
  await client.send("POST", "/api/auth/sign-in/email", { email, password: goodPassword });
  return client.send("POST", "/api/auth/two-factor/verify-totp", { code: await totpCode(secret, stepsAhead) });
};
