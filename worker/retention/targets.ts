import { addDays, localDate, startOfLocalDay } from "./calendar.ts";
import { purgeCutoff, purgeCutoffAt } from "./engine.ts";
import { subtractPeriod } from "./period.ts";
import { type PurgeRule, SCHEDULE } from "./schedule.ts";

/** A statement with numbered parameters; `purge.ts` and `forecast.ts` hand it to the Db. */
export interface Sql {
  readonly sql: string;
  readonly params: unknown[];
}

/** What is counted, in `task_runs.counts` and in the forecast. */
export type PurgeCount =
  | "contacts"
  | "contactValues"
  | "formerValues"
  | "personalCells"
  | "valueCopies"
  | "valueQuestions"
  | "cellCopies"
  | "uploadChanges"
  | "mergeSnapshots"
  | "tombstones"
  | "leases"
  | "abandonedUploads"
  | "idempotencyKeys"
  | "requestSubmissions";

export interface PurgeWrite extends Sql {
  /** The rows this statement changes are counted under this name. */
  readonly counts?: PurgeCount;
}

export interface PurgeTarget {
  readonly id: PurgeCount;
  readonly rule: (typeof SCHEDULE)[keyof typeof SCHEDULE]["id"];
  /** SELECTs of the ids that go at `now`, oldest first; the writes delete exactly these and the forecast counts them. */
  sets(now: Date, limit: number): Partial<Record<PurgeCount, Sql>>;
  /** One bounded, idempotent batch; fewer than `limit` rows counted under `id` by each of its writes means nothing is left. */
  writes(now: Date, limit: number): PurgeWrite[];
}

/** For forecasts: SQLite reads a negative limit as none. */
export const NO_LIMIT = -1;

/**
 * The latest moment of replacement (UTC ISO) whose copy is gone at `now`; SQL says `superseded_at <= ?` (readers `>`).
 * The life of a copy is a maximum, so it ends as the last local day of it begins and not after it, as other periods do.
 */
export function supersededCutoffAt(now: Date): string {
  const lastDay = subtractPeriod(localDate(now), SCHEDULE.supersededCopy.purgeAfter);
  return new Date(startOfLocalDay(addDays(lastDay, 1)).getTime() - 1).toISOString();
}

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

// Leads whose last person goes, of companies without a main number: they wait for their supervisor, and a lease on one
// ends at the next request (P4.2-6). Before the rows are unlinked.
const nobodyLeft = `UPDATE leads SET state = 'held', held_reason = 'nobody', version = version + 1 WHERE state = 'open'
  AND id IN (SELECT r.lead_id FROM (${goneContacts}) g CROSS JOIN assignment_rows r ON r.contact_id = g.id)
  AND NOT EXISTS (SELECT 1 FROM assignment_rows o WHERE o.lead_id = leads.id AND o.contact_id IS NOT NULL
    AND o.contact_id NOT IN (${goneContacts}))
  AND NOT EXISTS (SELECT 1 FROM companies c WHERE c.id = leads.company_id AND c.phone IS NOT NULL)`;
const leasesOnNobody = `DELETE FROM leases WHERE lead_id IN (SELECT r.lead_id FROM (${goneContacts}) g
  CROSS JOIN assignment_rows r ON r.contact_id = g.id JOIN leads l ON l.id = r.lead_id
  WHERE l.state = 'held' AND l.held_reason = 'nobody')`;

