import type * as v from "valibot";
import type { signAgreementInput } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { alreadySigned, textChanged } from "../agreements.errors.ts";
import { insertSignature } from "../agreements.repository.ts";
import { previewAgreement } from "./preview-agreement.ts";

/**
 * The client's signature under exactly the text and terms that were shown (P5-2).
 * Errors: 409 `agreements.text_changed` when the server would show something else now, `agreements.already_signed`.
 */
export const signAgreement = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"agreement.sign">;
  input: v.InferOutput<typeof signAgreementInput>;
  deps: Deps;
}): Promise<{ id: string }> => {
  const shown = await previewAgreement({ grant, input: { terms: input.terms }, deps });
  if (input.templateVersion !== shown.templateVersion || input.textHash !== shown.textHash) throw textChanged();
  const id = deps.newId("agr");
  try {
    await insertSignature(deps, grant, {
      id,
      ...shown,
      signedName: input.signedName,
      signedAuthority: input.authority,
    });
  } catch (error) {
    if (isGuardFailure(error)) throw alreadySigned();
    throw error;
  }
  return { id };
};
