import { systemLogStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { recordErasure } from "#worker/erasure-ledger/record-erasure.ts";
import { decryptNotes, forgetAnswersStatement, sealNote } from "#worker/modules/call-notes/index.ts";
import { forgetClientContactsStatements } from "#worker/modules/client-contacts/index.ts";
import {
  naturalPersonCompaniesStatement,
  registryVersionStatements,
  wipeCompanyStatements,
} from "#worker/modules/companies/index.ts";
import { deleteContactStatements, normaliseContactValue } from "#worker/modules/contacts/index.ts";
import type { RedactedNote } from "#worker/modules/forgotten-persons/index.ts";
import {
  type Identifiers,
  keyedHashes,
  suppressContacts,
  suppressionEntries,
  suppressStatements,
} from "#worker/modules/suppression/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { localDate } from "#worker/retention/index.ts";
import { correctionStatements, type JudgedCorrection } from "./corrections.ts";
import { markedNotes, redactNoteStatements, reopenOtherMarksStatements } from "./notes.repository.ts";
import { redact } from "./redact.rules.ts";
import type { CaseRow } from "./requests.repository.ts";
import type { CaseContent } from "./sealing.ts";

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

/** What can be corrected shows everywhere at once, with the line of who decided (P7-5). */
export const correctStatements = (
  deps: Deps,
  row: CaseRow,
  corrections: readonly JudgedCorrection[],
  whose: { contactIds: readonly string[]; clientContactIds: readonly string[] },
): Statement[] => [
  logStatement(deps, row, [...whose.contactIds, ...whose.clientContactIds]),
  ...correctionStatements(deps, corrections, whose),
  ...registryVersionStatements(),
];

/** A client's own contact goes on request too, in the batch of the others (P6, P7-6). */
export const forgetClientContacts = (deps: Deps, row: CaseRow, ids: readonly string[]): Statement[] =>
  row.kind !== "erasure" || ids.length === 0
    ? []
    : [logStatement(deps, row, ids), ...forgetClientContactsStatements(ids)];
