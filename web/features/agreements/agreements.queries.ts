import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import type { AgreementPreview, AgreementTerms } from "#contract/assignments.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const one = api.api.assignments[":id"].agreement;
const of = (id: string) => ({ param: { id } });

export const agreementQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ["assignments", assignmentId, "agreement"],
    queryFn: () => unwrap(one.$get(of(assignmentId))),
  });

export const agreementsPage = (after: string) =>
  unwrap(api.api.agreements.$get({ query: after === "" ? {} : { after } }));

export const previewAgreement = (assignmentId: string, terms: AgreementTerms) =>
  unwrap(one.preview.$post({ ...of(assignmentId), json: { terms } }));

export interface Signature {
  signedName: string;
  authority: string;
}

export const signAgreement = (
  assignmentId: string,
  { templateVersion, textHash }: AgreementPreview,
  terms: AgreementTerms,
  signature: Signature,
) =>
  withStepUp(() =>
    unwrap(one.$post({ ...of(assignmentId), json: { templateVersion, textHash, terms, ...signature } })),
  );

export const countersignAgreement = (assignmentId: string, signedName: string) =>
  withStepUp(() => unwrap(one.countersign.$post({ ...of(assignmentId), json: { signedName } })));

/** A signature changes the agreement, its assignment and both lists. */
export const refreshAgreement = (client: QueryClient, assignmentId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["assignments", assignmentId] }),
    client.invalidateQueries({ queryKey: ["assignments", "list"] }),
    client.invalidateQueries({ queryKey: ["agreements"] }),
  ]);
