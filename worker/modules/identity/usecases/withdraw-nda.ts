import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { findNdaUser, writeWithdrawal } from "../ndas.repository.ts";

/** Ends a person's NDA with their sessions and lease (P1-2); 404 `access.not_found` for an unknown one. */
export const withdrawNda = async ({ deps, grant, id }: { deps: Deps; grant: Grant<"nda.withdraw">; id: string }) => {
  const userId = await findNdaUser(deps, id);
  if (userId === null) throw problem("access.not_found");
  await writeWithdrawal(deps, grant, userId);
};
