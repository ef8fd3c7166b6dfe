import type { CorrectableField, CorrectionVerdict, Submission } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { correctClientContactsStatement } from "#worker/modules/client-contacts/index.ts";
import {
  changeContactValueStatement,
  contactValueText,
  forgetFormerStatement,
  normaliseContactValue,
  verifyContactValueStatements,
} from "#worker/modules/contacts/index.ts";
import { findRefused, loadIdentifiers } from "#worker/modules/suppression/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { randomName } from "#worker/platform/ids.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { correctionsOf } from "./sealing.ts";

export interface JudgedCorrection {
  field: CorrectableField;
  value: string;
  verdict: CorrectionVerdict;
  normal: { value: string; norm: string } | null;
}

/**
 * What of the corrections asked for can be written. A correction is a way to write too: it brings nobody back who is
 * refused, and its verdict tells no more than that (P7-8).
 */
export const judgeCorrections = async (
  deps: Deps,
  submission: Submission,
  contactIds: readonly string[],
): Promise<JudgedCorrection[]> => {
  const asked = correctionsOf(submission).map(({ field, value }) => ({
    field,
    value,
    normal: normaliseContactValue(field, value),
  }));
  const [known] = await loadIdentifiers(deps, contactIds.slice(0, 1));
  const readable = asked.filter(({ normal }) => normal !== null);
  const refused = await findRefused(
    deps,
    readable.map(({ field, normal }) => ({
      emails: field === "email" ? [normal?.norm ?? ""] : [],
      phones: field === "phone" || field === "mobile" ? [normal?.norm ?? ""] : [],
      name: field === "name" ? (normal?.norm ?? null) : null,
      companies: known?.companies ?? [],
    })),
  );
  const verdictOf = (at: number): CorrectionVerdict =>
    refused.suppressed.has(at) || refused.departed.has(at) ? "not_allowed" : "possible";
  return asked.map((correction) => ({
    ...correction,
    verdict: correction.normal === null ? "unreadable" : verdictOf(readable.indexOf(correction as never)),
  }));
};

/** Fields somebody typed that no store could read: the form asks again. */
export const unreadableCorrections = (submission: Submission): CorrectableField[] =>
  correctionsOf(submission).flatMap(({ field, value }) =>
    normaliseContactValue(field, value) === null ? [field] : [],
  );

/**
 * The corrections that can be written, in all assignments at once, as values the person itself verified today (P7-5), and
 * at the clients of whom the person is a contact (P6).
 */
export const correctionStatements = (
  deps: Deps,
  corrections: readonly JudgedCorrection[],
  { contactIds, clientContactIds }: { contactIds: readonly string[]; clientContactIds: readonly string[] },
): Statement[] => {
  const now = deps.clock.now();
  const todayOn = localDate(now);
  const cutoff = purgeCutoff(now, SCHEDULE.contactValue);
  const possible = corrections.filter(({ verdict }) => verdict === "possible");
  const statements = possible.flatMap(({ field, normal }) =>
    normal === null
      ? []
      : contactIds.flatMap((contactId) => [
          forgetFormerStatement(contactId, field),
          changeContactValueStatement({ contactId, field, ...normal, todayOn, sourceId: `src_${randomName()}` }),
          ...verifyContactValueStatements(contactId, field, todayOn, cutoff),
        ]),
  );
  if (clientContactIds.length === 0 || possible.length === 0) return statements;
  const text = (field: CorrectableField) => {
    const found = possible.find((correction) => correction.field === field)?.normal;
    return found == null ? null : contactValueText(field, found.value);
  };
  const values = {
    name: text("name"),
    job: text("function"),
    email: text("email"),
    phone: text("mobile") ?? text("phone"),
  };
  return [...statements, correctClientContactsStatement(clientContactIds, values, todayOn)];
};