/** Contacts and their values (P4.2-10). Rows and calls are unlinked, so notes stay (P4.3-9); the pseudonym goes. */
const contactTarget: PurgeTarget = {
  id: "contactValues",
  rule: SCHEDULE.contactValue.id,
  sets: (now, limit) => {
    const params = [purgeCutoff(now, SCHEDULE.contactValue), limit];
    return {
      contacts: { sql: `SELECT DISTINCT id FROM (${goneContacts})`, params },
      contactValues: { sql: goneValues, params },
    };
  },
  writes: (now, limit) => {
    const cutoff = purgeCutoff(now, SCHEDULE.contactValue);
    const write = (sql: string, counts?: PurgeCount): PurgeWrite => ({
      sql,
      params: [cutoff, limit],
      ...(counts && { counts }),
    });
    return [
      // The values go last, because every statement before them finds the contacts by their values.
      { sql: "PRAGMA defer_foreign_keys = on", params: [] },
      write(nobodyLeft),
      write(leasesOnNobody),
      write(`UPDATE assignment_rows SET contact_id = NULL WHERE contact_id IN (${goneContacts})`),
      write(`UPDATE calls SET contact_id = NULL WHERE contact_id IN (${goneContacts})`),
      write(
        `DELETE FROM match_reviews WHERE kind = 'contact' AND (left_id IN (${goneContacts}) OR right_id IN (${goneContacts}))`,
      ),
      // Copies go with the person, whatever their own clocks say.
      write(`DELETE FROM contact_value_copies WHERE contact_id IN (${goneContacts})`),
      write(`DELETE FROM contact_value_copies WHERE original_id IN (${goneContacts})`),
      write(`DELETE FROM merge_parts WHERE kind = 'person' AND record_id IN (${goneContacts})`),
      write(`DELETE FROM value_questions WHERE kind = 'contact' AND record_id IN (${goneContacts})`, "valueQuestions"),
      write(`DELETE FROM subject_pseudonyms WHERE subject_id IN (${goneContacts})`),
      write(`DELETE FROM subject_pseudonyms WHERE merged_into IN (${goneContacts})`),
      write(`DELETE FROM former_contact_values WHERE contact_id IN (${goneContacts})`, "formerValues"),
      write(`DELETE FROM contacts WHERE id IN (${goneContacts})`, "contacts"),
      write(`DELETE FROM contact_values WHERE (contact_id, field) IN (${goneValues})`, "contactValues"),
    ];
  },
};

const dueFormer = (column: "anchor_on" | "superseded_at", cutoff: string) =>
  `SELECT contact_id, field, norm FROM former_contact_values WHERE ${column} <= ${cutoff} ORDER BY ${column} LIMIT ?2`;

/** Superseded values of contacts: with their own purge instant, at the end of their life as a copy, and with their contact. */
const formerTarget: PurgeTarget = {
  id: "formerValues",
  rule: SCHEDULE.supersededCopy.id,
  sets: (now, limit) => ({
    // No norm among the ids of a forecast: it is a value (P3-7).
    formerValues: {
      sql: `SELECT contact_id, field FROM (
          SELECT * FROM (${dueFormer("anchor_on", "?1")}) UNION SELECT * FROM (${dueFormer("superseded_at", "?3")})
          UNION SELECT f.contact_id, f.field, f.norm FROM (${goneContacts}) g
            CROSS JOIN former_contact_values f ON f.contact_id = g.id) LIMIT ?2`,
      params: [purgeCutoff(now, SCHEDULE.contactValue), limit, supersededCutoffAt(now)],
    },
  }),
  // Those of a contact that goes are deleted, and counted under this name, in the batch that deletes the contact.
  writes: (now, limit) => {
    const write = (column: "anchor_on" | "superseded_at", cutoff: string): PurgeWrite => ({
      sql: `DELETE FROM former_contact_values WHERE (contact_id, field, norm) IN (${dueFormer(column, "?1")})`,
      params: [cutoff, limit],
      counts: "formerValues",
    });
    return [
      write("anchor_on", purgeCutoff(now, SCHEDULE.contactValue)),
      write("superseded_at", supersededCutoffAt(now)),
    ];
  },
};

const dueQuestions = `SELECT id FROM value_questions WHERE kind = 'contact' AND entered_on <= ?1 ORDER BY entered_on LIMIT ?2`;
/** Newer values nobody asked about yet: with their own clock, and with their contact (counted in its batch). */
const questionTarget: PurgeTarget = {
  id: "valueQuestions",
  rule: SCHEDULE.contactValue.id,
  sets: (now, limit) => ({
    valueQuestions: {
      sql: `SELECT id FROM (SELECT id FROM (${dueQuestions}) UNION SELECT q.id FROM (${goneContacts}) g
        CROSS JOIN value_questions q ON q.record_id = g.id AND q.kind = 'contact') LIMIT ?2`,
      params: [purgeCutoff(now, SCHEDULE.contactValue), limit],
    },
  }),
  writes: (now, limit) => [
    {
      sql: `DELETE FROM value_questions WHERE id IN (${dueQuestions})`,
      params: [purgeCutoff(now, SCHEDULE.contactValue), limit],
      counts: "valueQuestions",
    },
  ],
};

