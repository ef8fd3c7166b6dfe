import type { Role } from "#contract/roles.ts";
import { createUser, enrolTotp, signNda } from "#worker/modules/identity/index.ts";
import type { DemoApp } from "./demo-app.ts";

export interface DemoAccount {
  email: string;
  password: string;
  totpSecret: string;
  role: Role;
  note?: string;
}
interface Person {
  email: string;
  name: string;
  role: Role;
  clientId?: string;
  clientOwner?: boolean;
  mayCountersign?: boolean;
  nda?: boolean;
  note?: string;
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const randomLetters = (length: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => base32[byte & 31]).join("");

/** Makes accounts with a password and an authenticator secret of their own, new for each demo world. */
export const peopleMaker = (demo: DemoApp) => {
  const accounts: DemoAccount[] = [];
  const add = async (person: Person) => {
    const deps = await demo.deps();
    const password = `Demo-${randomLetters(4).toLowerCase()}-${randomLetters(4).toLowerCase()}-${randomLetters(4).toLowerCase()}`;
    const totpSecret = randomLetters(32);
    const { email, name, role, clientId, clientOwner = false, mayCountersign = false, nda = true } = person;
    const id = await createUser(deps, {
      email,
      name,
      role,
      clientId: clientId ?? null,
      clientOwner,
      mayCountersign,
      password,
    });
    await enrolTotp(deps, id, totpSecret);
    if (nda && role !== "client") await signNda(deps, { userId: id, signedName: name });
    accounts.push({ email, password, totpSecret, role, ...(person.note === undefined ? {} : { note: person.note }) });
    return id;
  };
  return { add, accounts };
};
