import type { AgreementPreview, AgreementTerms } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { currentCrossing } from "#worker/modules/settings/index.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/calendar.ts";
import { agreementHash } from "../agreements.hash.ts";
import { findParties, findStanding } from "../agreements.repository.ts";
import { normaliseTerms, renewalStartsOn, termErrors } from "../agreements.rules.ts";
import { currentCommitments } from "../commitments.ts";
import { currentTemplate } from "../template/current.ts";

/**
 * What would be signed with these terms: the text in force today with the names and terms filled in, and the hash over
 * both. Signing computes it again. Errors: 400 for terms that can't hold, or a renewal that leaves a gap or overlaps.
 */
export const previewAgreement = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"agreement.read" | "agreement.sign">;
  input: { terms: AgreementTerms };
  deps: Deps;
}): Promise<AgreementPreview & { terms: AgreementTerms }> => {
  const terms = normaliseTerms(input.terms);
  const errors = termErrors(terms, localDate(deps.clock.now()));
  const standing = await findStanding(deps, grant);
  if (standing?.countersigned && terms.startsOn !== renewalStartsOn(standing))
    errors.push({ pointer: "/terms/startsOn", code: "not_day_after" });
  if (errors.length > 0) throw problem("request.invalid", errors);
  const parties = await findParties(deps, grant);
  if (parties === null) throw problem("access.not_found");
  const templateVersion = currentTemplate.version;
  const crossingPersonal = await currentCrossing(deps.db);
  const agreed = {
    templateVersion,
    text: currentTemplate.render({ ...parties, terms, crossingPersonal }),
    terms,
    commitments: currentCommitments(crossingPersonal),
  };
  return { ...agreed, textHash: await agreementHash(agreed) };
};
