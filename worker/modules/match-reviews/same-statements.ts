import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { mergeKnownCompanies, mergeKnownContacts } from "#worker/matching/merge-known.ts";
import type { ChunkPlan, KnownCompany, KnownContact } from "#worker/matching/types.ts";
import {
  formChangeStatements,
  formChanges,
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
import { lendToPlan } from "#worker/modules/contacts/index.ts";
import { currentCrossing } from "#worker/modules/settings/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/index.ts";
import { supersededCutoffAt } from "#worker/retention/targets.ts";
import { ownContactsStatement, type ReviewRow } from "./match-reviews.repository.ts";

interface Found {
  version: number;
  companies: KnownCompany[];
  contacts: KnownContact[];
  restricted: Set<string>;
  leads: MergingLead[];
}

/** Everything the merge is decided from, at one version of the registry. */
const load = async (deps: Deps, grant: Grant<"review.decide">, review: ReviewRow, cutoff: string): Promise<Found> => {
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
  const values = (contacts?.rows ?? []) as { id: string; restricted_at: string | null }[];
  return {
    version: (version?.rows[0] as { version: number } | undefined)?.version ?? -1,
    companies: toKnownCompanies([companies ?? none, sites ?? none, keys ?? none]),
    contacts: toKnownContacts(values, [], (id) => mine.has(id)),
    restricted: new Set(values.filter(({ restricted_at }) => restricted_at !== null).map(({ id }) => id)),
    leads: (leads?.rows ?? []) as MergingLead[],
  };
};

/** Statements by which a doubtful pair becomes one, with the merge's id for its undo. Errors: 409 `reviews.two_numbers`. */
export const sameStatements = async (
  deps: Deps,
  grant: Grant<"review.decide">,
  review: ReviewRow,
  cutoff: string,
): Promise<{ statements: Statement[]; mergeId: string | null }> => {
  const found = await load(deps, grant, review, cutoff);
  const at = nowIso(deps.clock);
  const on = localDate(deps.clock.now());
  const assignmentId = grant.facts.assignmentId ?? "";
  const plan =
    review.kind === "company" ? await companyPlan(deps, review, found, on) : contactPlan(review, found.contacts);
  const merges: LeadMerges =
    review.kind === "company" ? mergeLeads(found.leads, () => plan.companies[0]?.id ?? "") : { kept: [], moved: [] };
  const entries = planMerges(plan, found.contacts, deps.newId);
  const before = new Map(found.companies.map((company) => [company.id, company.fields]));
  const book = { origin: "review" as const, assignmentId, uploadId: null, by: grant.actor.userId, at, on };
  const gone = supersededCutoffAt(deps.clock.now());
  const statements: Statement[] = [
    ...registryVersionStatements(found.version),
    ...mergeSnapshotStatements(entries, book),
    ...registryStatements(plan, merges, { known: found.companies, basisReference: assignmentId, at, gone }),
    ...formChangeStatements(formChanges(plan.companies, (id) => before.get(id))),
  ];
  return { statements, mergeId: entries[0]?.id ?? null };
};

const companyPlan = async (deps: Deps, review: ReviewRow, found: Found, on: string): Promise<ChunkPlan> => {
  const [one, other] = [review.left_id, review.right_id].map((id) =>
    found.companies.find((company) => company.id === id),
  );
  if (one === undefined || other === undefined) throw problem("access.not_found");
  const numbers = new Set([one.fields.kvk?.norm, other.fields.kvk?.norm].filter(Boolean));
  if (numbers.size > 1) throw problem("reviews.two_numbers");
  const crossingPersonal = await currentCrossing(deps.db);
  const plan = mergeKnownCompanies([one, other], found.contacts, {
    stamp: { enteredOn: on, source: "" },
    newId: (entity) => deps.newId(entity === "contact" ? "ctc" : entity === "site" ? "site" : "cmp"),
    crossingPersonal,
  });
  return crossingPersonal === "verified" ? lendToPlan(plan, found) : plan;
};

const contactPlan = (review: ReviewRow, contacts: KnownContact[]): ChunkPlan => {
  const [one, other] = [review.left_id, review.right_id].map((id) => contacts.find((contact) => contact.id === id));
  if (one === undefined || other === undefined) throw problem("access.not_found");
  return mergeKnownContacts([one, other]);
};
