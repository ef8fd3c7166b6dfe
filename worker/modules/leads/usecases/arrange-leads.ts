import type { InferOutput } from "valibot";
import type { arrangeLeadInput } from "#contract/rows.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { priorityOfUploadStatement, priorityStatement, releaseStatement } from "../leads.repository.ts";

/** Sets the priority of one lead, or lets one that an agent left for its supervisor be called after all. */
export const arrangeLead = async ({
  deps,
  grant,
  input,
}: {
  deps: Deps;
  grant: Grant<"lead.arrange">;
  input: InferOutput<typeof arrangeLeadInput>;
}): Promise<{ changed: number }> => {
  const leadId = grant.facts.leadId ?? "";
  const writes: Statement[] = [];
  if (input.priority !== undefined) writes.push(priorityStatement(leadId, input.priority));
  if (input.release) writes.push(releaseStatement(leadId));
  const results = await loggedWrite(deps, grant, { kind: "lead", id: leadId }, writes);
  return { changed: results.reduce((sum, { changes }) => sum + changes, 0) };
};

/** Sets the priority of every lead of one upload that is not closed. */
export const arrangeUpload = async ({
  deps,
  grant,
  uploadId,
  priority,
}: {
  deps: Deps;
  grant: Grant<"lead.arrange">;
  uploadId: string;
  priority: boolean;
}): Promise<{ changed: number }> => {
  const [result] = await loggedWrite(deps, grant, { kind: "upload", id: uploadId }, [
    priorityOfUploadStatement(uploadId, priority),
  ]);
  return { changed: result?.changes ?? 0 };
};
