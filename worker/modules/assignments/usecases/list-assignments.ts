import type { AssignmentRow } from "#contract/assignments.ts";
import type { Page } from "#contract/common.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import * as repository from "../assignments.repository.ts";

export const listAssignments = ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"assignment.list">;
  input: { after?: string | undefined; limit?: number | undefined };
  deps: Deps;
}): Promise<Page<AssignmentRow>> =>
  repository.listAssignments(deps, grant, { after: input.after, limit: input.limit ?? 100 });
