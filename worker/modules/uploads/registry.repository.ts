import type { CrossingPersonal } from "#contract/settings.ts";
import type { KnownCompany, KnownContact } from "#worker/matching/types.ts";
import {
  type ContactCutoffs,
  candidatesStatement,
  formerContactValuesStatement,
  knownCompanyStatements,
  knownContactsStatement,
  neverCallsStatement,
  registryVersionStatement,
  toKnownCompanies,
  toKnownContacts,
} from "#worker/modules/companies/index.ts";
import { sharedContactsStatement } from "#worker/modules/contacts/index.ts";
import type { BatchResult, Db, Statement } from "#worker/platform/db/db.ts";
import { jsonChunks, jsonList } from "#worker/platform/db/json-list.ts";
import { separated } from "./own-records.ts";
import { rowKey, type StoredRow } from "./place-rows.rules.ts";
import type { Upload } from "./uploads.repository.ts";

/** What the registry and this client's database hold about the rows of a chunk, at one version of the registry. */
export interface Surroundings {
  version: number;
  companies: KnownCompany[];
  contacts: KnownContact[];
  /** Contacts whose processing is restricted (P7-5): nothing of them flows to another client's record. */
  restricted: Set<string>;
  /** This client's own record → the one it still shares with another client; only where verified values alone flow. */
  separated: Map<string, string>;
  /** Lead of each candidate company in this assignment. */
  leads: Map<string, string>;
  rows: StoredRow[];
  /** Records that this client held before this upload, in any of its databases. */
  own: { companies: Set<string>; contacts: Set<string> };
  /** Companies that this client wants nobody to call. */
  neverCalls: Set<string>;
  /** Pairs of which a person said that they are two. */
  apart: [string, string][];
}
const apartStatement = (ids: string): Statement => ({
  sql: `SELECT m.left_id, m.right_id FROM json_each(?) j CROSS JOIN match_reviews m ON m.kind = 'company'
    AND m.left_id = j.value WHERE m.decision = 'different'`,
  params: [ids],
});

const leadsStatement = (ids: string, assignmentId: string): Statement => ({
  sql: `SELECT l.id, l.company_id FROM json_each(?) j CROSS JOIN leads l ON l.company_id = j.value AND l.assignment_id = ?`,
  params: [ids, assignmentId],
});
const rowsStatement = (ids: string, assignmentId: string): Statement => ({
  sql: `SELECT r.id, r.ordinal, r.row_key, r.upload_id, r.lead_id, r.company_id, r.site_id, r.contact_id, r.own_cells
    FROM json_each(?) j CROSS JOIN leads l ON l.company_id = j.value AND l.assignment_id = ?
    CROSS JOIN assignment_rows r ON r.lead_id = l.id`,
  params: [ids, assignmentId],
});
const personalCellsStatement = (ids: string, assignmentId: string, cutoff: string): Statement => ({
  sql: `SELECT p.row_id, p.column_id, p.value
    FROM json_each(?) j CROSS JOIN leads l ON l.company_id = j.value AND l.assignment_id = ?
    CROSS JOIN assignment_rows r ON r.lead_id = l.id CROSS JOIN row_personal_cells p ON p.row_id = r.id
    WHERE p.anchor_on > ?`,
  params: [ids, assignmentId, cutoff],
});
const ownRecordsStatement = (ids: string, upload: Upload): Statement => ({
  sql: `SELECT DISTINCT r.company_id, r.contact_id
    FROM json_each(?) j CROSS JOIN assignment_rows r ON r.company_id = j.value
    CROSS JOIN assignments a ON a.id = r.assignment_id WHERE a.client_id = ? AND r.upload_id IS NOT ?`,
  params: [ids, upload.clientId, upload.id],
});

interface RowRow {
  id: string;
  ordinal: number;
  row_key: string;
  upload_id: string | null;
  lead_id: string;
  company_id: string;
  site_id: string | null;
  contact_id: string | null;
  own_cells: string | null;
}

const toStoredRows = (rows: unknown[], cells: unknown[]): StoredRow[] => {
  const stored = (rows as RowRow[]).map(
    (row): StoredRow => ({
      id: row.id,
      ordinal: row.ordinal,
      rowKey: row.row_key,
      uploadId: row.upload_id,
      companyId: row.company_id,
      leadId: row.lead_id,
      siteId: row.site_id,
      contactId: row.contact_id,
      own: {
        company: row.own_cells === null ? {} : (JSON.parse(row.own_cells) as Record<string, string>),
        personal: {},
      },
    }),
  );
  const byId = new Map(stored.map((row) => [row.id, row]));
  for (const cell of cells as { row_id: string; column_id: string; value: string }[]) {
    const row = byId.get(cell.row_id);
    if (row !== undefined) row.own.personal[cell.column_id] = cell.value;
  }
  return stored;
};

