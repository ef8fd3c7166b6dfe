import type { AgreementView } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { findAgreement } from "../agreements.repository.ts";

/** The agreement that counts now (in force, else the last one signed), or null before the first signature. */
export const readAgreement = ({
  grant,
  deps,
}: {
  grant: Grant<"agreement.read">;
  deps: Deps;
}): Promise<AgreementView | null> => findAgreement(deps, grant);
