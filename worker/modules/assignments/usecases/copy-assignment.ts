import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { insertCopy } from "../copy.repository.ts";

/**
 * A draft with the name given and the other's briefing, script, outcomes and, as a proposal, its bounds. No signature, no
 * assessment, no planning and no data come along (P5-1).
 */
export const copyAssignment = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"assignment.copy">;
  input: { name: string };
  deps: Deps;
}): Promise<{ id: string }> => {
  const id = deps.newId("asg");
  const keyId = await deps.keyring.create();
  try {
    await insertCopy(deps, grant, { id, name: input.name, keyId });
  } catch (error) {
    await deps.keyring.destroy(keyId);
    throw error;
  }
  return { id };
};
