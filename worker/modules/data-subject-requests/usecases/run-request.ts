import type { Deps } from "#worker/deps.ts";
import { contactsOfMailboxStatement } from "#worker/modules/client-contacts/index.ts";
import { registryVersionStatement } from "#worker/modules/companies/index.ts";
import { recordPersons } from "#worker/modules/forgotten-persons/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { logEvent } from "#worker/platform/logger.ts";
import { commitToSubject, type SignedReceipt } from "#worker/receipts/index.ts";
import { localDate, SCHEDULE } from "#worker/retention/index.ts";
import { addPeriod } from "#worker/retention/period.ts";
import { type Answer, composeAnswer, gather, nothingGathered } from "../answer.ts";
import { move } from "../case-file.ts";
import { judgeCorrections } from "../corrections.ts";
import { correctStatements, forgetClientContacts, forgetStatements, redactNotes } from "../execute.ts";
import { findAgain } from "../find-subjects.ts";
import { caseCutoff } from "../hold.rules.ts";
import { mailWaiting } from "../mails.ts";
import { makeNotices } from "../make-notices.ts";
import { clientMailboxes, noticesOfRequest, tellStatement } from "../notices.repository.ts";
import { payMail } from "../owed-mail.ts";
import { receiptOf, subjectIdentifiers } from "../receipt.ts";
import { type CaseColumns, type CaseRow, findCase } from "../requests.repository.ts";
import { answerPlace, type CaseContent, contentPlace, openUnder, sealUnder } from "../sealing.ts";
import {
  countStores,
  insertSubjectsStatement,
  type PersonKeys,
  provenIds,
  releaseStatement,
} from "../subjects.repository.ts";

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
  /** Commits to whom it is about; noise without the person's key (L-14). */
  subject: string;
}
const forgets = (row: CaseRow) => row.kind === "erasure" || row.kind === "objection";
const tellsClients = (row: CaseRow) => forgets(row) || row.kind === "rectification";
const contentOf = (deps: Deps, row: CaseRow) =>
  openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);

const write = async (deps: Deps, statements: Statement[]) => {
  await deps.db.batch(statements);
  return true;
};

/** A mailbox is proven where its own link came back, or where a director recorded another check of who asks (P7-3). */
export const provenMailbox = (row: CaseRow, { submission }: CaseContent) => {
  const checked = row.proof === "call_back" || row.proof === "in_person" || row.proof === "correspondence";
  return row.channel === "form" || checked ? submission.email : null;
};
/** The stores an erasure counts; objecting to calls leaves the contact of a client alone, who has a contract (P6-2). */
const keysOf = (row: CaseRow, content: CaseContent, contacts: readonly string[]): PersonKeys => ({
  contacts,
  mailbox: row.kind === "erasure" ? provenMailbox(row, content) : null,
});

