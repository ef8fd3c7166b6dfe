import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { tellPerson } from "../mails.ts";
import { findAccount, writeFactorReset } from "../users.repository.ts";

/** For a lost phone: the administrator removes the factors and never sees or sets any; the person is told by mail. */
export const resetFactor = async ({
  deps,
  grant,
  id,
  origin,
}: {
  deps: Deps;
  grant: Grant<"user.reset-factor">;
  id: string;
  origin: string;
}) => {
  const account = await findAccount(deps, id);
  if (account === null) throw problem("access.not_found");
  await writeFactorReset(deps, grant, id);
  await tellPerson(deps, account.email, origin, "factor_reset");
};
