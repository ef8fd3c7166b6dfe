import type { Deps } from "#worker/deps.ts";
import { registryVersionStatement } from "#worker/modules/companies/index.ts";
import { recordPersons } from "#worker/modules/forgotten-persons/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { logEvent } from "#worker/platform/logger.ts";
import { localDate, RULES, SCHEDULE } from "#worker/retention/index.ts";
import { addPeriod } from "#worker/retention/period.ts";
import { type Answer, composeAnswer, gather, nothingGathered } from "../answer.ts";
import { move } from "../case-file.ts";
import { correctStatements, forgetStatements, redactNotes } from "../execute.ts";
import { findAgain } from "../find-subjects.ts";
import { mailWaiting } from "../mails.ts";
import { makeNotices } from "../make-notices.ts";
import { clientMailboxes, noticesOfRequest, tellStatement } from "../notices.repository.ts";
import { mailCase } from "../open-case.ts";
import { receiptOf } from "../receipt.rules.ts";
import { type CaseColumns, type CaseRow, findCase } from "../requests.repository.ts";
import { answerPlace, type CaseContent, contentPlace, openUnder, sealUnder } from "../sealing.ts";
import { countStores, insertSubjectsStatement, provenIds, releaseStatement } from "../subjects.repository.ts";

/** Queries one step may need at most; below it the next trigger goes on. */
const QUERIES_A_STEP = 200;
/** How often a step is done anew because the registry or the case changed under it. */
const TRIES = 5;
interface Counts {
  before: Record<string, number>;
  after: Record<string, number>;
  notesRedacted: number;
  companiesWiped: number;
  executedAt: string;
}
const forgets = (row: CaseRow) => row.kind === "erasure" || row.kind === "objection";
const tellsClients = (row: CaseRow) => forgets(row) || row.kind === "rectification";
const contentOf = (deps: Deps, row: CaseRow) =>
  openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);

const write = async (deps: Deps, statements: Statement[]) => {
  await deps.db.batch(statements);
  return true;
};

/** The mailbox is proven only where its own link came back. */
const provenMailbox = (row: CaseRow, content: CaseContent) =>
  row.channel === "form" ? content.submission.email : null;

/** Executing: notices first, then the notes, and last the one batch that also moves the case. */
const execute = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  const content = await contentOf(deps, row);
  const registry = (await deps.db.first<{ version: number }>(registryVersionStatement()))?.version ?? -1;
  const mailbox = row.channel === "form";
  const found = await findAgain(deps, content.submission, await provenIds(deps.db, row.id), { mailbox });
  await deps.db.run(insertSubjectsStatement(row.id, found));
  const ids = await provenIds(deps.db, row.id);
  if (tellsClients(row)) await makeNotices(deps, row, ids);
  if (forgets(row) && !(await redactNotes(deps, row))) return true;
  const before = await countStores(deps.db, ids);
  const notices = await noticesOfRequest(deps.db, row.id);
  // Sources, recipients and looks are known only until they are erased.
  const gathered = await gather(deps, row, provenMailbox(row, content));
  const kept = row.kind === "access" || row.kind === "portability";
  const stores =
    row.kind === "portability" ? gathered.stores.filter(({ store }) => store === "contact_values") : gathered.stores;
  const redacted = await deps.db.first<{ n: number }>({
    sql: "SELECT count(*) AS n FROM request_task_notes WHERE request_id = ? AND redacted_at IS NOT NULL",
    params: [row.id],
  });
  const answer = composeAnswer(
    deps,
    row,
    "granted",
    kept ? { ...gathered, stores } : { ...nothingGathered, sources: gathered.sources, recipients: gathered.recipients },
    { notesMarked: redacted?.n ?? 0, clientsTold: notices.length },
  );
  const work = forgets(row)
    ? await forgetStatements(deps, row, content, ids, registry)
    : {
        persons: null,
        statements: row.kind === "rectification" ? await correctStatements(deps, row, content, ids) : [],
        companies: 0,
      };
  const counts: Counts = {
    before: forgets(row) ? before : {},
    after: {},
    notesRedacted: redacted?.n ?? 0,
    companiesWiped: work.companies,
    executedAt: nowIso(deps.clock),
  };
  const set: CaseColumns = {
    answer: await sealUnder(deps, row.key_id, answerPlace(row.id), answer),
    counts: JSON.stringify(counts),
  };
  const release = row.kind === "rectification" ? [releaseStatement(row.id)] : [];
  // The case moves last: its guard takes everything before it back when somebody else was faster.
  const statements = [
    ...work.statements,
    ...release,
    ...move(deps, row, { what: "executed" }, { role: "system", set }).statements,
  ];
  return work.persons === null
    ? write(deps, statements)
    : recordPersons(deps, work.persons, (mark) => write(deps, [...statements, mark]));
};

