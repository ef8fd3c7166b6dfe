import type { Submission } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { normaliseCompanyName } from "#worker/matching/normalise/company-name.ts";
import { normaliseContactValue, samePersonStatement } from "#worker/modules/contacts/index.ts";
import { nameIdentity } from "#worker/modules/suppression/index.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import {
  byAddressStatement,
  byCompanyStatement,
  byPhoneStatement,
  type FoundSubject,
  mailboxOnFileStatement,
  mergedIntoStatement,
} from "./subjects.repository.ts";

const LIMIT = 200;

/** Asked for every confirmed mailbox, so that the known and the unknown cost the same. */
export const isOnFile = async (deps: Deps, mailbox: string) =>
  (await deps.db.first<{ known: number }>(mailboxOnFileStatement(mailbox)))?.known === 1;

/** The contacts that hold this mailbox, and with them every record of the same person (P7-3). */
const byAddress = async (deps: Deps, email: string, cutoff: string): Promise<FoundSubject[]> => {
  const mailbox = normaliseContactValue("email", email);
  if (mailbox === null) return [];
  const found = await deps.db.all<{ id: string }>(byAddressStatement(mailbox.norm, cutoff));
  return found.map(({ id }) => ({ contactId: id, foundBy: "address", state: "proven" }));
};

/** Every record of the same person as these, whoever uploaded it. */
export const withSamePersons = async (
  deps: Deps,
  subjects: readonly FoundSubject[],
  cutoff: string,
): Promise<FoundSubject[]> => {
  const known = new Map(subjects.map((subject) => [subject.contactId, subject]));
  const proven = subjects.filter(({ state }) => state === "proven").slice(0, LIMIT);
  const results = await deps.db.batch(
    proven.slice(0, 50).map(({ contactId }) => samePersonStatement(contactId, cutoff, true)),
  );
  for (const { id } of results.flatMap(({ rows }) => rows as { id: string }[]))
    if (known.get(id)?.state !== "proven")
      known.set(id, { contactId: id, foundBy: known.get(id)?.foundBy ?? "same_person", state: "proven" });
  return [...known.values()];
};

/** Who it may be besides: the same name on the typed number, or at the typed company. A person decides. */
const candidates = async (deps: Deps, typed: Submission, cutoff: string): Promise<FoundSubject[]> => {
  const name = normaliseContactValue("name", typed.name);
  const identity = name === null ? null : nameIdentity(name.norm);
  if (identity === null) return [];
  const phone = typed.phone === "" ? null : normaliseContactValue("phone", typed.phone);
  const company = typed.company === "" ? null : normaliseCompanyName(typed.company);
  const [onPhone, atCompany] = await deps.db.batch([
    byPhoneStatement(phone?.norm ?? "", cutoff),
    byCompanyStatement(company?.norm ?? "", cutoff),
  ]);
  const same = (result: { rows: unknown[] } | undefined, foundBy: FoundSubject["foundBy"]) =>
    ((result?.rows ?? []) as { id: string; norm: string }[])
      .filter(({ norm }) => nameIdentity(norm) === identity)
      .map(({ id }): FoundSubject => ({ contactId: id, foundBy, state: "candidate" }));
  return [...same(atCompany, "name"), ...same(onPhone, "phone")].slice(0, LIMIT);
};

/**
 * Whom a request is about. Runs only after the mail's link came back, and the same statements for everybody (P7-3).
 * @param proven the typed address was confirmed by its own mailbox
 */
export const findSubjects = async (
  deps: Deps,
  typed: Submission,
  { proven }: { proven: boolean },
): Promise<FoundSubject[]> => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const address = (await byAddress(deps, typed.email, cutoff)).map(
    (subject): FoundSubject => (proven ? subject : { ...subject, state: "candidate" }),
  );
  const others = await candidates(deps, typed, cutoff);
  const known = new Set(address.map(({ contactId }) => contactId));
  return withSamePersons(deps, [...address, ...others.filter(({ contactId }) => !known.has(contactId))], cutoff);
};

/**
 * The same persons as they stand at the moment of execution: an upload may have brought them again since, and a merge
 * may have put another record in the place of one that was found.
 */
export const findAgain = async (
  deps: Deps,
  typed: Submission,
  proven: readonly string[],
  { mailbox, cutoff }: { mailbox: boolean; cutoff: string },
): Promise<FoundSubject[]> => {
  const merged = await deps.db.all<{ id: string }>(mergedIntoStatement(proven));
  const ids = [...proven, ...merged.map(({ id }) => id)];
  const same = ids.map((contactId): FoundSubject => ({ contactId, foundBy: "same_person", state: "proven" }));
  return withSamePersons(deps, [...same, ...(mailbox ? await byAddress(deps, typed.email, cutoff) : [])], cutoff);
};

/** An objection needs hardly any check: name and number together are enough, a name at a company is not (L-21). */
export const enoughToObject = (subjects: readonly FoundSubject[]): FoundSubject[] =>
  subjects.map((subject) => (subject.foundBy === "phone" ? { ...subject, state: "proven" } : subject));