interface Simple {
  id: PurgeCount;
  rule: PurgeTarget["rule"];
  /** The latest due anchor at `now`: a local date or a UTC instant, as the table's anchor column is. */
  cutoff(now: Date): string;
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
    sets: (now, limit) => ({ [id]: { sql: due, params: [cutoff(now), limit] } }),
    writes: (now, limit) => [{ sql: `${change} WHERE (${key}) IN (${due})`, params: [cutoff(now), limit], counts: id }],
  };
}

const copyCutoff = (now: Date) => purgeCutoff(now, SCHEDULE.supersededCopy);

/** Copies of personal values end by their own period or by the value's first anchor, whichever comes first (Clocks). */
const copiesTarget = (id: PurgeCount, table: string, key: string, value: PurgeRule): PurgeTarget => {
  // Both latest due dates in one parameter, ten letters each: a copy that is due by both is counted once.
  const byAge = `SELECT ${key} FROM ${table} WHERE replaced_on <= substr(?1, 1, 10)`;
  const byAnchor = `SELECT ${key} FROM ${table} WHERE anchor_on <= substr(?1, 11)`;
  const both = (now: Date) => copyCutoff(now) + purgeCutoff(now, value);
  const remove = (due: string, params: unknown[]): PurgeWrite => ({
    sql: `DELETE FROM ${table} WHERE (${key}) IN (${due} LIMIT ?2)`,
    params,
    counts: id,
  });
  return {
    id,
    rule: SCHEDULE.supersededCopy.id,
    sets: (now, limit) => ({ [id]: { sql: `${byAge} UNION ${byAnchor} LIMIT ?2`, params: [both(now), limit] } }),
    writes: (now, limit) => [remove(byAge, [both(now), limit]), remove(byAnchor, [both(now), limit])],
  };
};

const dueMerges = "SELECT id FROM merges WHERE merged_on <= ?1 ORDER BY merged_on, id LIMIT ?2";
/** The snapshots of a merge, which can't be undone afterwards. */
const mergeTarget: PurgeTarget = {
  id: "mergeSnapshots",
  rule: SCHEDULE.supersededCopy.id,
  sets: (now, limit) => ({ mergeSnapshots: { sql: dueMerges, params: [copyCutoff(now), limit] } }),
  writes: (now, limit) => [
    { sql: `DELETE FROM merge_parts WHERE merge_id IN (${dueMerges})`, params: [copyCutoff(now), limit] },
    {
      sql: `DELETE FROM merges WHERE id IN (${dueMerges})`,
      params: [copyCutoff(now), limit],
      counts: "mergeSnapshots",
    },
  ],
};

/** Everything that goes by time. What is not here never vanishes by time: companies, notes (P4.1-5, P4.3-9). */
export const PURGE_TARGETS: readonly PurgeTarget[] = [
  contactTarget,
  formerTarget,
  questionTarget,
  simpleTarget({
    id: "personalCells",
    rule: SCHEDULE.personalCell.id,
    cutoff: (now) => purgeCutoff(now, SCHEDULE.personalCell),
    table: "row_personal_cells",
    key: "row_id, column_id",
    anchor: "anchor_on",
  }),
  copiesTarget("valueCopies", "contact_value_copies", "holder_id, original_id, field", SCHEDULE.contactValue),
  copiesTarget("cellCopies", "row_cell_copies", "upload_id, row_id, column_id", SCHEDULE.personalCell),
  simpleTarget({
    id: "uploadChanges",
    rule: SCHEDULE.supersededCopy.id,
    cutoff: copyCutoff,
    table: "upload_changes",
    key: "upload_id, kind, record_id",
    anchor: "replaced_on",
  }),
  mergeTarget,
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
  simpleTarget({
    id: "requestSubmissions",
    rule: SCHEDULE.requestSubmission.id,
    cutoff: (now) => purgeCutoffAt(now, SCHEDULE.requestSubmission),
    table: "request_submissions",
    key: "id",
    anchor: "submitted_at",
  }),
];
