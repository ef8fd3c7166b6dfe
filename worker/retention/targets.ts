import { purgeCutoff, purgeCutoffAt } from "./engine.ts";
import { SCHEDULE } from "./schedule.ts";

/** A statement with numbered parameters; `purge.ts` and `forecast.ts` hand it to the Db. */
export interface Sql {
  readonly sql: string;
  readonly params: unknown[];
}

/** What is counted, in `task_runs.counts` and in the forecast. */
export type PurgeCount =
  | "contacts"
  | "contactValues"
  | "personalCells"
  | "tombstones"
  | "leases"
  | "abandonedUploads"
  | "idempotencyKeys";

export interface PurgeWrite extends Sql {
  /** The rows this statement changes are counted under this name. */
  readonly counts?: PurgeCount;
}

export interface PurgeTarget {
  readonly id: PurgeCount;
  readonly rule: (typeof SCHEDULE)[keyof typeof SCHEDULE]["id"];
  /** The latest due anchor at `now`: a local date or a UTC instant, as the table's anchor column is. */
  cutoff(now: Date): string;
  /** SELECTs of the ids that go, oldest first; the writes delete exactly these and the forecast counts them. */
  sets(cutoff: string, limit: number): Partial<Record<PurgeCount, Sql>>;
  /** One bounded, idempotent batch; fewer than `limit` rows counted under `id` means nothing is left. */
  writes(cutoff: string, limit: number): PurgeWrite[];
}

/** For forecasts: SQLite reads a negative limit as none. */
export const NO_LIMIT = -1;

const dueValues = `SELECT contact_id, field FROM contact_values WHERE anchor_on <= ?1
  ORDER BY anchor_on, field, contact_id LIMIT ?2`;

// With its name the whole contact goes, younger values too; so does a contact of whom nothing younger is left.
const goneContacts = `SELECT d.contact_id AS id FROM (${dueValues}) d WHERE d.field = 'name' OR NOT EXISTS
  (SELECT 1 FROM contact_values young WHERE young.contact_id = d.contact_id AND young.anchor_on > ?1)`;

// No UNION and a CROSS JOIN (SQLite keeps its order): only then the DELETE goes by primary key and scans nothing.
const goneValues = `SELECT DISTINCT v.contact_id, v.field FROM (${dueValues}) d
  CROSS JOIN contact_values v ON v.contact_id = d.contact_id
  WHERE v.field = d.field OR d.field = 'name' OR NOT EXISTS
  (SELECT 1 FROM contact_values young WHERE young.contact_id = d.contact_id AND young.anchor_on > ?1)`;

/** Contacts and their values (P4.2-10). Rows and calls are unlinked, so notes stay (P4.3-9); the pseudonym goes. */
const contactTarget: PurgeTarget = {
  id: "contactValues",
  rule: SCHEDULE.contactValue.id,
  cutoff: (now) => purgeCutoff(now, SCHEDULE.contactValue),
  sets: (cutoff, limit) => ({
    contacts: { sql: `SELECT DISTINCT id FROM (${goneContacts})`, params: [cutoff, limit] },
    contactValues: { sql: goneValues, params: [cutoff, limit] },
  }),
  writes: (cutoff, limit) => {
    const write = (sql: string, counts?: PurgeCount): PurgeWrite => ({
      sql,
      params: [cutoff, limit],
      ...(counts && { counts }),
    });
    return [
      // The values go last, because every statement before them finds the contacts by their values.
      { sql: "PRAGMA defer_foreign_keys = on", params: [] },
      write(`UPDATE assignment_rows SET contact_id = NULL WHERE contact_id IN (${goneContacts})`),
      write(`UPDATE calls SET contact_id = NULL WHERE contact_id IN (${goneContacts})`),
      write(`DELETE FROM match_reviews WHERE kind = 'contact' AND left_id IN (${goneContacts})`),
      write(`DELETE FROM match_reviews WHERE kind = 'contact' AND right_id IN (${goneContacts})`),
      write(`DELETE FROM subject_pseudonyms WHERE subject_id IN (${goneContacts})`),
      write(`DELETE FROM contacts WHERE id IN (${goneContacts})`, "contacts"),
      write(`DELETE FROM contact_values WHERE (contact_id, field) IN (${goneValues})`, "contactValues"),
    ];
  },
};

interface Simple {
  id: PurgeCount;
  rule: PurgeTarget["rule"];
  cutoff: PurgeTarget["cutoff"];
  table: string;
  key: string;
  anchor: string;
  where?: string;
  /** Instead of deleting the row. */
  set?: string;
}

function simpleTarget({ id, rule, cutoff, table, key, anchor, where = "TRUE", set }: Simple): PurgeTarget {
  const due = `SELECT ${key} FROM ${table} WHERE ${where} AND ${anchor} <= ?1 ORDER BY ${anchor} LIMIT ?2`;
  const change = set === undefined ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${set}`;
  return {
    id,
    rule,
    cutoff,
    sets: (at, limit) => ({ [id]: { sql: due, params: [at, limit] } }),
    writes: (at, limit) => [{ sql: `${change} WHERE (${key}) IN (${due})`, params: [at, limit], counts: id }],
  };
}

/** Everything that goes by time. What is not here never vanishes by time: companies, notes (P4.1-5, P4.3-9). */
export const PURGE_TARGETS: readonly PurgeTarget[] = [
  contactTarget,
  simpleTarget({
    id: "personalCells",
    rule: SCHEDULE.personalCell.id,
    cutoff: (now) => purgeCutoff(now, SCHEDULE.personalCell),
    table: "row_personal_cells",
    key: "row_id, column_id",
    anchor: "anchor_on",
  }),
  simpleTarget({
    id: "tombstones",
    rule: SCHEDULE.tombstone.id,
    cutoff: (now) => purgeCutoff(now, SCHEDULE.tombstone),
    table: "tombstones",
    key: "hash",
    anchor: "left_on",
  }),
  simpleTarget({
    id: "leases",
    rule: SCHEDULE.lease.id,
    cutoff: (now) => purgeCutoffAt(now, SCHEDULE.lease),
    table: "leases",
    key: "agent_id",
    anchor: "expires_at",
  }),
  simpleTarget({
    id: "abandonedUploads",
    rule: SCHEDULE.stagedRow.id,
    cutoff: (now) => purgeCutoffAt(now, SCHEDULE.stagedRow),
    table: "uploads",
    key: "id",
    anchor: "last_chunk_at",
    where: "state = 'running'",
    set: "state = 'abandoned'",
  }),
  simpleTarget({
    id: "idempotencyKeys",
    rule: SCHEDULE.idempotencyKey.id,
    cutoff: (now) => purgeCutoffAt(now, SCHEDULE.idempotencyKey),
    table: "idempotency_keys",
    key: "key",
    anchor: "created_at",
  }),
];
