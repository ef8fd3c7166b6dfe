import type { Deps } from "#worker/deps.ts";
import { mailCase } from "./open-case.ts";
import { findCase } from "./requests.repository.ts";
import { type CaseContent, contentPlace, openUnder } from "./sealing.ts";

/**
 * Sends the mail a case owes its person. One that fails stays owed: the next trigger tries again, and the directors see
 * it until it went. After a break between sending and noting it may come twice.
 */
export const payMail = async (deps: Deps, requestId: string): Promise<void> => {
  const row = await findCase(deps.db, requestId);
  if (row === null || row.mail_owed === null || row.key_id === null) return;
  const content = await openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);
  if (!(await mailCase(deps, { ...content, locale: row.locale }, row.mail_owed))) return;
  await deps.db.run(
    deps.db.statement("UPDATE data_subject_requests SET mail_owed = NULL WHERE id = ? AND mail_owed = ?", [
      row.id,
      row.mail_owed,
    ]),
  );
};
