import type { RequestChannel, RequestKind, RequestLocale, Submission } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { mailIdentity } from "#worker/modules/suppression/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { randomName, randomSecret } from "#worker/platform/ids.ts";
import { answerBefore, lawBefore, localDate } from "#worker/retention/index.ts";
import { happened, move } from "./case-file.ts";
import { casePath, mailLink } from "./mails.ts";
import { type CaseRow, insertCaseStatement } from "./requests.repository.ts";
import { contentPlace, newReference, personHash, sealUnder, tokenHash } from "./sealing.ts";
import {
  type FoundSubject,
  insertSubjectsStatement,
  insertTasksStatements,
  restrictStatement,
} from "./subjects.repository.ts";

export interface NewCase {
  kind: RequestKind;
  channel: RequestChannel;
  locale: RequestLocale;
  receivedOn: string;
  submission: Submission;
  subjects: FoundSubject[];
  /** The typed mailbox is on file otherwise: of a client's contact or an account (P7-3). */
  mailboxOnFile: boolean;
  origin: string;
  /** `confirm`: the typed address answered; `register`: staff wrote it down. */
  by: "confirm" | "register";
  role: string;
}

/** A case with its key, its deadline and whom it reaches, as one batch; compose with what it replaces. */
export const openCase = async (deps: Deps, input: NewCase) => {
  const id = deps.newId("dsr");
  const link = randomSecret();
  const keyId = await deps.keyring.create();
  const content = { submission: input.submission, link, origin: input.origin };
  const row = {
    id,
    reference: newReference(input.receivedOn),
    kind: input.kind,
    channel: input.channel,
    locale: input.locale,
    state: "received",
    received_on: input.receivedOn,
    answer_before: answerBefore(input.receivedOn).toISOString(),
    law_before: lawBefore(input.receivedOn).toISOString(),
    key_id: keyId,
    content: await sealUnder(deps, keyId, contentPlace(id), content),
    person_hash: await personHash(deps, mailIdentity(input.submission.email)),
    link_hash: await tokenHash(link),
    // Until the mail with the link was sent.
    mail_owed: "received",
  } as const;
  const received: CaseRow = {
    escalated_days: 0,
    answer: null,
    link_until: null,
    proof: null,
    refusal: null,
    decided_by: null,
    decided_at: null,
    approved_by: null,
    approved_at: null,
    counts: null,
    receipt: null,
    receipt_signature: null,
    receipt_key: null,
    tried_at: null,
    hold_on: null,
    hold_set_by: null,
    hold_released_by: null,
    hold_released_at: null,
    merged_into: null,
    answered_at: null,
    version: 1,
    ...row,
  };
  const onFile =
    input.mailboxOnFile || input.subjects.some(({ state, foundBy }) => state === "proven" && foundBy === "address");
  const first =
    input.by === "confirm"
      ? move(deps, received, { what: "confirm", onFile }, { role: input.role })
      : move(deps, received, { what: "register" }, { role: input.role });
  const taken = takeUp(deps, first.row);
  const statements: Statement[] = [
    insertCaseStatement(row),
    // The log knows a case, as a person, by a random name only.
    { sql: "INSERT INTO subject_pseudonyms (subject_id, pseudonym) VALUES (?, ?)", params: [id, randomName()] },
    insertSubjectsStatement(id, input.subjects),
    happened(deps, id, input.role, "received"),
    ...first.statements,
    ...taken.statements,
  ];
  return { row: taken.row, link, statements };
};

/** A verified request is taken up at once: its tasks stand, and disputed values may no longer be used (P7-5). */
export const takeUp = (deps: Deps, row: CaseRow) => {
  if (row.state !== "verified") return { row, statements: [] as Statement[] };
  const taken = move(deps, row, { what: "take_up" }, { role: "system" });
  const tasks = row.kind === "access" || row.kind === "erasure" ? insertTasksStatements(row.id) : [];
  const restrict = row.kind === "rectification" ? [restrictStatement(row.id, deps.clock.now().toISOString())] : [];
  return { row: taken.row, statements: [...tasks, ...restrict, ...taken.statements] };
};

/** What remains of a request that joined a running one: that it came, and where it went. */
export const mergedCaseStatements = (deps: Deps, twin: CaseRow, receivedOn: string): Statement[] => {
  const id = deps.newId("dsr");
  return [
    insertCaseStatement({
      id,
      reference: newReference(receivedOn),
      kind: twin.kind,
      channel: "form",
      locale: twin.locale,
      state: "merged_into",
      received_on: receivedOn,
      answer_before: answerBefore(receivedOn).toISOString(),
      law_before: lawBefore(receivedOn).toISOString(),
      merged_into: twin.id,
    }),
    happened(deps, id, "subject", "merged_into"),
  ];
};

export const today = (deps: Deps) => localDate(deps.clock.now());

/** The link to the case page, to the typed address. */
export const mailCase = (
  deps: Deps,
  { submission, locale, link, origin }: { submission: Submission; locale: RequestLocale; link: string; origin: string },
  what: "received" | "answer" | "link",
) => mailLink(deps, { to: submission.email, locale, what, link: `${origin}${casePath(locale, link)}` });
