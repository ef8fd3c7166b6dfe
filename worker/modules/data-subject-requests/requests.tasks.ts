import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { logEvent } from "#worker/platform/logger.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { addPeriod, subtractPeriod } from "#worker/retention/period.ts";
import { endedNotices, keyDestroyedStatement } from "./notices.repository.ts";
import { payMail } from "./owed-mail.ts";
import { type CaseRow, updateCaseStatement } from "./requests.repository.ts";
import { type CaseContent, contentPlace, openUnder } from "./sealing.ts";
import { tellDirectors } from "./tell-directors.ts";
import { answerIdentityOpen } from "./usecases/identify-person.ts";
import { runRequest } from "./usecases/run-request.ts";

const HALF_A_DAY = 12 * 3_600_000;
const A_ROUND = 25;
const QUERIES_LEFT = 250;
const rest = (deps: Deps) => deps.db.queriesLeft() > QUERIES_LEFT;

/**
 * The cases of one round: whoever was tried longest ago comes first, so that cases that keep failing never stand before
 * the others, however many there are.
 */
const cases = (deps: Deps, where: string, params: unknown[], order: string) =>
  deps.db.all<CaseRow>(
    deps.db.statement(
      `SELECT * FROM data_subject_requests WHERE ${where} ORDER BY coalesce(tried_at, ''), ${order} LIMIT ${A_ROUND}`,
      params,
    ),
  );
const live = "state NOT IN ('answered','closed','refused','withdrawn','merged_into','answered_identity_open')";

/** One case that fails does not stop the others; it is tried again by the next trigger. */
const each = async (deps: Deps, what: string, rows: CaseRow[], work: (row: CaseRow) => Promise<unknown>) => {
  for (const row of rows) {
    if (!rest(deps)) return;
    try {
      await deps.db.run(
        deps.db.statement("UPDATE data_subject_requests SET tried_at = ? WHERE id = ?", [nowIso(deps.clock), row.id]),
      );
      await work(row);
    } catch (error) {
      if (!isGuardFailure(error)) logEvent({ level: "error", what, requestId: deps.requestId, code: "requests" });
    }
  }
};

/** Days 7, 10 and 12 without an answer: every director is told, once a step (P7-4). */
const escalate = async (deps: Deps) => {
  const today = localDate(deps.clock.now());
  const steps = SCHEDULE.dataSubjectRequest.escalateAfter;
  const passedSql = steps.map(() => "(received_on <= ?)").join(" + ");
  const due = await cases(
    deps,
    `${live} AND ${passedSql} > escalated_days`,
    [...steps.map((period) => subtractPeriod(today, period))],
    "answer_before",
  );
  await each(deps, "escalation_failed", due, async (row) => {
    const passed = steps.filter((period) => today >= addPeriod(row.received_on, period)).length;
    await deps.db.run(updateCaseStatement(row, { escalated_days: passed }));
    const { origin } = await openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);
    await tellDirectors(deps, `${origin}/requests`);
  });
};

/** In the last half day an identity that is still open is answered with exactly that (P7-4). */
const answerOpenIdentities = async (deps: Deps) => {
  const soon = new Date(deps.clock.now().getTime() + HALF_A_DAY).toISOString();
  const due = await cases(
    deps,
    `state IN ('identity_open','identity_asked') AND ${live} AND answer_before <= ?`,
    [soon],
    "answer_before",
  );
  await each(deps, "identity_answer_failed", due, (row) => answerIdentityOpen(deps, row, "system"));
};

/** Keys of notices that were answered or are past their period are destroyed; then the case can close (P7-7). */
const endNotices = async (deps: Deps) => {
  const ended = await endedNotices(deps.db, purgeCutoff(deps.clock.now(), SCHEDULE.requestNotice), 100);
  for (const { id, key_id } of ended) {
    if (!rest(deps)) return;
    await deps.keyring.destroy(key_id);
    await deps.db.run(keyDestroyedStatement(id));
  }
};

/** The content of a case that was handled goes with its key; what remains proves that it was handled (L-14). */
const forgetContents = async (deps: Deps) => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.requestContent);
  const due = await cases(deps, "answered_at <= ? AND key_id IS NOT NULL", [cutoff], "answered_at");
  await each(deps, "content_not_forgotten", due, async (row) => {
    await deps.keyring.destroy(row.key_id ?? "");
    const set = { key_id: null, content: null, answer: null, person_hash: null, link_hash: null };
    await deps.db.batch([
      updateCaseStatement(row, set),
      { sql: "DELETE FROM subject_pseudonyms WHERE subject_id = ?", params: [row.id] },
    ]);
  });
};

/** What the hourly trigger does for requests: bounded, resumable, and twice at once does it once. */
export const runRequestTasks = async (deps: Deps): Promise<void> => {
  await answerOpenIdentities(deps);
  const stuck = await cases(
    deps,
    `${live} AND (state IN ('approved','executing','read_back','clients_notified') OR (state = 'deciding' AND kind = 'objection'))`,
    [],
    "answer_before",
  );
  await each(deps, "execution_failed", stuck, (row) => runRequest(deps, row.id));
  const owed = await cases(deps, "mail_owed IS NOT NULL AND key_id IS NOT NULL", [], "id");
  await each(deps, "mail_not_sent", owed, (row) => payMail(deps, row.id));
  await escalate(deps);
  await endNotices(deps);
  const done = await cases(
    deps,
    `state = 'answered' AND answered_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM request_notices n
      WHERE n.request_id = data_subject_requests.id AND n.key_id IS NOT NULL)`,
    [],
    "answered_at",
  );
  await each(deps, "closing_failed", done, (row) => runRequest(deps, row.id));
  await forgetContents(deps);
};
