import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { insertAssignment } from "../assignments.repository.ts";

/** A draft for the granted client. Its data key exists before the row does, so nothing is ever written without one. */
export const createAssignment = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"assignment.create">;
  input: { name: string };
  deps: Deps;
}): Promise<{ id: string }> => {
  const id = deps.newId("asg");
  const keyId = await deps.keyring.create();
  try {
    await insertAssignment(deps, grant, { id, name: input.name, keyId });
  } catch (error) {
    await deps.keyring.destroy(keyId);
    throw error;
  }
  return { id };
};
