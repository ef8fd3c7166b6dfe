import type { AgreementRow } from "#contract/assignments.ts";
import type { Page } from "#contract/common.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import * as repository from "../agreements.repository.ts";

export const listAgreements = ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"agreement.list">;
  input: { after?: string | undefined; limit?: number | undefined };
  deps: Deps;
}): Promise<Page<AgreementRow>> =>
  repository.listAgreements(deps, grant, { after: input.after, limit: input.limit ?? 50 });
