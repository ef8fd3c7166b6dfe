import type { ChunkPlan, CompanyField, Dated } from "#worker/matching/types.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";
import type { Surroundings } from "./registry.repository.ts";
import type { DatabaseWrites } from "./rows.repository.ts";

/** The upload and the local date of the chunk. */
interface Run {
  id: string;
  sourceId: string;
  on: string;
}

const companyBefore = `json_object('name', t.name, 'legal_form', t.legal_form, 'kvk', t.kvk, 'phone', t.phone, 'email', t.email,
  'website', t.website, 'sector', t.sector, 'fte', t.fte, 'ceased', t.ceased, 'clocks', t.clocks, 'written', json(j.value ->> 1))`;
const siteBefore = `json_object('company_id', t.company_id, 'key', t.key, 'house_number', t.house_number, 'addition', t.addition,
  'postcode', t.postcode, 'street', t.street, 'city', t.city, 'country', t.country, 'clocks', t.clocks)`;
const rowBefore = `json_object('lead_id', t.lead_id, 'company_id', t.company_id, 'site_id', t.site_id, 'contact_id', t.contact_id,
  'own_cells', t.own_cells, 'row_key', t.row_key, 'written', json(j.value ->> 1))`;

const changed = (
  upload: Run,
  kind: string,
  rows: readonly unknown[],
  {
    table,
    before,
    version = "NULL",
    record = "t.id",
  }: { table?: string; before: string; version?: string; record?: string },
): Statement[] =>
  jsonChunks(rows).map((list) => ({
    sql: `INSERT INTO upload_changes (upload_id, kind, record_id, before, version, replaced_on)
      SELECT ?, '${kind}', ${record}, ${before}, ${version}, ? FROM json_each(?) j
      ${table === undefined ? "" : `CROSS JOIN ${table} t ON t.id = j.value ->> 0`} WHERE true
      ON CONFLICT (upload_id, kind, record_id) DO UPDATE SET before = json_set(before, '$.written',
        json(json_patch(before ->> '$.written', excluded.before ->> '$.written'))) WHERE upload_changes.kind = 'company'`,
    params: [upload.id, upload.on, list],
  }));

/** The values of this upload: what its undo compares with, so that a later change of another field is not its own. */
const writtenBy = (sourceId: string, fields: Partial<Record<CompanyField, Dated>>) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, dated]) => dated.source === sourceId)
      .map(([field, dated]) => [field, [dated.norm, dated.enteredOn, dated.verifiedOn]]),
  );

const companyChanges = (upload: Run, plan: ChunkPlan, found: Surroundings): Statement[] => {
  const created = new Set(plan.companies.filter(({ isNew }) => isNew).map(({ id }) => id));
  const leaving = new Set(plan.companyMerges.map(({ fromId }) => fromId));
  const borrowed = new Set(found.companies.filter(({ id }) => leaving.has(id)).flatMap(({ keys }) => keys));
  const touched = plan.companies.filter((company) => company.changed && !company.isNew);
  const sites = plan.sites.filter((site) => site.changed && !created.has(site.companyId));
  const keys = plan.companyKeys.filter(({ companyId, key }) => !created.has(companyId) && !borrowed.has(key));
  const none = { before: "'null'", record: "j.value ->> 0" };
  return [
    ...changed(
      upload,
      "company",
      touched.map(({ id, fields }) => [id, JSON.stringify(writtenBy(upload.sourceId, fields))]),
      { table: "companies", before: companyBefore },
    ),
    ...changed(
      upload,
      "site",
      sites.filter(({ isNew }) => !isNew).map(({ id }) => [id]),
      {
        table: "company_sites",
        before: siteBefore,
      },
    ),
    ...changed(
      upload,
      "site",
      sites.filter(({ isNew }) => isNew).map(({ id }) => [id]),
      none,
    ),
    ...changed(
      upload,
      "key",
      keys.map(({ companyId, key }) => [`${companyId} ${key}`]),
      none,
    ),
  ];
};

const contactCopies = (upload: Run, plan: ChunkPlan): Statement[] => {
  const created = new Set(plan.contacts.filter(({ isNew }) => isNew).map(({ id }) => id));
  const values = plan.contactValues.filter(({ contactId }) => !created.has(contactId));
  return jsonChunks(values.map(({ contactId, field }) => [contactId, field])).map((list) => ({
    sql: `INSERT OR IGNORE INTO contact_value_copies (holder_id, contact_id, original_id, field, value, norm, entered_on,
        verified_on, anchor_on, source_id, replaced_on)
      SELECT ?, v.contact_id, v.contact_id, v.field, v.value, v.norm, v.entered_on, v.verified_on, v.anchor_on, v.source_id, ?
      FROM json_each(?) j CROSS JOIN contact_values v ON v.contact_id = j.value ->> 0 AND v.field = j.value ->> 1`,
    params: [upload.id, upload.on, list],
  }));
};

const rowChanges = (upload: Run, writes: DatabaseWrites): Statement[] => {
  const updated = new Set(writes.updated.map(({ id }) => id));
  const written = new Map<string, string[]>();
  const cells = [...writes.cells, ...writes.emptied].filter(({ rowId }) => updated.has(rowId));
  for (const { rowId, columnId } of cells) written.set(rowId, [...(written.get(rowId) ?? []), columnId]);
  return [
    ...changed(
      upload,
      "row",
      writes.updated.map(({ id }) => [id, JSON.stringify(written.get(id) ?? [])]),
      {
        table: "assignment_rows",
        before: rowBefore,
        version: "t.version + 1",
      },
    ),
    ...changed(
      upload,
      "claim",
      writes.claimed.map(({ id, rowKey }) => [id, rowKey]),
      {
        table: "assignment_rows",
        before: "json_object('row_key', t.row_key, 'claimed', j.value ->> 1)",
      },
    ),
    ...jsonChunks(
      cells.map(({ rowId, columnId }) => [rowId, columnId]),
      8_000,
    ).map((list) => ({
      sql: `INSERT OR IGNORE INTO row_cell_copies (upload_id, row_id, column_id, value, anchor_on, replaced_on)
        SELECT ?, p.row_id, p.column_id, p.value, p.anchor_on, ? FROM json_each(?) j
        CROSS JOIN row_personal_cells p ON p.row_id = j.value ->> 0 AND p.column_id = j.value ->> 1`,
      params: [upload.id, upload.on, list],
    })),
  ];
};

/**
 * What a chunk is about to change in records that were there before, kept for its undo; stands before the writes, in the
 * same batch. A file of new companies adds no statement.
 */
export const uploadChangeStatements = (
  upload: Run,
  { plan, found, writes }: { plan: ChunkPlan; found: Surroundings; writes: DatabaseWrites },
): Statement[] => [
  ...companyChanges(upload, plan, found),
  ...contactCopies(upload, plan),
  ...rowChanges(upload, writes),
];
