import type { Page } from "#contract/common.ts";
import type { RequestDetail, RequestRow } from "#contract/requests.ts";
import { type Disclosure, type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { rights } from "#worker/dictionary/index.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { addDays, daysBetween, localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { addPeriod } from "#worker/retention/period.ts";
import { judgeCorrections } from "../corrections.ts";
import {
  type DeskRow,
  deskStatement,
  otherDirectorsStatement,
  type SubjectRow,
  subjectsStatement,
  tasksOfRequestStatement,
} from "../desk.repository.ts";
import { heldUntil, mayHold } from "../hold.rules.ts";
import { isLive } from "../machine.rules.ts";
import { noticesOfRequest } from "../notices.repository.ts";
import { type CaseRow, caseStatement, eventsStatement } from "../requests.repository.ts";
import { type CaseContent, contentPlace, openUnder } from "../sealing.ts";
import { countStores, type PersonKeys, provenIds } from "../subjects.repository.ts";
import { openQuestion } from "./client-notices.ts";
import { provenMailbox } from "./run-request.ts";

/** A case as the log knows it: by its random name, so that the person can be told who looked (P7-9). */
export const caseDisclosure = (requestId: string): Disclosure => ({
  kind: "request",
  records: { sql: "SELECT ? AS record_id, ? AS subject_id", params: [requestId, requestId] },
});

/** How near the end a request is: days 7, 10 and 12 are steps, after day 14 it is overdue (P7-4). */
export const urgencyOf = (row: Pick<CaseRow, "state" | "received_on" | "answer_before">, now: Date) => {
  if (!isLive(row.state)) return "done";
  if (now.toISOString() >= row.answer_before) return "overdue";
  const today = localDate(now);
  const [first, second, third] = SCHEDULE.dataSubjectRequest.escalateAfter.map((period) =>
    addPeriod(row.received_on, period),
  );
  if (today >= (third ?? "")) return "day12";
  if (today >= (second ?? "")) return "day10";
  return today >= (first ?? "") ? "day7" : "calm";
};

const dayBefore = (instant: string) => addDays(localDate(new Date(instant)), -1);

const toRow = (row: DeskRow, now: Date): RequestRow => ({
  id: row.id,
  reference: row.reference,
  kind: row.kind,
  channel: row.channel,
  state: row.state,
  receivedOn: row.received_on,
  answerBefore: dayBefore(row.answer_before),
  lawBefore: dayBefore(row.law_before),
  answeredAt: row.answered_at,
  day: daysBetween(row.received_on, localDate(now)),
  urgency: urgencyOf(row, now),
  openTasks: row.open_tasks,
  heldUntil: heldUntil(row, now),
});

/** The desk: by deadline, with nobody's name on it (P7-4). */
export const listRequests = async (
  deps: Deps,
  grant: Grant<"request.list">,
  input: { open: "yes" | "no"; after?: string | undefined },
): Promise<Page<RequestRow>> => {
  const limit = 50;
  const open = input.open === "yes";
  const statement = deskStatement(open, decodeCursor(input.after), limit + 1);
  const [found] = await loggedRead(deps, grant, { kind: "request", id: null }, [statement]);
  const now = deps.clock.now();
  return toPage(
    (found?.rows ?? []) as DeskRow[],
    limit,
    (row) => [(open ? row.answer_before : row.answered_at) ?? "", row.id],
    (row) => toRow(row, now),
  );
};

/** Rows found, as stores, counts and what will happen to them: no values (P7-9). */
const findings = async (deps: Deps, keys: PersonKeys): Promise<RequestDetail["findings"]> =>
  Object.entries(await countStores(deps.db, keys))
    .filter(([store, rows]) => rows > 0 && store !== "request_subjects")
    .map(([store, rows]) => ({
      store,
      rows,
      erase: rights[store]?.erase ?? "keep",
      basis: rights[store]?.basis ?? "",
    }));

/** One case for a director: what the person wrote, what was found as counts, and where it stands. */
export const readRequest = async (
  deps: Deps,
  grant: Grant<"request.read">,
  requestId: string,
): Promise<RequestDetail> => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const [found, events, subjects, tasks, others] = await loggedRead(deps, grant, caseDisclosure(requestId), [
    caseStatement(requestId),
    eventsStatement(requestId),
    subjectsStatement(requestId, cutoff),
    tasksOfRequestStatement(requestId),
    otherDirectorsStatement(grant.actor.userId),
  ]);
  const row = found?.rows[0] as CaseRow | undefined;
  if (row === undefined) throw problem("access.not_found");
  const gone = row.key_id === null || row.content === null;
  const content = gone ? null : await openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);
  const submission = content?.submission ?? null;
  const contacts = await provenIds(deps.db, requestId);
  const taskRows = (tasks?.rows ?? []) as { done_at: string | null; notes: number; supervisors: string }[];
  const openTasks = taskRows.filter(({ done_at }) => done_at === null).length;
  return {
    ...toRow({ ...row, open_tasks: openTasks }, deps.clock.now()),
    name: submission?.name ?? "",
    email: submission?.email ?? "",
    phone: submission?.phone ?? "",
    company: submission?.company ?? "",
    message: submission?.message ?? "",
    corrections:
      submission === null
        ? []
        : (await judgeCorrections(deps, submission, contacts)).map(({ normal: _normal, ...correction }) => correction),
    proof: row.proof,
    refusal: row.refusal,
    decided: row.decided_at !== null,
    decidedByMe: row.decided_by === grant.actor.userId,
    secondPerson: ((others?.rows[0] as { n: number } | undefined)?.n ?? 0) > 0 ? "director" : "supervisor",
    findings: await findings(deps, {
      contacts,
      mailbox: content === null || row.proof === null ? null : provenMailbox(row, content),
    }),
    subjects: ((subjects?.rows ?? []) as SubjectRow[]).map((subject) => ({
      contactId: subject.contact_id,
      foundBy: subject.found_by,
      state: subject.state,
      assignments: subject.assignments,
      hasAddress: subject.has_address === 1,
    })),
    tasks: taskRows.map(({ done_at, notes, supervisors }) => ({ doneAt: done_at, notes, supervisors })),
    notices: await Promise.all(
      (await noticesOfRequest(deps.db, requestId)).map(async (notice) => ({
        answer: notice.answer,
        optOut: notice.opt_out === null ? null : notice.opt_out === 1,
        answeredAt: notice.answered_at,
        question: await openQuestion(deps, notice),
        clientName: notice.client_name,
      })),
    ),
    mailOwed: row.mail_owed !== null,
    mayHold: mayHold(row) && contacts.length > 0,
    events: (events?.rows ?? []) as RequestDetail["events"],
    contentGone: gone,
  };
};