/** Reading back: every store is counted again; a row that is left stops the case and raises an alarm. */
const readBack = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  const counts = JSON.parse(row.counts ?? "{}") as Counts;
  const after = forgets(row) ? await countStores(deps.db, await provenIds(deps.db, row.id)) : {};
  // The request's own list of records goes when the case is answered.
  const left = Object.entries(after).reduce((sum, [store, n]) => sum + (store === "request_subjects" ? 0 : n), 0);
  if (left > 0) {
    logEvent({
      level: "error",
      what: "erasure_left_rows",
      requestId: deps.requestId,
      code: "requests.read_back",
      count: left,
    });
    return false;
  }
  const { origin } = await contentOf(deps, row);
  for (const { email } of await clientMailboxes(deps.db, row.id))
    await mailWaiting(deps, email, `${origin}/request-notices`);
  const set = { counts: JSON.stringify({ ...counts, after: { ...after, request_subjects: 0 } }) };
  return write(deps, [
    tellStatement(row.id, nowIso(deps.clock)),
    ...move(deps, row, { what: "notify" }, { role: "system", left, set }).statements,
  ]);
};

const receiptFor = async (deps: Deps, row: CaseRow, notices: number, answeredAt: string) => {
  const counts = JSON.parse(row.counts ?? "{}") as Counts;
  const log = await deps.db.first<{ seq: number }>({ sql: "SELECT max(seq) AS seq FROM access_log", params: [] });
  return receiptOf({
    reference: row.reference,
    kind: row.kind,
    receivedOn: row.received_on,
    decidedAt: row.decided_at,
    approvedAt: row.approved_at,
    executedAt: counts.executedAt,
    answeredAt,
    before: counts.before,
    after: counts.after,
    notesRedacted: counts.notesRedacted,
    companiesWiped: counts.companiesWiped,
    noticesSent: notices,
    policy: await sha256(JSON.stringify(RULES)),
    logPosition: log?.seq ?? 0,
  });
};

/** The last local day on which a link given today opens an answer. */
export const linkUntil = (deps: Deps) => addPeriod(localDate(deps.clock.now()), SCHEDULE.requestAnswer.purgeAfter);
/** What an answer sets, whatever it says: when, and until when the link opens it. */
export const answered = (deps: Deps): CaseColumns => ({ answered_at: nowIso(deps.clock), link_until: linkUntil(deps) });
/** A case at its end keeps no list of whose it was. */
export const forgetSubjects = (requestId: string): Statement[] => [
  { sql: "DELETE FROM request_subjects WHERE request_id = ?", params: [requestId] },
  { sql: "DELETE FROM request_codes WHERE request_id = ?", params: [requestId] },
];

const giveAnswer = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  const content = await contentOf(deps, row);
  const set = answered(deps);
  const notices = await noticesOfRequest(deps.db, row.id);
  const receipt = await receiptFor(deps, row, notices.length, set.answered_at ?? "");
  // The mail goes first: after a break it may come twice, and a mail that cannot be sent is tried again, never forgotten.
  if (!(await mailCase(deps, { ...content, locale: row.locale }, "answer"))) return false;
  return write(deps, [
    ...forgetSubjects(row.id),
    ...move(deps, row, { what: "answer" }, { role: "system", set: { ...set, receipt } }).statements,
  ]);
};

const close = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  if ((await noticesOfRequest(deps.db, row.id)).some(({ key_id }) => key_id !== null)) return false;
  return write(deps, move(deps, row, { what: "close" }, { role: "system" }).statements);
};

const oneStep = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  switch (row.state) {
    case "deciding": {
      if (row.kind !== "objection") return false;
      return write(deps, move(deps, row, { what: "decide", by: null }, { role: "system", what: "decided" }).statements);
    }
    case "approved":
      return write(deps, move(deps, row, { what: "start" }, { role: "system" }).statements);
    case "executing":
      return execute(deps, row);
    case "read_back":
      return readBack(deps, row);
    case "clients_notified":
      return giveAnswer(deps, row);
    case "answered":
      return close(deps, row);
    default:
      return false;
  }
};

/**
 * Carries a decided request on, step by step; each step is one batch over the version it read, so a break anywhere is
 * taken up by the next trigger and two runs at once do the work once (P7-6). Stops when there is nothing to do or the
 * invocation's queries run out.
 */
export const runRequest = async (deps: Deps, requestId: string): Promise<void> => {
  let tries = TRIES;
  while (tries > 0 && deps.db.queriesLeft() > QUERIES_A_STEP) {
    const row = await findCase(deps.db, requestId);
    if (row === null) return;
    try {
      if (!(await oneStep(deps, row))) return;
    } catch (error) {
      if (!isGuardFailure(error)) throw error;
      tries -= 1;
    }
  }
};

export type { Answer };
