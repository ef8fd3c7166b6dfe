import { dictionary, rights, type SubjectRights } from "#worker/dictionary/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** Of these contacts those that still exist for a reader: with a purged name the whole contact is gone (P4.2-10). */
export const readableContactsStatement = (contactIds: readonly string[], cutoff: string): Statement => ({
  sql: `SELECT j.value AS id FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM contact_values gone
    WHERE gone.contact_id = j.value AND gone.field = 'name' AND gone.anchor_on <= ?)`,
  params: [jsonList(contactIds), cutoff],
});

export interface StoreRead {
  store: string;
  right: SubjectRights;
  statement: Statement;
}

/**
 * One select a store, generated from the dictionary: its columns for the access answer, its rows of this person, nothing
 * past its purge instant (access answers are readers too, Clocks).
 */
export const storeReads = (keys: Record<SubjectRights["key"], readonly string[]>, cutoff: string): StoreRead[] =>
  Object.entries(rights).flatMap(([store, right]) => {
    if (right.rows === null || !("columns" in right.access) || keys[right.key].length === 0) return [];
    const clock = "anchor_on" in (dictionary[store]?.columns ?? {}) ? " AND anchor_on > ?2" : "";
    const rows = right.rows.replaceAll("(?)", "(?1)");
    const statement = {
      sql: `SELECT ${right.access.columns.join(", ")} FROM ${store} WHERE (${rows})${clock} LIMIT 1000`,
      params: [jsonList(keys[right.key]), ...(clock === "" ? [] : [cutoff])],
    };
    return [{ store, right, statement }];
  });

/** Where the values come from: the kind of source and whose assignment, once each. */
export const sourcesStatement = (contactIds: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT s.kind, c.name AS client FROM contact_values v JOIN value_sources s ON s.id = v.source_id
      JOIN assignments a ON a.id = s.assignment_id JOIN clients c ON c.id = a.client_id
    WHERE v.contact_id IN (SELECT value FROM json_each(?)) ORDER BY c.name, s.kind LIMIT 200`,
  params: [jsonList(contactIds)],
});

/** Who consulted the data: role, purpose and moment, never a name (P7-9). Newest first, at most 1,000. */
export const looksStatement = (subjectIds: readonly string[]): Statement => ({
  sql: `SELECT l.at, l.actor_role AS role, l.purpose FROM access_log l
    WHERE l.subject IN (SELECT p.pseudonym FROM subject_pseudonyms p WHERE p.subject_id IN (SELECT value FROM json_each(?)))
      AND l.outcome <> 'refused' ORDER BY l.seq DESC LIMIT 1000`,
  params: [jsonList(subjectIds)],
});
