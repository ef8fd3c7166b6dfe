import type { Db, Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { registryVersionStatement } from "./companies.repository.ts";
import { knownCompanyStatements, knownContactsStatement } from "./known.repository.ts";
import type { MergingLead } from "./merge.rules.ts";

export interface MergeEntry {
  id: string;
  kind: "company" | "contact";
  kept_id: string;
  removed_id: string;
  assignment_id: string;
  parent_id: string | null;
}
type Parts = Map<string, Map<string, Record<string, string | number | null>>>;
export interface Snapshot {
  entry: MergeEntry;
  parts: Parts;
}
export interface StoredLead extends MergingLead {
  shuffle: number;
}
/** What the snapshots speak of, as it stands now. */
export interface Present {
  version: number;
  companies: unknown[][];
  leads: Map<string, StoredLead>;
  rows: Map<
    string,
    { id: string; company_id: string; lead_id: string; site_id: string | null; contact_id: string | null }
  >;
  sites: Map<string, { id: string; company_id: string }>;
  assignments: Set<string>;
  contacts: unknown[];
}

/** A merge with those of the contacts that came with it; empty when its copies are no longer kept. */
export const loadSnapshots = async (db: Db, mergeId: string, cutoff: string): Promise<Snapshot[]> => {
  const which = "SELECT id FROM merges WHERE (id = ? OR parent_id = ?) AND merged_on > ?";
  const params = [mergeId, mergeId, cutoff];
  const [entries, parts] = await db.batch([
    {
      sql: `SELECT id, kind, kept_id, removed_id, assignment_id, parent_id FROM merges WHERE id IN (${which}) ORDER BY parent_id IS NOT NULL, id`,
      params,
    },
    { sql: `SELECT merge_id, kind, record_id, data FROM merge_parts WHERE merge_id IN (${which})`, params },
  ]);
  const snapshots = ((entries?.rows ?? []) as MergeEntry[]).map((entry): Snapshot => ({ entry, parts: new Map() }));
  const byId = new Map(snapshots.map((snapshot) => [snapshot.entry.id, snapshot]));
  for (const part of (parts?.rows ?? []) as { merge_id: string; kind: string; record_id: string; data: string }[]) {
    const of = byId.get(part.merge_id)?.parts;
    const list = of?.get(part.kind) ?? new Map();
    list.set(part.record_id, JSON.parse(part.data));
    of?.set(part.kind, list);
  }
  return snapshots;
};

export const partsOf = ({ parts }: Snapshot, kind: string) => parts.get(kind) ?? new Map();

export const loadPresent = async (db: Db, snapshots: readonly Snapshot[], valueCutoff: string): Promise<Present> => {
  const ids = (kind: string) => jsonList([...new Set(snapshots.flatMap((each) => [...partsOf(each, kind).keys()]))]);
  const companies = snapshots
    .filter(({ entry }) => entry.kind === "company")
    .flatMap(({ entry }) => [entry.kept_id, entry.removed_id]);
  const persons = jsonList(snapshots.filter(({ entry }) => entry.kind === "contact").map(({ entry }) => entry.kept_id));
  const byId = (columns: string, table: string, list: string): Statement => ({
    sql: `SELECT ${columns} FROM json_each(?) j CROSS JOIN ${table} t ON t.id = j.value`,
    params: [list],
  });
  const asked = [
    ...new Set(snapshots.flatMap((each) => [...partsOf(each, "lead").values()].map((lead) => lead.assignment_id))),
  ];
  const [version, company, sites, keys, leads, rows, now, assignments, contacts] = await db.batch([
    registryVersionStatement(),
    ...knownCompanyStatements(jsonList(companies)),
    byId("t.*", "leads", ids("lead")),
    byId("t.id, t.company_id, t.lead_id, t.site_id, t.contact_id", "assignment_rows", ids("row")),
    byId("t.id, t.company_id", "company_sites", ids("site")),
    byId("t.id", "assignments", jsonList(asked)),
    {
      ...knownContactsStatement(persons, valueCutoff),
      sql: knownContactsStatement(persons, valueCutoff).sql.replace("c.company_id = j.value", "c.id = j.value"),
    },
  ]);
  const map = <T extends { id: string }>(found: { rows: unknown[] } | undefined) =>
    new Map(((found?.rows ?? []) as T[]).map((row) => [row.id, row]));
  return {
    version: (version?.rows[0] as { version: number } | undefined)?.version ?? -1,
    companies: [company, sites, keys].map((found) => found?.rows ?? []),
    leads: map(leads),
    rows: map(rows),
    sites: map(now),
    assignments: new Set(map(assignments).keys()),
    contacts: contacts?.rows ?? [],
  };
};

/** Copies of both persons of a contact merge that are within their life, as rows of `knownContactsStatement`. */
export const copiesStatement = (mergeId: string, cutoff: string): Statement => ({
  sql: `SELECT original_id AS id, '' AS company_id, field, value, norm, entered_on, verified_on, source_id
    FROM contact_value_copies WHERE holder_id = ? AND anchor_on > ?`,
  params: [mergeId, cutoff],
});

/** The snapshot has done its work. */
export const forgetMergeStatements = (mergeId: string): Statement[] => {
  const which = "(SELECT id FROM merges WHERE id = ?1 OR parent_id = ?1)";
  const params = [mergeId];
  return [
    { sql: `DELETE FROM contact_value_copies WHERE holder_id IN ${which}`, params },
    { sql: `DELETE FROM merge_parts WHERE merge_id IN ${which}`, params },
    { sql: "DELETE FROM merges WHERE parent_id = ?1", params },
    { sql: "DELETE FROM merges WHERE id = ?1", params },
  ];
};

/** Whoever took a merge back said that these are two: matching never makes them one again by itself. */
export const differentStatement = (review: {
  id: string;
  kind: string;
  pair: [string, string];
  assignmentId: string;
  by: string;
  at: string;
}): Statement => ({
  sql: `INSERT INTO match_reviews (id, assignment_id, kind, left_id, right_id, evidence, created_at, decision, decided_by, decided_at)
    VALUES (?1, ?2, ?3, ?4, ?5, '[]', ?7, 'different', ?6, ?7)
    ON CONFLICT (kind, left_id, right_id, assignment_id) DO UPDATE SET decision = 'different', decided_by = ?6, decided_at = ?7`,
  params: [review.id, review.assignmentId, review.kind, ...[...review.pair].sort(), review.by, review.at],
});
