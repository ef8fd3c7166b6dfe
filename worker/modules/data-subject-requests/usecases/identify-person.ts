import type { IdentityProof } from "#contract/requests.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { composeAnswer, nothingGathered } from "../answer.ts";
import { move, orWrongState } from "../case-file.ts";
import { withSamePersons } from "../find-subjects.ts";
import { mailCode } from "../mails.ts";
import { takeUp } from "../open-case.ts";
import { payMail } from "../owed-mail.ts";
import { type CaseRow, findCase } from "../requests.repository.ts";
import { answerPlace, codeHash, newCode, sealUnder } from "../sealing.ts";
import { type FoundSubject, insertSubjectsStatement, releaseStatement } from "../subjects.repository.ts";
import { answered, forgetSubjects } from "./run-request.ts";

const CODE_MINUTES = 10;

export const load = async (deps: Deps, requestId: string): Promise<CaseRow> => {
  const row = await findCase(deps.db, requestId);
  if (row === null) throw problem("access.not_found");
  return row;
};

/**
 * Sends a code to the address on file of one of the records found. Nobody sees that address; the code is hashed, bound to
 * this request, single use (P7-3). @throws 409 `requests.no_address`
 */
export const sendCode = async (deps: Deps, grant: Grant<"request.identify">, requestId: string, contactId: string) => {
  const row = await load(deps, requestId);
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const address = await deps.db.first<{ value: string }>({
    sql: `SELECT v.value FROM request_subjects s JOIN contact_values v ON v.contact_id = s.contact_id AND v.field = 'email'
      WHERE s.request_id = ? AND s.contact_id = ? AND v.anchor_on > ?`,
    params: [requestId, contactId, cutoff],
  });
  if (address === null) throw problem("requests.no_address");
  const code = newCode();
  const expiresAt = new Date(deps.clock.now().getTime() + CODE_MINUTES * 60_000).toISOString();
  const asked = move(deps, row, { what: "ask_identity" }, { role: grant.actor.role, what: "code_sent" });
  await orWrongState(
    loggedWrite(deps, grant, { kind: "request", id: requestId }, [
      {
        sql: `INSERT INTO request_codes (request_id, hash, contact_id, expires_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (request_id) DO UPDATE SET hash = excluded.hash, contact_id = excluded.contact_id,
            expires_at = excluded.expires_at, tries = 0, used_at = NULL`,
        params: [requestId, await codeHash(deps, requestId, code), contactId, expiresAt],
      },
      ...asked.statements,
    ]),
  );
  await mailCode(deps, { to: address.value, locale: row.locale, code });
};

/**
 * Another check in proportion, recorded by a director: called back, in person, by earlier correspondence. It proves the
 * records that were found and not set aside (P7-3).
 */
export const proveIdentity = async (
  deps: Deps,
  grant: Grant<"request.identify">,
  requestId: string,
  proof: IdentityProof,
) => {
  const row = await load(deps, requestId);
  const found = await deps.db.all<{ id: string }>({
    sql: "SELECT contact_id AS id FROM request_subjects WHERE request_id = ? AND state <> 'excluded'",
    params: [requestId],
  });
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const proven = await withSamePersons(
    deps,
    found.map(({ id }): FoundSubject => ({ contactId: id, foundBy: "same_person", state: "proven" })),
    cutoff,
  );
  const step = move(deps, row, { what: "prove", proof }, { role: grant.actor.role });
  const taken = takeUp(deps, step.row);
  await orWrongState(
    loggedWrite(deps, grant, { kind: "request", id: requestId }, [
      insertSubjectsStatement(requestId, proven),
      ...step.statements,
      ...taken.statements,
    ]),
  );
};

/** A record that was found is not this person's, or is: a director's or supervisor's decision, one record at a time. */
export const setSubjectStatement = (requestId: string, contactId: string, about: boolean) => ({
  sql: `UPDATE request_subjects SET state = ? WHERE request_id = ? AND contact_id = ? AND found_by <> 'address'`,
  params: [about ? "proven" : "excluded", requestId, contactId],
});
export const setCandidate = async (
  deps: Deps,
  grant: Grant<"request.identify">,
  requestId: string,
  contactId: string,
  about: boolean,
) => {
  await load(deps, requestId);
  await loggedWrite(deps, grant, { kind: "request", id: requestId }, [
    {
      sql: `UPDATE request_subjects SET state = ? WHERE request_id = ? AND contact_id = ? AND state <> 'proven'`,
      params: [about ? "candidate" : "excluded", requestId, contactId],
    },
  ]);
};

/** Ends a request whose identity stayed open with an answer that says so: on day 14, or before when asked (P7-4). */
export const answerIdentityOpen = async (deps: Deps, row: CaseRow, role: string) => {
  const answer = composeAnswer(deps, row, "identity_open", nothingGathered, { notesMarked: 0, clientsTold: 0 });
  const sealed = await sealUnder(deps, row.key_id, answerPlace(row.id), answer);
  const step = move(deps, row, { what: "day_out" }, { role, set: { ...answered(deps), answer: sealed } });
  await deps.db.batch([releaseStatement(row.id), ...forgetSubjects(row.id), ...step.statements]);
  await payMail(deps, row.id);
};
