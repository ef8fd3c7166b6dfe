import type { RequestSubject } from "#contract/requests.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { type CaseRow, openTasksSql } from "./requests.repository.ts";

const columns =
  "r.id, r.reference, r.kind, r.channel, r.state, r.received_on, r.answer_before, r.law_before, r.answered_at, r.hold_on, r.hold_released_at";
export type DeskRow = Pick<
  CaseRow,
  | "id"
  | "reference"
  | "kind"
  | "channel"
  | "state"
  | "received_on"
  | "answer_before"
  | "law_before"
  | "answered_at"
  | "hold_on"
  | "hold_released_at"
> & { open_tasks: number };

const openStates = "r.state NOT IN ('answered','closed','refused','withdrawn','merged_into','answered_identity_open')";

/** Open ones by deadline, the nearest first; the others by when they ended, the latest first. */
export const deskStatement = (open: boolean, after: (string | number)[] | null, limit: number): Statement => {
  const key = open ? "r.answer_before" : "r.answered_at";
  const past = after === null ? "" : `AND (${key}, r.id) ${open ? ">" : "<"} (?, ?)`;
  return {
    sql: `SELECT ${columns}, ${openTasksSql("r.id")} AS open_tasks FROM data_subject_requests r
      WHERE ${open ? openStates : "r.answered_at IS NOT NULL"} ${past}
      ORDER BY ${key} ${open ? "" : "DESC"}, r.id ${open ? "" : "DESC"} LIMIT ?`,
    params: [...(after ?? []), limit],
  };
};

export interface SubjectRow {
  contact_id: string;
  found_by: RequestSubject["foundBy"];
  state: RequestSubject["state"];
  assignments: number;
  has_address: number;
}
export const subjectsStatement = (requestId: string, cutoff: string): Statement => ({
  sql: `SELECT s.contact_id, s.found_by, s.state,
      (SELECT count(DISTINCT r.assignment_id) FROM assignment_rows r WHERE r.contact_id = s.contact_id) AS assignments,
      EXISTS (SELECT 1 FROM contact_values v WHERE v.contact_id = s.contact_id AND v.field = 'email' AND v.anchor_on > ?) AS has_address
    FROM request_subjects s WHERE s.request_id = ? ORDER BY s.state, s.contact_id LIMIT 300`,
  params: [cutoff, requestId],
});

export const tasksOfRequestStatement = (requestId: string): Statement => ({
  sql: `SELECT t.done_at, (SELECT count(*) FROM request_task_notes n WHERE n.request_id = t.request_id
      AND n.assignment_id = t.assignment_id) AS notes,
      COALESCE((SELECT group_concat(u.name, ', ') FROM assignment_supervisors s JOIN users u ON u.id = s.user_id
        WHERE s.assignment_id = t.assignment_id), '') AS supervisors
    FROM request_tasks t JOIN assignments a ON a.id = t.assignment_id WHERE t.request_id = ? ORDER BY t.assignment_id LIMIT 200`,
  params: [requestId],
});

/** Another director who could be the second person, beside this one. */
export const otherDirectorsStatement = (userId: string): Statement => ({
  sql: "SELECT count(*) AS n FROM users WHERE role = 'director' AND deactivated_at IS NULL AND id <> ?",
  params: [userId],
});
/** Whether this supervisor has a task in the case, and whether anybody has. */
export const taskHoldersStatement = (requestId: string, userId: string): Statement => ({
  sql: `SELECT count(*) AS tasks, COALESCE(sum(EXISTS (SELECT 1 FROM assignment_supervisors s
      WHERE s.assignment_id = t.assignment_id AND s.user_id = ?)), 0) AS own
    FROM request_tasks t JOIN assignments a ON a.id = t.assignment_id WHERE t.request_id = ?`,
  params: [userId, requestId],
});

export interface TaskListRow {
  request_id: string;
  assignment_id: string | null;
  assignment_name: string;
  reference: string;
  kind: CaseRow["kind"];
  answer_before: string;
  notes: number;
  reviewed: number;
  done_at: string | null;
  approval: number;
}
const waitsForSupervisor = `r.kind = 'erasure' AND r.decided_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users u
  WHERE u.role = 'director' AND u.deactivated_at IS NULL AND u.id <> r.decided_by)`;

/**
 * The supervisor's own tasks in running cases, the nearest deadline first; and, without an assignment, cases of people
 * nobody holds that wait for a second person.
 */
export const tasksOfSupervisorStatement = (userId: string): Statement => ({
  sql: `SELECT t.request_id, t.assignment_id, a.name AS assignment_name, r.reference, r.kind, r.answer_before, t.done_at,
      (SELECT count(*) FROM request_task_notes n WHERE n.request_id = t.request_id AND n.assignment_id = t.assignment_id) AS notes,
      (SELECT count(*) FROM request_task_notes n WHERE n.request_id = t.request_id AND n.assignment_id = t.assignment_id
        AND n.reviewed_at IS NOT NULL) AS reviewed, ${waitsForSupervisor} AS approval
    FROM data_subject_requests r CROSS JOIN request_tasks t ON t.request_id = r.id
      CROSS JOIN assignment_supervisors s ON s.assignment_id = t.assignment_id AND s.user_id = ?
      JOIN assignments a ON a.id = t.assignment_id
    WHERE r.state = 'deciding'
    UNION ALL SELECT r.id, NULL, '', r.reference, r.kind, r.answer_before, NULL, 0, 0, 1 FROM data_subject_requests r
    WHERE r.state = 'deciding' AND ${waitsForSupervisor} AND NOT EXISTS (SELECT 1 FROM request_tasks t
      JOIN assignments a ON a.id = t.assignment_id WHERE t.request_id = r.id)
    ORDER BY 6, 1, 2 LIMIT 100`,
  params: [userId],
});

/** Contacts of the case that stand in this assignment, with their values: for its supervisor. */
export const taskContactsStatement = (requestId: string, assignmentId: string, cutoff: string): Statement => ({
  sql: `SELECT DISTINCT s.contact_id, s.found_by, s.state, v.field, v.value
    FROM request_subjects s JOIN assignment_rows r ON r.contact_id = s.contact_id AND r.assignment_id = ?
      LEFT JOIN contact_values v ON v.contact_id = s.contact_id AND v.anchor_on > ?
    WHERE s.request_id = ? ORDER BY s.contact_id, v.field LIMIT 500`,
  params: [assignmentId, cutoff, requestId],
});
