import type * as v from "valibot";
import type { handOverInput, RequestKind, registerInput, Submission } from "#contract/requests.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { formatContactName, liveContactValuesSql } from "#worker/modules/contacts/index.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { enoughToObject, findSubjects, withSamePersons } from "../find-subjects.ts";
import { openCase } from "../open-case.ts";
import { payMail } from "../owed-mail.ts";
import { findCase } from "../requests.repository.ts";
import { correctionsOf } from "../sealing.ts";
import type { FoundSubject } from "../subjects.repository.ts";
import { runRequest } from "./run-request.ts";

/** Who asks for a correction says what should stand there. @throws 400 `requests.corrections_missing` */
const mustCorrect = (kind: RequestKind, submission: Submission) => {
  if (kind === "rectification" && correctionsOf(submission).length === 0)
    throw problem("requests.corrections_missing", [{ pointer: "/correctName", code: "required" }]);
};

/** A request that came by letter, mail or phone, with its true date of receipt: the clock started then (P7-1/2, P7-4). */
export const registerRequest = async (
  deps: Deps,
  grant: Grant<"request.create">,
  input: v.InferOutput<typeof registerInput>,
  origin: string,
) => {
  if (input.receivedOn > localDate(deps.clock.now()))
    throw problem("requests.received_in_future", [{ pointer: "/receivedOn", code: "future" }]);
  const { kind, channel, locale, receivedOn, ...typed } = input;
  const submission: Submission = typed;
  mustCorrect(kind, submission);
  const found = await findSubjects(deps, submission, { proven: kind === "objection" });
  const subjects = kind === "objection" ? enoughToObject(found) : found;
  const opened = await openCase(deps, {
    kind,
    channel,
    locale,
    receivedOn,
    submission,
    subjects,
    // What staff wrote down proves no mailbox.
    mailboxOnFile: false,
    origin,
    by: "register",
    role: grant.actor.role,
  });
  await loggedWrite(deps, grant, { kind: "request", id: opened.row.id }, opened.statements);
  await payMail(deps, opened.row.id);
  if (kind === "objection") await runRequest(deps, opened.row.id);
  return (await findCase(deps.db, opened.row.id)) ?? opened.row;
};

/** The name and company behind a contact of the lead in hand: the agent types neither. */
const personInHand = async (deps: Deps, grant: Grant<"request.hand-over">, contactId: string) => {
  const live = liveContactValuesSql(purgeCutoff(deps.clock.now(), SCHEDULE.contactValue));
  return deps.db.first<{ name: string; company: string }>({
    sql: `SELECT v.value AS name, m.name AS company FROM assignment_rows r JOIN companies m ON m.id = r.company_id
        JOIN (${live.sql}) v ON v.contact_id = r.contact_id AND v.field = 'name'
      WHERE r.lead_id = ? AND r.assignment_id = ? AND r.contact_id = ? LIMIT 1`,
    params: [...live.params, grant.facts.leadId, grant.facts.assignmentId, contactId],
  });
};

/**
 * A request made in a call: the agent hands it over with the address the person names. Who called is not proven by the
 * call, so identity stays open; received on the day of the call (P7-2).
 */
export const handOverRequest = async (
  deps: Deps,
  grant: Grant<"request.hand-over">,
  input: v.InferOutput<typeof handOverInput>,
  origin: string,
) => {
  const { kind, contactId, email, ...corrections } = input;
  const person = await personInHand(deps, grant, contactId);
  if (person === null) throw problem("access.not_found");
  const submission: Submission = {
    name: formatContactName(person.name),
    email,
    phone: "",
    company: person.company,
    message: "",
    ...corrections,
  };
  mustCorrect(kind, submission);
  const called: FoundSubject = { contactId, foundBy: "call", state: "candidate" };
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const opened = await openCase(deps, {
    kind,
    channel: "call",
    locale: "nl",
    receivedOn: localDate(deps.clock.now()),
    submission,
    subjects: await withSamePersons(deps, [called], cutoff),
    mailboxOnFile: false,
    origin,
    by: "register",
    role: grant.actor.role,
  });
  await loggedWrite(deps, grant, { kind: "request", id: opened.row.id }, opened.statements);
  await payMail(deps, opened.row.id);
  return { reference: opened.row.reference };
};
