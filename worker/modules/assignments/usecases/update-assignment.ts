import type * as v from "valibot";
import type { updateAssignmentInput } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import * as repository from "../assignments.repository.ts";

/** Changes name, briefing and script; what is not named stays. */
export const updateAssignment = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"assignment.update">;
  input: v.InferOutput<typeof updateAssignmentInput>;
  deps: Deps;
}): Promise<void> => {
  await repository.updateAssignment(deps, grant, input);
};
