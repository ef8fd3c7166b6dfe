import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { liveContactValuesSql } from "../contacts/index.ts";
import { outcomeLabelSql } from "../outcomes/index.ts";

export interface AppointmentRow {
  id: string;
  call_id: string;
  starts_at: string;
  state: "planned" | "cancelled";
  revision: number;
  changed_at: string;
  company_name: string;
  contact_name: string | null;
  outcome: string;
  outcome_label: string | null;
  settings_version: number;
  ciphertext: string | null;
}

export const insertAppointmentStatement = (
  deps: Deps,
  appointment: { id: string; callId: string; assignmentId: string; startsAt: string },
): Statement => {
  const { id, callId, assignmentId, startsAt } = appointment;
  const at = nowIso(deps.clock);
  return {
    sql: `INSERT INTO appointments (id, call_id, assignment_id, starts_at, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)`,
    params: [id, callId, assignmentId, startsAt, at, at],
  };
};

/** A move or a cancellation of one that stands; guarded, so two changes at once don't both count. */
export const changeAppointmentStatements = (
  deps: Deps,
  change: { id: string; assignmentId: string; startsAt: string | null },
): Statement[] => [
  {
    sql: `UPDATE appointments SET starts_at = COALESCE(?, starts_at), state = iif(? IS NULL, 'cancelled', 'planned'),
        revision = revision + 1, changed_at = ? WHERE id = ? AND assignment_id = ? AND state = 'planned'`,
    params: [change.startsAt, change.startsAt, nowIso(deps.clock), change.id, change.assignmentId],
  },
  mustHaveChanged("appointment is planned"),
];

export const findPlanned = (deps: Deps, id: string, assignmentId: string) =>
  deps.db.first<{ call_id: string; lead_id: string; starts_at: string }>({
    sql: `SELECT p.call_id, k.lead_id, p.starts_at FROM appointments p JOIN calls k ON k.id = p.call_id
      WHERE p.id = ? AND p.assignment_id = ? AND p.state = 'planned'`,
    params: [id, assignmentId],
  });

type ReadGrant = Grant<"appointment.list" | "appointment.export">;

/** Appointments that `which` selects, with the live name of the person: purged and erased names leave for nobody. */
const rowsStatement = (which: Statement, cutoff: string, descending: boolean): Statement => {
  const live = liveContactValuesSql(cutoff);
  const direction = descending ? "DESC" : "ASC";
  return {
    sql: `SELECT p.id, p.call_id, p.starts_at, p.state, p.revision, p.changed_at, c.name AS company_name, k.outcome, k.settings_version,
        ${outcomeLabelSql("p.assignment_id", "k.settings_version", "k.outcome")} AS outcome_label,
        (SELECT v.value FROM (${live.sql}) v JOIN contacts ct ON ct.id = v.contact_id AND ct.restricted_at IS NULL
          WHERE v.contact_id = k.contact_id AND v.field = 'name') AS contact_name,
        (SELECT w.ciphertext FROM call_answers w WHERE w.call_id = k.id) AS ciphertext
      FROM (${which.sql}) p JOIN calls k ON k.id = p.call_id JOIN leads l ON l.id = k.lead_id
        JOIN companies c ON c.id = l.company_id ORDER BY p.starts_at ${direction}, p.id ${direction}`,
    params: [...live.params, ...which.params],
  };
};

/** Reads appointments with a log line for each, and for the person of each; the empty look leaves its line too (P3-7). */
const readAppointments = async (
  deps: Deps,
  grant: ReadGrant,
  which: { shown: Statement; read: Statement; descending: boolean },
  cutoff: string,
): Promise<AppointmentRow[]> => {
  const records: Statement = {
    sql: `WITH shown AS (SELECT p.id AS record_id, k.contact_id AS subject_id FROM (${which.shown.sql}) p
        JOIN calls k ON k.id = p.call_id)
      SELECT * FROM shown UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
    params: which.shown.params,
  };
  const [found] = await loggedRead(deps, grant, { kind: "appointment", records }, [
    rowsStatement(which.read, cutoff, which.descending),
  ]);
  return (found?.rows ?? []) as AppointmentRow[];
};

/** A page of the agenda by date: from today on, or back from yesterday. */
export const listAppointments = (
  deps: Deps,
  grant: Grant<"appointment.list">,
  page: { when: "coming" | "past"; from: string; after: readonly [string, string] | null; limit: number },
  cutoff: string,
) => {
  const past = page.when === "past";
  const cursor = page.after === null ? "" : `AND (starts_at, id) ${past ? "<" : ">"} (?, ?)`;
  const direction = past ? "DESC" : "ASC";
  const select = (limit: number): Statement => ({
    sql: `SELECT * FROM appointments WHERE assignment_id = ? AND starts_at ${past ? "<" : ">="} ? ${cursor}
      ORDER BY starts_at ${direction}, id ${direction} LIMIT ?`,
    params: [grant.facts.assignmentId, page.from, ...(page.after ?? []), limit],
  });
  const which = { shown: select(page.limit), read: select(page.limit + 1), descending: past };
  return readAppointments(deps, grant, which, cutoff);
};

export const findAppointment = async (
  deps: Deps,
  grant: Grant<"appointment.export">,
  id: string,
  cutoff: string,
): Promise<AppointmentRow | null> => {
  const one: Statement = {
    sql: "SELECT * FROM appointments WHERE id = ? AND assignment_id = ?",
    params: [id, grant.facts.assignmentId],
  };
  const [row] = await readAppointments(deps, grant, { shown: one, read: one, descending: false }, cutoff);
  return row ?? null;
};
