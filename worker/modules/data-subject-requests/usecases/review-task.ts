import type { TaskDetail, TaskNote, TaskRow } from "#contract/requests.ts";
import { type Disclosure, type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { decryptNotes } from "#worker/modules/call-notes/index.ts";
import { contactValueText } from "#worker/modules/contacts/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHaveChanged, mustHold } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { addDays, localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { happened, orWrongState } from "../case-file.ts";
import { type TaskListRow, taskContactsStatement, tasksOfSupervisorStatement } from "../desk.repository.ts";
import { nextNoteSql, noteOfTaskStatement, reviewNoteStatement, type TaskNoteRow } from "../notes.repository.ts";
import { tidyMarks } from "../redact.rules.ts";
import { type CaseRow, caseStatement } from "../requests.repository.ts";
import { type CaseContent, contentPlace, openUnder } from "../sealing.ts";
import { setSubjectStatement } from "./identify-person.ts";

const dayBefore = (instant: string) => addDays(localDate(new Date(instant)), -1);
type TaskGrant = Grant<"request-task.work">;

/** The supervisor's tasks in running cases (P4.3-7). */
export const listTasks = async (deps: Deps, grant: Grant<"request-task.list">): Promise<TaskRow[]> => {
  const [found] = await loggedRead(deps, grant, { kind: "request", id: null }, [
    tasksOfSupervisorStatement(grant.actor.userId),
  ]);
  return ((found?.rows ?? []) as TaskListRow[]).map((row) => ({
    requestId: row.request_id,
    assignmentId: row.assignment_id,
    assignmentName: row.assignment_name,
    reference: row.reference,
    kind: row.kind,
    answerBefore: dayBefore(row.answer_before),
    notes: row.notes,
    reviewed: row.reviewed,
    doneAt: row.done_at,
    approval: row.approval === 1,
  }));
};

const disclosures = (requestId: string, assignmentId: string): Disclosure[] => [
  {
    kind: "request",
    records: {
      sql: `SELECT ? AS record_id, ? AS subject_id UNION ALL SELECT DISTINCT ?, s.contact_id FROM request_subjects s
        JOIN assignment_rows r ON r.contact_id = s.contact_id AND r.assignment_id = ? WHERE s.request_id = ?`,
      params: [requestId, requestId, requestId, assignmentId, requestId],
    },
  },
  {
    kind: "note",
    records: {
      sql: `SELECT id AS record_id, NULL AS subject_id FROM (${nextNoteSql})`,
      params: [requestId, assignmentId],
    },
  },
];

interface ContactRow {
  contact_id: string;
  found_by: string;
  state: TaskDetail["contacts"][number]["state"];
  field: string | null;
  value: string | null;
}
const contactsOf = (rows: ContactRow[]): TaskDetail["contacts"] => {
  const contacts = new Map<string, TaskDetail["contacts"][number]>();
  for (const row of rows) {
    const contact = contacts.get(row.contact_id) ?? {
      id: row.contact_id,
      foundBy: row.found_by,
      state: row.state,
      values: [],
    };
    if (row.field !== null && row.value !== null)
      contact.values.push({ field: row.field, text: contactValueText(row.field, row.value) });
    contacts.set(row.contact_id, contact);
  }
  return [...contacts.values()];
};

const openNote = async (deps: Deps, row: TaskNoteRow | undefined): Promise<TaskNote | null> => {
  if (row === undefined) return null;
  const [opened] = await decryptNotes(deps, row.assignment_id, [row]);
  return {
    id: row.id,
    writtenAt: row.written_at,
    text: opened?.text ?? "",
    marks: JSON.parse(row.marks ?? "[]") as [number, number][],
    reviewed: row.reviewed_at !== null,
  };
};

/**
 * One task: who asks, the records of this assignment it may be about, and the next note nobody read yet. One note at a
 * time, in order; each is a line in the log (P4.3-7).
 */
export const readTask = async (deps: Deps, grant: TaskGrant, requestId: string): Promise<TaskDetail> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const [found, task, contacts, note, counts] = await loggedRead(deps, grant, disclosures(requestId, assignmentId), [
    caseStatement(requestId),
    {
      sql: "SELECT done_at FROM request_tasks WHERE request_id = ? AND assignment_id = ?",
      params: [requestId, assignmentId],
    },
    taskContactsStatement(requestId, assignmentId, cutoff),
    { sql: nextNoteSql, params: [requestId, assignmentId] },
    {
      sql: `SELECT count(*) FILTER (WHERE t.reviewed_at IS NULL) AS left, count(*) FILTER (WHERE t.reviewed_at IS NOT NULL) AS reviewed
        FROM request_task_notes t JOIN call_notes n ON n.id = t.note_id WHERE t.request_id = ? AND t.assignment_id = ?`,
      params: [requestId, assignmentId],
    },
  ]);
  const row = found?.rows[0] as CaseRow | undefined;
  const mine = task?.rows[0] as { done_at: string | null } | undefined;
  if (row === undefined || mine === undefined || row.state !== "deciding") throw problem("access.not_found");
  const { submission } = await openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);
  const { left, reviewed } = (counts?.rows[0] ?? { left: 0, reviewed: 0 }) as { left: number; reviewed: number };
  return {
    requestId,
    assignmentId,
    reference: row.reference,
    kind: row.kind,
    answerBefore: dayBefore(row.answer_before),
    person: { name: submission.name, company: submission.company },
    contacts: contactsOf((contacts?.rows ?? []) as ContactRow[]),
    note: await openNote(deps, note?.rows[0] as TaskNoteRow | undefined),
    left,
    reviewed,
    doneAt: mine.done_at,
  };
};

