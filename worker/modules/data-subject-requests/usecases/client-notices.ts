import type { AnswerNotice, NoticeRow } from "#contract/requests.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { orWrongState } from "../case-file.ts";
import {
  answerNoticeStatement,
  findOpenNotice,
  keyDestroyedStatement,
  type NoticeContent,
  type NoticeRecord,
  noticePlace,
  noticesOfClientStatement,
  questionPlace,
} from "../notices.repository.ts";
import { findCase } from "../requests.repository.ts";
import { type CaseContent, contentPlace, openUnder, sealUnder } from "../sealing.ts";
import { tellDirectors } from "../tell-directors.ts";
import { runRequest } from "./run-request.ts";

/** Past its period a notice opens for nobody, whether or not the cron ran (P7-7). */
const openContent = async (deps: Deps, notice: NoticeRecord): Promise<NoticeRow["person"]> => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.requestNotice);
  if (notice.key_id === null || notice.content === null || notice.made_at <= cutoff) return null;
  const key = await deps.keyring.open(notice.key_id);
  return key === null ? null : openUnder<NoticeContent>(deps, notice.key_id, noticePlace(notice.id), notice.content);
};

/** What the client asks, under the key and the period of its notice (P7-7). */
export const openQuestion = async (deps: Deps, notice: NoticeRecord): Promise<string | null> => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.requestNotice);
  if (notice.key_id === null || notice.question === null || notice.made_at <= cutoff) return null;
  const key = await deps.keyring.open(notice.key_id);
  return key === null ? null : openUnder<string>(deps, notice.key_id, questionPlace(notice.id), notice.question);
};

/** What a client was told about persons in its own databases; of another client nothing (P7-7). */
export const listNotices = async (deps: Deps, grant: Grant<"request-notice.list">): Promise<NoticeRow[]> => {
  const clientId = grant.actor.clientId ?? "";
  const records = {
    sql: `SELECT id AS record_id, request_id AS subject_id FROM (${noticesOfClientStatement(clientId).sql})`,
    params: [clientId],
  };
  const [found] = await loggedRead(deps, grant, { kind: "request-notice", records }, [
    noticesOfClientStatement(clientId),
  ]);
  return Promise.all(
    ((found?.rows ?? []) as NoticeRecord[]).map(async (notice) => ({
      id: notice.id,
      kind: notice.kind,
      madeAt: notice.made_at,
      person: await openContent(deps, notice),
      answer: notice.answer,
      optOut: notice.opt_out === null ? null : notice.opt_out === 1,
      answeredAt: notice.answered_at,
    })),
  );
};

/**
 * The client answers: done, it was already so, or it has a question; and whether it keeps the person out of what it
 * supplies from now on (P7-8). With the answer the content and its key are destroyed.
 */
export const answerNotice = async (
  deps: Deps,
  grant: Grant<"request-notice.answer">,
  noticeId: string,
  input: AnswerNotice,
) => {
  const notice = await findOpenNotice(deps.db, noticeId, grant.actor.clientId ?? "");
  if (notice === null) throw problem("access.not_found");
  const record = { kind: "request-notice", id: noticeId } as const;
  const asks = input.answer === "question";
  if (asks && notice.key_id === null) throw problem("requests.content_gone");
  const question = asks ? await sealUnder(deps, notice.key_id, questionPlace(noticeId), input.question) : null;
  await orWrongState(
    loggedWrite(deps, grant, record, [
      answerNoticeStatement({
        id: noticeId,
        answer: input.answer,
        optOut: input.optOut,
        question,
        by: grant.actor.userId,
        at: nowIso(deps.clock),
      }),
      mustHaveChanged("notice"),
    ]),
  );
  if (asks) {
    const row = await findCase(deps.db, notice.request_id);
    if (row?.key_id == null) return;
    const { origin } = await openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);
    return tellDirectors(deps, `${origin}/requests/${row.id}`);
  }
  if (notice.key_id === null) return;
  await deps.keyring.destroy(notice.key_id);
  await deps.db.run(keyDestroyedStatement(noticeId));
  await runRequest(deps, notice.request_id);
};
