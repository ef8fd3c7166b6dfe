import type { ChunkPlan, KnownContact } from "#worker/matching/types.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";

export interface NewMerge {
  id: string;
  kind: "company" | "contact";
  fromId: string;
  intoId: string;
  parentId: string | null;
}
/** Who decided it, and where it may be seen: `on` is the local date its copies live from. */
export interface MergeBook {
  origin: "review" | "upload";
  assignmentId: string;
  uploadId: string | null;
  by: string | null;
  at: string;
  on: string;
}

/** One entry per merge of a plan; contacts that become one because their companies do hang on the companies' entry. */
export const planMerges = (
  plan: Pick<ChunkPlan, "companyMerges" | "contactMerges">,
  contacts: readonly Pick<KnownContact, "id" | "companyId">[],
  newId: (prefix: string) => string,
): NewMerge[] => {
  const companies = plan.companyMerges.map(
    (pair): NewMerge => ({ id: newId("mrg"), kind: "company", parentId: null, ...pair }),
  );
  const parentOf = new Map(companies.map(({ fromId, id }) => [fromId, id]));
  const companyOf = new Map(contacts.map(({ id, companyId }) => [id, companyId]));
  const persons = plan.contactMerges.map(
    ({ fromId, intoId }): NewMerge => ({
      id: newId("mrg"),
      kind: "contact",
      fromId,
      intoId,
      parentId: parentOf.get(companyOf.get(fromId) ?? "") ?? parentOf.get(companyOf.get(intoId) ?? "") ?? null,
    }),
  );
  return [...companies, ...persons];
};

const objectOf = (alias: string, columns: string) =>
  `json_object(${columns
    .split(" ")
    .map((column) => `'${column}', ${alias}.${column}`)
    .join(", ")})`;
export const companySnapshot = "id name name_sort legal_form kvk phone email website sector fte ceased clocks";
const siteSnapshot = "id company_id key house_number addition postcode street city country clocks";
export const leadSnapshot =
  "id assignment_id company_id state held_reason queue_rank due_at shuffle callback_agent_id attempts last_outcome last_called_at introduced_at version";
const reviewSnapshot =
  "id assignment_id kind left_id right_id evidence created_at decision decided_by decided_at deferred_at";

// ?1 [[mergeId, fromId, intoId], …]
const both = "(m.value ->> 1, m.value ->> 2)";
const part = (kind: string, record: string, data: string, from: string, list: string): Statement => ({
  sql: `INSERT OR IGNORE INTO merge_parts (merge_id, kind, record_id, data)
    SELECT m.value ->> 0, '${kind}', ${record}, ${data} FROM json_each(?) m ${from}`,
  params: [list],
});
const ofLeads = (table: string, alias: string) =>
  `CROSS JOIN leads l ON l.company_id IN ${both} CROSS JOIN ${table} ${alias} ON ${alias}.lead_id = l.id`;

const questionPart = (list: string) =>
  part("question", "q.id", objectOf("q", "record_id"), `CROSS JOIN value_questions q ON q.record_id IN ${both}`, list);

const companyParts = (list: string): Statement[] => [
  questionPart(list),
  part("company", "c.id", objectOf("c", companySnapshot), `CROSS JOIN companies c ON c.id IN ${both}`, list),
  part("site", "s.id", objectOf("s", siteSnapshot), `CROSS JOIN company_sites s ON s.company_id IN ${both}`, list),
  part(
    "key",
    "k.company_id || ' ' || k.key",
    objectOf("k", "company_id key"),
    `CROSS JOIN company_keys k ON k.company_id IN ${both}`,
    list,
  ),
  part("lead", "l.id", objectOf("l", leadSnapshot), `CROSS JOIN leads l ON l.company_id IN ${both}`, list),
  part(
    "row",
    "r.id",
    objectOf("r", "company_id lead_id site_id"),
    `CROSS JOIN assignment_rows r ON r.company_id IN ${both}`,
    list,
  ),
  part("call", "k.id", objectOf("k", "lead_id"), ofLeads("calls", "k"), list),
  part("note", "n.id", objectOf("n", "lead_id"), ofLeads("call_notes", "n"), list),
  part(
    "never",
    "n.company_id || ' ' || n.client_id || ' ' || n.upload_id",
    objectOf("n", "client_id company_id upload_id"),
    `CROSS JOIN never_calls n ON n.company_id IN ${both}`,
    list,
  ),
  part("contact", "p.id", objectOf("p", "company_id"), `CROSS JOIN contacts p ON p.company_id IN ${both}`, list),
  part(
    "review",
    "v.id",
    objectOf("v", reviewSnapshot),
    `CROSS JOIN match_reviews v ON v.kind = 'company' AND (v.left_id IN ${both} OR v.right_id IN ${both})`,
    list,
  ),
];

const contactParts = (list: string, on: string): Statement[] => [
  questionPart(list),
  part(
    "person",
    "p.id",
    `json_object('company_id', p.company_id, 'lawful_basis', p.lawful_basis, 'basis_reference', p.basis_reference,
      'restricted_at', p.restricted_at, 'pseudonym', d.pseudonym)`,
    `CROSS JOIN contacts p ON p.id IN ${both} LEFT JOIN subject_pseudonyms d ON d.subject_id = p.id`,
    list,
  ),
  part("row", "r.id", objectOf("r", "contact_id"), `CROSS JOIN assignment_rows r ON r.contact_id IN ${both}`, list),
  part("call", "k.id", objectOf("k", "contact_id"), `CROSS JOIN calls k ON k.contact_id IN ${both}`, list),
  part(
    "review",
    "v.id",
    objectOf("v", reviewSnapshot),
    `CROSS JOIN match_reviews v ON v.kind = 'contact' AND (v.left_id IN ${both} OR v.right_id IN ${both})`,
    list,
  ),
  {
    sql: `INSERT OR IGNORE INTO contact_value_copies (holder_id, contact_id, original_id, field, value, norm, entered_on, verified_on,
        anchor_on, source_id, replaced_on)
      SELECT m.value ->> 0, m.value ->> 2, v.contact_id, v.field, v.value, v.norm, v.entered_on, v.verified_on, v.anchor_on,
        v.source_id, ? FROM json_each(?) m CROSS JOIN contact_values v ON v.contact_id IN ${both}`,
    params: [on, list],
  },
  // A person whose copies were taken before follows the record that stands for them.
  {
    sql: `UPDATE contact_value_copies SET contact_id = m.value ->> 2 FROM json_each(?) m WHERE contact_id = m.value ->> 1`,
    params: [list],
  },
];

/** Keeps both records of each merge as they are now; stands before the merge's own statements, in the same batch. */
export const mergeSnapshotStatements = (merges: readonly NewMerge[], book: MergeBook): Statement[] => {
  const lists = (kind: NewMerge["kind"]) =>
    jsonChunks(merges.filter((merge) => merge.kind === kind).map(({ id, fromId, intoId }) => [id, fromId, intoId]));
  return [
    ...jsonChunks(merges.map(({ id, kind, fromId, intoId, parentId }) => [id, kind, intoId, fromId, parentId])).map(
      (list): Statement => ({
        sql: `INSERT INTO merges (id, kind, kept_id, removed_id, parent_id, origin, assignment_id, upload_id, merged_by, merged_at, merged_on)
          SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ?, ?, ?, ?, ?, ? FROM json_each(?)`,
        params: [book.origin, book.assignmentId, book.uploadId, book.by, book.at, book.on, list],
      }),
    ),
    ...lists("company").flatMap(companyParts),
    ...lists("contact").flatMap((list) => contactParts(list, book.on)),
  ];
};