const takenFromStatement = (upload: Upload, rowNumbers: readonly number[]): Statement => ({
  sql: `SELECT r.row_key, r.company_id AS id FROM json_each(?) j
    CROSS JOIN assignment_rows r ON r.assignment_id = ? AND r.row_key = j.value`,
  params: [jsonList(rowNumbers.map((number) => rowKey(upload.contentHash, number))), upload.assignmentId],
});

/** First the version, then everything decided on: a change in between is caught by the write's guard. */
const candidates = async (db: Db, upload: Upload, keys: readonly string[], rowNumbers: readonly number[]) => {
  const lists = jsonChunks(keys, 20_000);
  const [version, ...found] = await db.batch([
    registryVersionStatement(),
    takenFromStatement(upload, rowNumbers),
    ...lists.map(candidatesStatement),
  ]);
  const ids = new Set(found.flatMap(({ rows }) => (rows as { id: string }[]).map(({ id }) => id)));
  return { version: (version?.rows[0] as { version: number } | undefined)?.version ?? -1, ids: [...ids] };
};

/**
 * Loads what a chunk is matched with, in two batches however many rows it has. Personal values past the cutoffs are left
 * out: matching is a reader too (P4.2-10). An engine read; what the client gets to see of it is its own report.
 */
export const loadSurroundings = async (
  db: Db,
  upload: Upload,
  {
    keys,
    rowNumbers,
    cutoffs,
    crossingPersonal,
  }: {
    keys: readonly string[];
    rowNumbers: readonly number[];
    cutoffs: ContactCutoffs;
    crossingPersonal: CrossingPersonal;
  },
): Promise<Surroundings> => {
  const shared = new Set<string>();
  const { version, ids } = await candidates(db, upload, keys, rowNumbers);
  const found: Surroundings = {
    version,
    companies: [],
    contacts: [],
    restricted: new Set(),
    separated: new Map(),
    leads: new Map(),
    rows: [],
    own: { companies: new Set(), contacts: new Set() },
    neverCalls: new Set(),
    apart: [],
  };
  for (const list of jsonChunks(ids, 20_000)) {
    const known = knownCompanyStatements(list);
    const results = await db.batch([
      ...known,
      knownContactsStatement(list, cutoffs.purged),
      formerContactValuesStatement(list, cutoffs),
      leadsStatement(list, upload.assignmentId),
      rowsStatement(list, upload.assignmentId),
      personalCellsStatement(list, upload.assignmentId, cutoffs.purged),
      ownRecordsStatement(list, upload),
      neverCallsStatement(list, upload.clientId),
      apartStatement(list),
      ...(crossingPersonal === "verified" ? [sharedContactsStatement(list, upload.clientId)] : []),
    ]);
    collect(found, results.slice(0, known.length), results.slice(known.length));
    const others = crossingPersonal === "verified" ? (results.at(-1)?.rows ?? []) : [];
    for (const { id } of others as { id: string }[]) shared.add(id);
  }
  return separated(found, shared, upload.clientId);
};

const collect = (found: Surroundings, known: BatchResult[], rest: BatchResult[]) => {
  const [contacts, former, leads, rows, cells, own, never, apart] = rest.map((result) => result.rows);
  for (const record of (own ?? []) as { company_id: string; contact_id: string | null }[]) {
    found.own.companies.add(record.company_id);
    if (record.contact_id !== null) found.own.contacts.add(record.contact_id);
  }
  for (const { id } of (never ?? []) as { id: string }[]) found.neverCalls.add(id);
  for (const pair of (apart ?? []) as { left_id: string; right_id: string }[])
    found.apart.push([pair.left_id, pair.right_id]);
  found.companies.push(...toKnownCompanies(known));
  const restricted = (contacts ?? []) as { id: string; restricted_at: string | null }[];
  for (const { id, restricted_at } of restricted) if (restricted_at !== null) found.restricted.add(id);
  // Held by this client at all, also by earlier rows of this upload whose values others verified since.
  const here = new Set((rows as RowRow[] | undefined)?.flatMap(({ contact_id }) => contact_id ?? []));
  found.contacts.push(
    ...toKnownContacts(contacts ?? [], former ?? [], (id) => found.own.contacts.has(id) || here.has(id)),
  );
  for (const lead of (leads ?? []) as { id: string; company_id: string }[]) found.leads.set(lead.company_id, lead.id);
  found.rows.push(...toStoredRows(rows ?? [], cells ?? []));
};
