import { systemLogStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { recordErasure } from "#worker/erasure-ledger/record-erasure.ts";
import { decryptNotes, forgetAnswersStatement, sealNote } from "#worker/modules/call-notes/index.ts";
import {
  naturalPersonCompaniesStatement,
  registryVersionStatements,
  wipeCompanyStatements,
} from "#worker/modules/companies/index.ts";
import {
  changeContactValueStatement,
  deleteContactStatements,
  forgetFormerStatement,
  normaliseContactValue,
  verifyContactValueStatements,
} from "#worker/modules/contacts/index.ts";
import type { RedactedNote } from "#worker/modules/forgotten-persons/index.ts";
import {
  findRefused,
  type Identifiers,
  keyedHashes,
  loadIdentifiers,
  suppressContacts,
  suppressionEntries,
  suppressStatements,
} from "#worker/modules/suppression/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { randomName } from "#worker/platform/ids.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { markedNotes, redactNoteStatements, reopenOtherMarksStatements } from "./notes.repository.ts";
import { redact } from "./redact.rules.ts";
import type { CaseRow } from "./requests.repository.ts";
import type { CaseContent } from "./sealing.ts";
import { correctionsOf } from "./sealing.ts";

const NOTES_A_STEP = 20;

/** Marked places of notes become a visible mark, each note in its own batch. True when none is left (P4.3-7). */
export const redactNotes = async (deps: Deps, row: CaseRow): Promise<boolean> => {
  const notes = await markedNotes(deps.db, row.id, NOTES_A_STEP);
  const at = nowIso(deps.clock);
  for (const note of notes) {
    const [opened] = await decryptNotes(deps, note.assignment_id, [note]);
    const text = redact(opened?.text ?? "", JSON.parse(note.marks ?? "[]"), localDate(deps.clock.now()));
    const after = await sealNote(deps, note.assignment_id, note.id, text);
    const redacted: RedactedNote = { noteId: note.id, ciphertext: after, at };
    await recordErasure(deps, "note", redacted, (mark) =>
      deps.db.batch([
        ...redactNoteStatements({ requestId: row.id, noteId: note.id, before: note.ciphertext, after, at }),
        ...reopenOtherMarksStatements(row.id, note.id),
        mark,
      ]),
    );
  }
  return notes.length < NOTES_A_STEP;
};

/** What the person typed, as identifiers: refused from now on, also where nothing of it was on file (P7-8). */
const typedIdentifiers = ({ submission }: CaseContent): Identifiers => {
  const norm = (field: "email" | "phone" | "name", text: string) =>
    text === "" ? null : (normaliseContactValue(field, text)?.norm ?? null);
  const [email, phone] = [norm("email", submission.email), norm("phone", submission.phone)];
  return {
    emails: email === null ? [] : [email],
    phones: phone === null ? [] : [phone],
    name: null,
    companies: [],
  };
};

/** One line a person in the access log, in the name of who decided; before the pseudonym goes. */
const logStatement = (deps: Deps, row: CaseRow, contactIds: readonly string[]) =>
  systemLogStatement(deps, {
    action: "request.decide",
    kind: "request",
    outcome: "changed",
    onBehalfOf: row.decided_by,
    records: {
      sql: "SELECT ? AS record_id, value AS subject_id FROM json_each(?)",
      params: [row.id, jsonList(contactIds)],
    },
  });

export interface Forgetting {
  statements: Statement[];
  companies: number;
  /** For the erasure ledger. */
  persons: { contactIds: readonly string[]; block: Statement[]; answers: boolean };
}

/**
 * The person goes from every assignment of every client, and may not come back, in one batch (P7-6, P7-8). The same
 * statements again change nothing.
 */
export const forgetStatements = async (
  deps: Deps,
  row: CaseRow,
  content: CaseContent,
  contactIds: readonly string[],
  registry: number,
): Promise<Forgetting> => {
  const why = { reference: row.reference, reason: row.kind === "erasure" ? "erasure" : "objection" } as const;
  const typed = keyedHashes(deps.config.suppressionKey, suppressionEntries(typedIdentifiers(content)));
  const block = [...suppressStatements(deps, typed, why), ...(await suppressContacts(deps, contactIds, why))];
  const companies = (
    await deps.db.all<{ id: string }>(naturalPersonCompaniesStatement(row.kind === "erasure" ? contactIds : []))
  ).map(({ id }) => id);
  return {
    companies: companies.length,
    persons: { contactIds, block, answers: row.kind === "erasure" },
    statements: [
      logStatement(deps, row, contactIds),
      ...block,
      ...wipeCompanyStatements(companies, localDate(deps.clock.now())),
      // What was filled in about the person goes with it; before the calls lose their link.
      ...(row.kind === "erasure" ? [forgetAnswersStatement(contactIds)] : []),
      ...deleteContactStatements(contactIds),
      {
        sql: "DELETE FROM request_codes WHERE contact_id IN (SELECT value FROM json_each(?))",
        params: [jsonList(contactIds)],
      },
      // An upload that brought the person again since it was looked for makes this be done anew.
      ...registryVersionStatements(registry),
    ],
  };
};

/** A correction shows in all assignments at once, as a value the person itself verified today (P7-5). */
export const correctStatements = async (
  deps: Deps,
  row: CaseRow,
  content: CaseContent,
  contactIds: readonly string[],
): Promise<Statement[]> => {
  const now = deps.clock.now();
  const todayOn = localDate(now);
  const cutoff = purgeCutoff(now, SCHEDULE.contactValue);
  const [known] = await loadIdentifiers(deps, contactIds.slice(0, 1));
  const statements: Statement[] = [];
  for (const { field, value } of correctionsOf(content.submission)) {
    const normal = normaliseContactValue(field, value);
    if (normal === null) continue;
    // A correction is a way to write too: it brings nobody back who is refused (P7-8).
    const refused = await findRefused(deps, [
      {
        emails: field === "email" ? [normal.norm] : [],
        phones: field === "phone" || field === "mobile" ? [normal.norm] : [],
        name: field === "name" ? normal.norm : null,
        companies: known?.companies ?? [],
      },
    ]);
    if (refused.suppressed.size + refused.departed.size > 0) continue;
    for (const contactId of contactIds)
      statements.push(
        forgetFormerStatement(contactId, field),
        changeContactValueStatement({ contactId, field, ...normal, todayOn, sourceId: `src_${randomName()}` }),
        ...verifyContactValueStatements(contactId, field, todayOn, cutoff),
      );
  }
  return [logStatement(deps, row, contactIds), ...statements, ...registryVersionStatements()];
};
