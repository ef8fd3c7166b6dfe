import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { insertClient } from "../clients.repository.ts";

/** A new client organisation. Errors: 409 `clients.name_in_use`. */
export const createClient = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"client.create">;
  input: { name: string };
  deps: Deps;
}): Promise<{ id: string }> => {
  const id = deps.newId("client");
  try {
    await insertClient(deps, grant, id, input.name);
  } catch (error) {
    if (isGuardFailure(error)) throw problem("clients.name_in_use");
    throw error;
  }
  return { id };
};
