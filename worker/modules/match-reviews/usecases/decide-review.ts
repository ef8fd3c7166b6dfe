import type { ReviewAnswer, ReviewDecision } from "#contract/reviews.ts";
import type { CrossingPersonal } from "#contract/settings.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { mergeKnownCompanies, mergeKnownContacts } from "#worker/matching/merge-known.ts";
import type { ChunkPlan, KnownCompany, KnownContact } from "#worker/matching/types.ts";
import {
  formChangeStatements,
  formChanges,
  holdNeverCallsStatement,
  knownCompanyStatements,
  knownContactsStatement,
  type LeadMerges,
  leadsOfCompaniesStatement,
  type MergingLead,
  mergeLeads,
  mergeSnapshotStatements,
  planMerges,
  registryStatements,
  registryVersionStatement,
  registryVersionStatements,
  toKnownCompanies,
  toKnownContacts,
} from "#worker/modules/companies/index.ts";
import { currentCrossing } from "#worker/modules/settings/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { supersededCutoffAt } from "#worker/retention/targets.ts";
import {
  answerStatement,
  deferStatement,
  oneReview,
  openCountStatement,
  ownContactsStatement,
  type ReviewRow,
  releaseWaitingStatement,
  reviewDisclosure,
} from "../match-reviews.repository.ts";

interface Request {
  deps: Deps;
  grant: Grant<"review.decide">;
  reviewId: string;
  decision: ReviewDecision;
}
const TRIES = 5;

/**
 * Answers one doubtful pair. "same" makes the two one in one batch over the registry's version; "different" is never
 * asked again; "later" moves it to the end. Errors: 404 when it was answered meanwhile, 409 `reviews.two_numbers`,
 * 503 `uploads.registry_busy`.
 */
export const decideReview = async (request: Request): Promise<ReviewAnswer> => {
  const { deps, grant, decision } = request;
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  for (let tries = 0; tries < TRIES; tries++) {
    const one = oneReview(grant, cutoff, request.reviewId);
    const [found] = await loggedRead(deps, grant, reviewDisclosure(one), [one]);
    const review = found?.rows[0] as ReviewRow | undefined;
    if (review === undefined) throw problem("access.not_found");
    try {
      return await answer(request, review, cutoff);
    } catch (error) {
      if (!isGuardFailure(error) && !/constraint failed/i.test(String(error))) throw error;
      if (decision !== "same") throw problem("access.not_found");
    }
  }
  throw problem("uploads.registry_busy");
};

const answer = async (request: Request, review: ReviewRow, cutoff: string): Promise<ReviewAnswer> => {
  const { deps, grant, decision } = request;
  const at = nowIso(deps.clock);
  const companies = review.kind === "company" ? [review.left_id, review.right_id] : [];
  const { statements, mergeId } =
    decision === "same"
      ? await sameStatements(request, review, cutoff)
      : {
          mergeId: null,
          statements: [
            decision === "later" ? deferStatement(review.id, at) : answerStatement(review.id, grant.actor.userId, at),
            mustHaveChanged("review"),
          ],
        };
  const results = await loggedWrite(deps, grant, { kind: "review", id: review.id }, [
    ...statements,
    ...(decision === "later" || companies.length === 0
      ? []
      : [releaseWaitingStatement(companies), holdNeverCallsStatement(jsonList(companies))]),
    openCountStatement(grant, cutoff),
  ]);
  return { decision, mergeId, open: (results.at(-1)?.rows[0] as { open: number } | undefined)?.open ?? 0 };
};

/** Everything the merge is decided from, at one version of the registry. */
const load = async ({ deps, grant }: Request, review: ReviewRow, cutoff: string) => {
  const ofContact = "SELECT company_id FROM contacts WHERE id = ?";
  const ids =
    review.kind === "company"
      ? [review.left_id, review.right_id]
      : (await deps.db.all<{ company_id: string }>({ sql: ofContact, params: [review.left_id] })).map(
          (row) => row.company_id,
        );
  const list = jsonList(ids);
  const [version, companies, sites, keys, contacts, own, leads] = await deps.db.batch([
    registryVersionStatement(),
    ...knownCompanyStatements(list),
    knownContactsStatement(list, cutoff),
    ownContactsStatement(ids, grant.facts.clientId ?? ""),
    leadsOfCompaniesStatement(ids),
  ]);
  const mine = new Set(((own?.rows ?? []) as { id: string }[]).map(({ id }) => id));
  const none = { rows: [], changes: 0 };
  return {
    version: (version?.rows[0] as { version: number } | undefined)?.version ?? -1,
    companies: toKnownCompanies([companies ?? none, sites ?? none, keys ?? none]),
    contacts: toKnownContacts(contacts?.rows ?? [], [], (id) => mine.has(id)),
    leads: (leads?.rows ?? []) as MergingLead[],
  };
};

const sameStatements = async (request: Request, review: ReviewRow, cutoff: string) => {
  const { deps, grant } = request;
  const found = await load(request, review, cutoff);
  const at = nowIso(deps.clock);
  const on = localDate(deps.clock.now());
  const assignmentId = grant.facts.assignmentId ?? "";
  const plan =
    review.kind === "company"
      ? companyPlan(deps, review, { ...found, crossingPersonal: await currentCrossing(deps.db) }, on)
      : contactPlan(review, found.contacts);
  const merges: LeadMerges =
    review.kind === "company" ? mergeLeads(found.leads, () => plan.companies[0]?.id ?? "") : { kept: [], moved: [] };
  const entries = planMerges(plan, found.contacts, deps.newId);
  const before = new Map(found.companies.map((company) => [company.id, company.fields]));
  const statements: Statement[] = [
    ...registryVersionStatements(found.version),
    ...mergeSnapshotStatements(entries, {
      origin: "review",
      assignmentId,
      uploadId: null,
      by: grant.actor.userId,
      at,
      on,
    }),
    ...registryStatements(plan, merges, {
      known: found.companies,
      basisReference: assignmentId,
      at,
      gone: supersededCutoffAt(deps.clock.now()),
    }),
    ...formChangeStatements(formChanges(plan.companies, (id) => before.get(id))),
  ];
  return { statements, mergeId: entries[0]?.id ?? null };
};

const companyPlan = (
  deps: Deps,
  review: ReviewRow,
  {
    companies,
    contacts,
    crossingPersonal,
  }: {
    companies: KnownCompany[];
    contacts: KnownContact[];
    crossingPersonal: CrossingPersonal;
  },
  on: string,
): ChunkPlan => {
  const [one, other] = [review.left_id, review.right_id].map((id) => companies.find((company) => company.id === id));
  if (one === undefined || other === undefined) throw problem("access.not_found");
  const numbers = new Set([one.fields.kvk?.norm, other.fields.kvk?.norm].filter(Boolean));
  if (numbers.size > 1) throw problem("reviews.two_numbers");
  return mergeKnownCompanies([one, other], contacts, {
    stamp: { enteredOn: on, source: "" },
    newId: (entity) => deps.newId(entity === "contact" ? "ctc" : entity === "site" ? "site" : "cmp"),
    crossingPersonal,
  });
};

const contactPlan = (review: ReviewRow, contacts: KnownContact[]): ChunkPlan => {
  const [one, other] = [review.left_id, review.right_id].map((id) => contacts.find((contact) => contact.id === id));
  if (one === undefined || other === undefined) throw problem("access.not_found");
  return mergeKnownContacts([one, other]);
};
