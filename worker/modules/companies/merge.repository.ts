import type { ChunkPlan } from "#worker/matching/types.ts";
import { mergeQuestionStatements } from "#worker/modules/value-questions/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { jsonChunks, jsonList } from "#worker/platform/db/json-list.ts";
import type { LeadMerges } from "./merge.rules.ts";

export const leadsOfCompaniesStatement = (companyIds: readonly string[]): Statement => ({
  sql: `SELECT l.id, l.assignment_id, l.company_id, l.state, l.held_reason, l.queue_rank, l.due_at, l.callback_agent_id,
      l.attempts, l.last_outcome, l.last_called_at, l.introduced_at, l.version
    FROM json_each(?) j CROSS JOIN leads l ON l.company_id = j.value`,
  params: [jsonList(companyIds)],
});

type Pair = { fromId: string; intoId: string };
const pairLists = (pairs: readonly Pair[]) => jsonChunks(pairs.map(({ fromId, intoId }) => [fromId, intoId]));
const repoint = (table: string, column: string, list: string, also = ""): Statement => ({
  sql: `UPDATE ${table} SET ${column} = m.value ->> 1${also} FROM json_each(?) m WHERE ${column} = m.value ->> 0`,
  params: [list],
});
const remove = (table: string, column: string, list: string): Statement => ({
  sql: `DELETE FROM ${table} WHERE ${column} IN (SELECT value ->> 0 FROM json_each(?))`,
  params: [list],
});

/** The lead that stays takes rows, calls, notes and the lease of the one that goes. A second lease ends (P3-6). */
const leadMergeStatements = ({ kept, moved }: LeadMerges): Statement[] => [
  // A call that was closed since the leads were read would be lost in the sum: then the chunk is decided again.
  ...jsonChunks(kept.map(({ id, version }) => [id, version])).map((list) =>
    mustHold(
      "leads",
      "NOT EXISTS (SELECT 1 FROM json_each(?) m JOIN leads l ON l.id = m.value ->> 0 WHERE l.version <> m.value ->> 1)",
      [list],
    ),
  ),
  ...pairLists(moved).flatMap((list) => [
    repoint("assignment_rows", "lead_id", list),
    repoint("calls", "lead_id", list),
    repoint("call_notes", "lead_id", list),
    repoint("skips", "lead_id", list),
    repoint("OR IGNORE leases", "lead_id", list),
    remove("leases", "lead_id", list),
    remove("leads", "id", list),
  ]),
  ...jsonChunks(kept).map((list) => ({
    sql: `UPDATE leads SET company_id = m.value ->> 'company_id', state = m.value ->> 'state',
        held_reason = m.value ->> 'held_reason', queue_rank = m.value ->> 'queue_rank', due_at = m.value ->> 'due_at',
        callback_agent_id = m.value ->> 'callback_agent_id', attempts = m.value ->> 'attempts',
        last_outcome = m.value ->> 'last_outcome', last_called_at = m.value ->> 'last_called_at',
        introduced_at = m.value ->> 'introduced_at', version = version + 1
      FROM json_each(?) m WHERE leads.id = m.value ->> 'id'`,
    params: [list],
  })),
];

const siteMergeStatements = (merges: readonly Pair[]): Statement[] =>
  pairLists(merges).flatMap((list) => [
    {
      sql: "UPDATE assignment_rows SET site_id = m.value ->> 1 FROM json_each(?) m WHERE site_id = m.value ->> 0 AND company_id IN (SELECT company_id FROM company_sites WHERE id = m.value ->> 0)",
      params: [list],
    },
    remove("company_sites", "id", list),
  ]);

/** Ids of records this company took in: their refusals keep working under them (P4.2-6). */
export const aliasIds = (keys: readonly string[]) =>
  keys.filter((key) => key.startsWith("i:")).map((key) => key.slice(2));

/** Existing companies become one (P4.1-2): everything that pointed to `fromId` points to `intoId`, in every assignment. */
export const companyMergeStatements = (
  plan: Pick<ChunkPlan, "companyMerges" | "siteMerges">,
  leads: LeadMerges,
): Statement[] => [
  ...siteMergeStatements(plan.siteMerges),
  ...leadMergeStatements(leads),
  ...pairLists(plan.companyMerges).flatMap((list) => [
    repoint("assignment_rows", "company_id", list),
    repoint("company_sites", "company_id", list),
    repoint("contacts", "company_id", list),
    repoint("OR IGNORE never_calls", "company_id", list),
    remove("never_calls", "company_id", list),
    repoint("OR IGNORE company_keys", "company_id", list),
    remove("company_keys", "company_id", list),
    {
      sql: `INSERT INTO company_keys (key, company_id) SELECT 'i:' || (value ->> 0), value ->> 1 FROM json_each(?) WHERE true
        ON CONFLICT DO NOTHING`,
      params: [list],
    },
    repoint("OR IGNORE match_reviews", "left_id", list),
    repoint("OR IGNORE match_reviews", "right_id", list),
    {
      sql: "DELETE FROM match_reviews WHERE kind = 'company' AND (left_id = right_id OR left_id IN (SELECT value ->> 0 FROM json_each(?1)) OR right_id IN (SELECT value ->> 0 FROM json_each(?1)))",
      params: [list],
    },
    ...mergeQuestionStatements(list),
    remove("companies", "id", list),
  ]),
];
