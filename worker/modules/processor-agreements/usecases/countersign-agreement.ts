import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { alreadySigned, notSigned, textChanged } from "../agreements.errors.ts";
import { agreementHash } from "../agreements.hash.ts";
import { findAgreements, updateCountersigned } from "../agreements.repository.ts";
import { canCountersign, canSign } from "../agreements.rules.ts";
import { deviationsOf } from "../commitments.ts";

/**
 * The agency's signature, after which the agreement is in force (P5-2). What is stored must still be what was signed.
 * Errors: 409 `agreements.not_signed`, `agreements.already_signed`, `agreements.text_changed`.
 */
export const countersignAgreement = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"agreement.countersign">;
  input: { signedName: string };
  deps: Deps;
}): Promise<{ id: string }> => {
  const { agreement: current, next } = await findAgreements(deps, grant);
  const agreement = next ?? current;
  if (agreement === null || canSign(agreement.state)) throw notSigned();
  if (!canCountersign(agreement.state)) throw alreadySigned();
  if ((await agreementHash(agreement)) !== agreement.textHash) throw textChanged();
  if (agreement.commitments !== null && deviationsOf(agreement.commitments).length > 0) throw textChanged();
  try {
    await updateCountersigned(deps, grant, agreement.id, input.signedName);
  } catch (error) {
    if (isGuardFailure(error)) throw alreadySigned();
    throw error;
  }
  return { id: agreement.id };
};
