import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { updateAssessment } from "../assignments.repository.ts";

/** Puts the legitimate-interest assessment on record, by reference (P4.2-3). A later one replaces it. */
export const recordAssessment = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"assignment.assess">;
  input: { reference: string };
  deps: Deps;
}): Promise<void> => {
  await updateAssessment(deps, grant, input.reference);
};
