import type * as v from "valibot";
import type { handOverInput, registerInput, Submission } from "#contract/requests.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { formatContactName, liveContactValuesSql } from "#worker/modules/contacts/index.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { enoughToObject, findSubjects, withSamePersons } from "../find-subjects.ts";
import { mailCase, openCase } from "../open-case.ts";
import { findCase } from "../requests.repository.ts";
import type { FoundSubject } from "../subjects.repository.ts";
import { runRequest } from "./run-request.ts";

const noCorrections = { correctName: "", correctFunction: "", correctEmail: "", correctPhone: "", correctMobile: "" };

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
  const submission: Submission = { ...typed, ...noCorrections };
  const found = await findSubjects(deps, submission, { proven: kind === "objection" });
  const subjects = kind === "objection" ? enoughToObject(found) : found;
  const opened = await openCase(deps, {
    kind,
    channel,
    locale,
    receivedOn,
    submission,
    subjects,
    origin,
    by: "register",
    role: grant.actor.role,
  });
  await loggedWrite(deps, grant, { kind: "request", id: opened.row.id }, opened.statements);
  await mailCase(deps, { submission, locale, link: opened.link, origin }, "received");
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
  const person = await personInHand(deps, grant, input.contactId);
  if (person === null) throw problem("access.not_found");
  const submission: Submission = {
    name: formatContactName(person.name),
    email: input.email,
    phone: "",
    company: person.company,
    message: "",
    ...noCorrections,
  };
  const called: FoundSubject = { contactId: input.contactId, foundBy: "call", state: "candidate" };
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const opened = await openCase(deps, {
    kind: input.kind,
    channel: "call",
    locale: "nl",
    receivedOn: localDate(deps.clock.now()),
    submission,
    subjects: await withSamePersons(deps, [called], cutoff),
    origin,
    by: "register",
    role: grant.actor.role,
  });
  await loggedWrite(deps, grant, { kind: "request", id: opened.row.id }, opened.statements);
  await mailCase(deps, { submission, locale: "nl", link: opened.link, origin }, "received");
  return { reference: opened.row.reference };
};
