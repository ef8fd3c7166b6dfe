import type { RequestEvent, RequestKind, RequestLocale, RequestState } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { randomSecret } from "#worker/platform/ids.ts";
import { receiptFile } from "#worker/receipts/index.ts";
import { addDays, daysBetween, localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { looksStatement } from "./answer.repository.ts";
import type { Answer } from "./answer.ts";
import { happened, move, orWrongState } from "./case-file.ts";
import { withSamePersons } from "./find-subjects.ts";
import { type Look, withArchivedLooks } from "./looks.ts";
import { mailCase, takeUp } from "./open-case.ts";
import { type CaseRow, eventsStatement, findCaseByLink, updateCaseStatement } from "./requests.repository.ts";
import { answerPlace, type CaseContent, codeHash, contentPlace, openUnder, sealUnder, tokenHash } from "./sealing.ts";
import { insertSubjectsStatement, provenIds, releaseStatement } from "./subjects.repository.ts";
import { forgetSubjects, linkUntil } from "./usecases/run-request.ts";

export interface CasePage {
  id: string;
  reference: string;
  kind: RequestKind;
  state: RequestState;
  locale: RequestLocale;
  receivedOn: string;
  answerOn: string;
  lawOn: string;
  day: number;
  daysLeft: number;
  events: RequestEvent[];
  looks: Answer["looks"];
  answer: Answer | null;
  receipt: string | null;
  codeAsked: boolean;
  mayWithdraw: boolean;
}

/** The case behind a link; `expired` when the link is past its day (the person may ask for a new one). */
export const caseByLink = async (deps: Deps, token: string) => {
  const row = await findCaseByLink(deps.db, await tokenHash(token));
  if (row === null || row.key_id === null) return null;
  const expired = row.link_until !== null && row.link_until < localDate(deps.clock.now());
  return { row, expired };
};

const dayBefore = (instant: string) => addDays(localDate(new Date(instant)), -1);
const withdrawable = ["received", "identity_open", "identity_asked", "verified", "deciding"];

/**
 * The person's own page: clock, steps, who looked, the answer (P7-4, P7-9). Opening an answer is a line of the case's
 * history, in the batch that reads it: no log, no data.
 */
export const readCasePage = async (deps: Deps, row: CaseRow): Promise<CasePage> => {
  const today = localDate(deps.clock.now());
  const ids = await provenIds(deps.db, row.id);
  // Whose records were consulted is told only to whom it was proven that they are theirs.
  const subjects = row.proof === null || row.proof === "none_needed" ? [row.id] : [...ids, row.id];
  const opens = row.answer !== null && row.answered_at !== null;
  const [events, looks] = await deps.db.batch([
    eventsStatement(row.id),
    looksStatement(subjects),
    ...(opens ? [happened(deps, row.id, "subject", "answer_opened")] : []),
  ]);
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    state: row.state,
    locale: row.locale,
    receivedOn: row.received_on,
    answerOn: dayBefore(row.answer_before),
    lawOn: dayBefore(row.law_before),
    day: daysBetween(row.received_on, today),
    daysLeft: daysBetween(today, dayBefore(row.answer_before)),
    events: (events?.rows ?? []) as RequestEvent[],
    looks: await withArchivedLooks(deps, (looks?.rows ?? []) as Look[], subjects),
    answer: opens ? await openUnder<Answer>(deps, row.key_id, answerPlace(row.id), row.answer) : null,
    receipt: caseReceiptFile(row),
    codeAsked: row.state === "identity_asked",
    mayWithdraw: withdrawable.includes(row.state),
  };
};

/** The signed file, as everybody can check it (L-14). */
export const caseReceiptFile = ({ receipt, receipt_signature, receipt_key }: CaseRow): string | null =>
  receipt === null || receipt_signature === null || receipt_key === null
    ? null
    : receiptFile({ receipt, signature: receipt_signature, key: receipt_key });

/** Withdrawing lifts what the request held (P7-5). Doing it twice is no error. */
export const withdrawCase = async (deps: Deps, row: CaseRow) => {
  if (row.state === "withdrawn") return;
  const moved = move(deps, row, { what: "withdraw" }, { role: "subject", set: { answered_at: nowIso(deps.clock) } });
  await deps.db.batch([releaseStatement(row.id), ...forgetSubjects(row.id), ...moved.statements]);
};

const FREE_TRIES = 5;

/**
 * A code typed on the case page: single use, ten minutes, five tries, bound to this request; the try is counted before it
 * is compared, so parallel tries can't slip through (P7-3).
 */
export const enterCode = async (deps: Deps, row: CaseRow, code: string): Promise<boolean> => {
  if (row.state !== "identity_asked") return false;
  const at = nowIso(deps.clock);
  const tried = await deps.db.first<{ hash: string; contact_id: string }>(
    deps.db.statement(
      `UPDATE request_codes SET tries = tries + 1 WHERE request_id = ? AND used_at IS NULL AND tries < ? AND expires_at > ?
       RETURNING hash, contact_id`,
      [row.id, FREE_TRIES, at],
    ),
  );
  if (tried === null || tried.hash !== (await codeHash(deps, row.id, code))) return false;
  const proven = await withSamePersons(
    deps,
    [{ contactId: tried.contact_id, foundBy: "same_person", state: "proven" }],
    purgeCutoff(deps.clock.now(), SCHEDULE.contactValue),
  );
  const step = move(deps, row, { what: "prove", proof: "code" }, { role: "subject" });
  const taken = takeUp(deps, step.row);
  try {
    await deps.db.batch([
      { sql: "UPDATE request_codes SET used_at = ? WHERE request_id = ?", params: [at, row.id] },
      insertSubjectsStatement(row.id, proven),
      ...step.statements,
      ...taken.statements,
    ]);
  } catch (error) {
    if (isGuardFailure(error)) return false;
    throw error;
  }
  return true;
};

/** A fresh link to the address of the request; the old one stops. Also after the thirty days: reissued on request (P7-9). */
export const renewLink = async (deps: Deps, row: CaseRow, origin: string) => {
  const content = await openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);
  const link = randomSecret();
  const set = {
    content: await sealUnder(deps, row.key_id, contentPlace(row.id), { ...content, link, origin }),
    link_hash: await tokenHash(link),
    ...(row.answered_at === null ? {} : { link_until: linkUntil(deps) }),
  };
  const renewed = happened(deps, row.id, "subject", "link_renewed");
  await orWrongState(deps.db.batch([updateCaseStatement(row, set), mustHaveChanged("request"), renewed]));
  await mailCase(deps, { ...content, locale: row.locale, link, origin }, "link");
};
