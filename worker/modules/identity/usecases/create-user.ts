import type { Deps } from "#worker/deps.ts";
import { insertAccountStatement, insertUserStatement, type NewUser } from "../accounts.repository.ts";
import { hashPassword } from "../password-hash.ts";

/** An account without an invitation, for the demo world only; no route leads here. @returns the user's id */
export const createUser = async (
  deps: Deps,
  { password, ...user }: Omit<NewUser, "id"> & { password: string },
): Promise<string> => {
  const id = deps.newId("user");
  await deps.db.batch([
    insertUserStatement(deps, { ...user, id }),
    insertAccountStatement(deps, id, hashPassword(password)),
  ]);
  return id;
};