/** Executing: notices first, then the notes, and last the one batch that also moves the case. */
const execute = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  const content = await contentOf(deps, row);
  const registry = (await deps.db.first<{ version: number }>(registryVersionStatement()))?.version ?? -1;
  const mailbox = row.channel === "form";
  const cutoff = caseCutoff(row, deps.clock.now());
  const found = await findAgain(deps, content.submission, await provenIds(deps.db, row.id), { mailbox, cutoff });
  await deps.db.run(insertSubjectsStatement(row.id, found));
  const ids = await provenIds(deps.db, row.id);
  if (tellsClients(row)) await makeNotices(deps, row, ids);
  if (forgets(row) && !(await redactNotes(deps, row))) return true;
  const mail = provenMailbox(row, content);
  const people =
    mail === null ? [] : (await deps.db.all<{ id: string }>(contactsOfMailboxStatement(mail))).map(({ id }) => id);
  const before = await countStores(deps.db, keysOf(row, content, ids));
  const notices = await noticesOfRequest(deps.db, row.id);
  // Sources, recipients and looks are known only until they are erased.
  const gathered = await gather(deps, row, mail);
  const kept = row.kind === "access" || row.kind === "portability";
  const stores =
    row.kind === "portability" ? gathered.stores.filter(({ store }) => store === "contact_values") : gathered.stores;
  const redacted = await deps.db.first<{ n: number }>({
    sql: "SELECT count(*) AS n FROM request_task_notes WHERE request_id = ? AND redacted_at IS NOT NULL",
    params: [row.id],
  });
  const corrections = row.kind === "rectification" ? await judgeCorrections(deps, content.submission, ids) : [];
  const whose = { contactIds: ids, clientContactIds: people };
  const answer = composeAnswer(
    deps,
    row,
    "granted",
    kept ? { ...gathered, stores } : { ...nothingGathered, sources: gathered.sources, recipients: gathered.recipients },
    { notesMarked: redacted?.n ?? 0, clientsTold: notices.length, corrections },
  );
  const identifiers = subjectIdentifiers(content.submission);
  const { commitment, openingKey } = await commitToSubject(identifiers);
  const work = forgets(row)
    ? await forgetStatements(deps, row, content, ids, registry)
    : {
        persons: null,
        statements: row.kind === "rectification" ? correctStatements(deps, row, corrections, whose) : [],
        companies: 0,
      };
  const counts: Counts = {
    before: forgets(row) ? before : {},
    after: {},
    notesRedacted: redacted?.n ?? 0,
    companiesWiped: work.companies,
    executedAt: nowIso(deps.clock),
    subject: commitment,
  };
  const set: CaseColumns = {
    answer: await sealUnder(deps, row.key_id, answerPlace(row.id), { ...answer, proof: { openingKey, identifiers } }),
    counts: JSON.stringify(counts),
  };
  const release = row.kind === "rectification" ? [releaseStatement(row.id)] : [];
  // The case moves last: its guard takes everything before it back when somebody else was faster.
  const statements = [
    ...work.statements,
    ...forgetClientContacts(deps, row, people),
    ...release,
    ...move(deps, row, { what: "executed" }, { role: "system", set }).statements,
  ];
  return work.persons === null
    ? write(deps, statements)
    : recordPersons(deps, { ...work.persons, clientContactIds: row.kind === "erasure" ? people : [] }, (mark) =>
        write(deps, [...statements, mark]),
      );
};

/** Reading back: every store is counted again; a row that is left stops the case and raises an alarm. */
const readBack = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  const counts = JSON.parse(row.counts ?? "{}") as Counts;
  const content = await contentOf(deps, row);
  const after = forgets(row) ? await countStores(deps.db, keysOf(row, content, await provenIds(deps.db, row.id))) : {};
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
  const { origin } = content;
  for (const { email } of await clientMailboxes(deps.db, row.id))
    await mailWaiting(deps, email, `${origin}/request-notices`);
  const set = { counts: JSON.stringify({ ...counts, after: { ...after, request_subjects: 0 } }) };
  return write(deps, [
    tellStatement(row.id, nowIso(deps.clock)),
    ...move(deps, row, { what: "notify" }, { role: "system", left, set }).statements,
  ]);
};

const receiptFor = (deps: Deps, row: CaseRow, notices: number, answeredAt: string): Promise<SignedReceipt> => {
  const counts = JSON.parse(row.counts ?? "{}") as Counts;
  return receiptOf(deps, {
    id: row.id,
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
    subject: counts.subject,
  });
};

/** The last local day on which a link given today opens an answer. */
export const linkUntil = (deps: Deps) => addPeriod(localDate(deps.clock.now()), SCHEDULE.requestAnswer.purgeAfter);
/** What an answer sets, whatever it says: when, and until when the link opens it. */
export const answered = (deps: Deps): CaseColumns => ({
  answered_at: nowIso(deps.clock),
  link_until: linkUntil(deps),
  mail_owed: "answer",
});
/** A case at its end keeps no list of whose it was. */
export const forgetSubjects = (requestId: string): Statement[] => [
  { sql: "DELETE FROM request_subjects WHERE request_id = ?", params: [requestId] },
  { sql: "DELETE FROM request_codes WHERE request_id = ?", params: [requestId] },
];

const giveAnswer = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  const set = answered(deps);
  const notices = await noticesOfRequest(deps.db, row.id);
  const signed = await receiptFor(deps, row, notices.length, set.answered_at ?? "");
  const receipt = { receipt: signed.receipt, receipt_signature: signed.signature, receipt_key: signed.key };
  await deps.db.batch([
    ...forgetSubjects(row.id),
    ...move(deps, row, { what: "answer" }, { role: "system", set: { ...set, ...receipt } }).statements,
  ]);
  await payMail(deps, row.id);
  return true;
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