const running = (requestId: string) =>
  mustHold(
    "case is being handled",
    "EXISTS (SELECT 1 FROM data_subject_requests WHERE id = ? AND state = 'deciding' AND decided_at IS NULL)",
    [requestId],
  );

/** The places of one note that are about the person; executed only when the case is (I-16). */
export const reviewNote = async (
  deps: Deps,
  grant: TaskGrant,
  requestId: string,
  noteId: string,
  marks: readonly (readonly [number, number])[],
) => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const found = await deps.db.first<TaskNoteRow>(noteOfTaskStatement(requestId, assignmentId, noteId));
  const note = await openNote(deps, found ?? undefined);
  if (note === null) throw problem("access.not_found");
  const tidy = JSON.stringify(tidyMarks(marks, note.text.length));
  await orWrongState(
    loggedWrite(deps, grant, { kind: "note", id: noteId }, [
      running(requestId),
      reviewNoteStatement({ requestId, noteId, marks: tidy, by: grant.actor.userId, at: nowIso(deps.clock) }),
      mustHaveChanged("note"),
    ]),
  );
};

/** The supervisor, who sees the values, says whether a record is this person's; one found by its own address stays. */
export const reviewContact = async (
  deps: Deps,
  grant: TaskGrant,
  requestId: string,
  contactId: string,
  about: boolean,
) => {
  const mine = await deps.db.first({
    sql: "SELECT 1 FROM assignment_rows WHERE contact_id = ? AND assignment_id = ? LIMIT 1",
    params: [contactId, grant.facts.assignmentId],
  });
  if (mine === null) throw problem("access.not_found");
  await orWrongState(
    loggedWrite(deps, grant, { kind: "request", id: requestId }, [
      running(requestId),
      setSubjectStatement(requestId, contactId, about),
    ]),
  );
};

/** Done: every note was read and every record answered for. */
export const finishTask = async (deps: Deps, grant: TaskGrant, requestId: string) => {
  const assignmentId = grant.facts.assignmentId ?? "";
  await orWrongState(
    loggedWrite(deps, grant, { kind: "request", id: requestId }, [
      running(requestId),
      mustHold(
        "all notes are read",
        `NOT EXISTS (SELECT 1 FROM request_task_notes t JOIN call_notes n ON n.id = t.note_id
          WHERE t.request_id = ? AND t.assignment_id = ? AND t.reviewed_at IS NULL)`,
        [requestId, assignmentId],
      ),
      mustHold(
        "all records are answered for",
        `NOT EXISTS (SELECT 1 FROM request_subjects s JOIN assignment_rows r ON r.contact_id = s.contact_id AND r.assignment_id = ?
          WHERE s.request_id = ? AND s.state = 'candidate')`,
        [assignmentId, requestId],
      ),
      {
        sql: "UPDATE request_tasks SET done_by = ?, done_at = ? WHERE request_id = ? AND assignment_id = ? AND done_at IS NULL",
        params: [grant.actor.userId, nowIso(deps.clock), requestId, assignmentId],
      },
      mustHaveChanged("task"),
      happened(deps, requestId, grant.actor.role, "reviewed"),
    ]),
  );
};
