import type { Deps } from "#worker/deps.ts";
import { mailIdentity } from "#worker/modules/suppression/index.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { localDate, purgeCutoffAt, SCHEDULE } from "#worker/retention/index.ts";
import { happened } from "../case-file.ts";
import { enoughToObject, findSubjects, isOnFile } from "../find-subjects.ts";
import { mergedCaseStatements, openCase } from "../open-case.ts";
import { payMail } from "../owed-mail.ts";
import { deleteSubmissionStatement, findLiveTwin, findSubmission } from "../requests.repository.ts";
import { type CaseContent, contentPlace, openSubmission, openUnder, personHash, tokenHash } from "../sealing.ts";
import { runRequest } from "./run-request.ts";
import type { SealedSubmission } from "./submit-request.ts";

/** Whether this link still waits; for the page with the button, so that a mail scanner confirms nothing. */
export const submissionWaits = async (deps: Deps, token: string) => (await load(deps, token)) !== null;

const load = async (deps: Deps, token: string) =>
  findSubmission(deps.db, await tokenHash(token), purgeCutoffAt(deps.clock.now(), SCHEDULE.requestSubmission));

/**
 * The mailed link came back: only now the request is compared with what is held (P7-3). The receipt counts from the
 * submission. A second request of the same mailbox and kind joins the one that is running.
 * @returns the token of the case page, or null when the link was used, is too old or never existed
 */
export const confirmRequest = async (deps: Deps, token: string, origin: string): Promise<string | null> => {
  const waiting = await load(deps, token);
  if (waiting === null) return null;
  const { kind, locale, submission } = await openSubmission<SealedSubmission>(token, waiting.id, waiting.sealed);
  const receivedOn = localDate(new Date(waiting.submitted_at));
  const spend = [deleteSubmissionStatement(waiting.id), mustHaveChanged("submission")];
  const twin = await findLiveTwin(deps.db, await personHash(deps, mailIdentity(submission.email)), kind);
  try {
    if (twin !== null) {
      const { link } = await openUnder<CaseContent>(deps, twin.key_id, contentPlace(twin.id), twin.content);
      await deps.db.batch([
        ...spend,
        ...mergedCaseStatements(deps, twin, receivedOn),
        happened(deps, twin.id, "subject", "asked_again"),
      ]);
      return link;
    }
    const found = await findSubjects(deps, submission, { proven: true });
    const subjects = kind === "objection" ? enoughToObject(found) : found;
    const mailboxOnFile = await isOnFile(deps, submission.email);
    const asked = { kind, channel: "form", locale, receivedOn, submission, subjects, mailboxOnFile, origin } as const;
    const opened = await openCase(deps, { ...asked, by: "confirm", role: "subject" });
    try {
      await deps.db.batch([...spend, ...opened.statements]);
    } catch (error) {
      await deps.keyring.destroy(opened.row.key_id ?? "");
      throw error;
    }
    await payMail(deps, opened.row.id);
    // Objecting takes effect at once: nobody has to decide anything (L-21).
    if (kind === "objection") await runRequest(deps, opened.row.id);
    return opened.link;
  } catch (error) {
    if (isGuardFailure(error)) return null;
    throw error;
  }
};
