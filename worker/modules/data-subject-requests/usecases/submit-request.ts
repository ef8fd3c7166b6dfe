import type { RequestKind, RequestLocale, Submission } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { randomSecret } from "#worker/platform/ids.ts";
import { confirmPath, mailLink } from "../mails.ts";
import { insertSubmissionStatement } from "../requests.repository.ts";
import { sealSubmission, tokenHash } from "../sealing.ts";

export interface SealedSubmission {
  kind: RequestKind;
  locale: RequestLocale;
  submission: Submission;
}

/**
 * Keeps a submission, sealed under the link that is mailed to the typed address, and does nothing else: nothing is looked
 * up, so known and unknown people cost the same work and get the same mail (P7-3).
 */
export const submitRequest = async ({
  deps,
  origin,
  ...content
}: SealedSubmission & { deps: Deps; origin: string }): Promise<void> => {
  const token = randomSecret();
  const id = deps.newId("sub");
  await deps.db.run(
    insertSubmissionStatement({
      id,
      tokenHash: await tokenHash(token),
      sealed: await sealSubmission(token, id, content),
      at: nowIso(deps.clock),
    }),
  );
  const link = `${origin}${confirmPath(content.locale, token)}`;
  await mailLink(deps, { to: content.submission.email, locale: content.locale, what: "confirm", link });
};
