import type { MergeUndoReport } from "#contract/reviews.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { insertBackStatement } from "./insert-back.ts";
import { type Present, partsOf, type Snapshot } from "./undo-merge.repository.ts";

/** Rows, calls, notes, contacts and questions return to the record they hung on; `ready` are the leads that are there again. */
export const linkStatements = (
  snapshot: Snapshot,
  present: Present,
  ready: ReadonlySet<string>,
  report: MergeUndoReport,
): Statement[] => {
  const { kept_id, removed_id } = snapshot.entry;
  const rows: [string, string, string | null][] = [];
  for (const [id, was] of partsOf(snapshot, "row")) {
    if (was.company_id !== removed_id) continue;
    const now = present.rows.get(id);
    if (now === undefined) continue;
    if (now.company_id === kept_id && ready.has(was.lead_id as string))
      rows.push([id, was.lead_id as string, was.site_id as string | null]);
    else report.kept.push({ what: "row", field: null, reason: "moved" });
  }
  report.restored.rows += rows.length;
  const led = (kind: string) =>
    [...partsOf(snapshot, kind)]
      .filter(([, was]) => ready.has(was.lead_id as string))
      .map(([id, was]) => [id, was.lead_id]);
  const contacts = [...partsOf(snapshot, "contact")]
    .filter(([, was]) => was.company_id === removed_id)
    .map(([id]) => id);
  const ownSites = [...partsOf(snapshot, "row")]
    .filter(([, was]) => was.company_id === kept_id)
    .map(([id, was]) => [id, was.site_id]);
  report.restored.contacts += contacts.length;
  return [
    {
      sql: `UPDATE assignment_rows SET company_id = ?, lead_id = m.value ->> 1,
          site_id = (SELECT s.id FROM company_sites s WHERE s.id = m.value ->> 2), version = version + 1
        FROM json_each(?) m WHERE assignment_rows.id = m.value ->> 0`,
      params: [removed_id, jsonList(rows)],
    },
    // For an undo of the upload that changed such a row before, this is no change by anybody.
    {
      sql: "UPDATE upload_changes SET version = version + 1 WHERE kind = 'row' AND record_id IN (SELECT value ->> 0 FROM json_each(?))",
      params: [jsonList(rows)],
    },
    ...(["calls", "call_notes"] as const).map((table) => ({
      sql: `UPDATE ${table} SET lead_id = m.value ->> 1 FROM json_each(?) m WHERE ${table}.id = m.value ->> 0`,
      params: [jsonList(led(table === "calls" ? "call" : "note"))],
    })),
    {
      sql: "UPDATE contacts SET company_id = ?, version = version + 1 WHERE company_id = ? AND id IN (SELECT value FROM json_each(?))",
      params: [removed_id, kept_id, jsonList(contacts)],
    },
    // Rows of the record that stays keep to its own sites: those they had, else the one with the same key.
    {
      sql: `UPDATE assignment_rows SET site_id = m.value ->> 1 FROM json_each(?) m
        WHERE assignment_rows.id = m.value ->> 0 AND assignment_rows.company_id = ?
          AND site_id IN (SELECT id FROM company_sites WHERE company_id = ?)
          AND m.value ->> 1 IN (SELECT id FROM company_sites WHERE company_id = ?)`,
      params: [jsonList(ownSites), kept_id, removed_id, kept_id],
    },
    {
      sql: `UPDATE assignment_rows SET site_id = (SELECT k.id FROM company_sites s JOIN company_sites k ON k.key = s.key AND k.company_id = ?1
          WHERE s.id = assignment_rows.site_id)
        WHERE company_id = ?1 AND site_id IN (SELECT id FROM company_sites WHERE company_id = ?2)`,
      params: [kept_id, removed_id],
    },
  ];
};

/** Keys and lists of whom not to call, each with its own record again. */
export const keyStatements = (snapshot: Snapshot): Statement[] => {
  const { kept_id, removed_id } = snapshot.entry;
  const keys = (id: string) =>
    [...partsOf(snapshot, "key").values()].filter((part) => part.company_id === id).map((part) => part.key as string);
  const own = new Set(keys(kept_id));
  const never = [...partsOf(snapshot, "never").values()];
  const other = never.filter((part) => part.company_id === removed_id);
  const listed = new Set(
    never.filter((part) => part.company_id === kept_id).map((part) => `${part.client_id} ${part.upload_id}`),
  );
  const borrowed = other
    .filter((part) => !listed.has(`${part.client_id} ${part.upload_id}`))
    .map((part) => [part.client_id, part.upload_id]);
  return [
    {
      sql: "DELETE FROM company_keys WHERE company_id = ? AND key IN (SELECT value FROM json_each(?))",
      params: [kept_id, jsonList([`i:${removed_id}`, ...keys(removed_id).filter((key) => !own.has(key))])],
    },
    ...insertBackStatement(
      "company_keys",
      "key company_id",
      keys(removed_id).map((key) => ({ key, company_id: removed_id })),
    ),
    {
      sql: `DELETE FROM never_calls WHERE company_id = ? AND (client_id, upload_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
      params: [kept_id, jsonList(borrowed)],
    },
    // Only lists that still exist.
    {
      sql: `INSERT OR IGNORE INTO never_calls (client_id, company_id, upload_id) SELECT value ->> 'client_id', ?, u.id
        FROM json_each(?) JOIN uploads u ON u.id = value ->> 'upload_id'`,
      params: [removed_id, jsonList(other)],
    },
  ];
};
