import type { RequestKind, RequestLocale } from "#contract/requests.ts";
import { systemLogStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { dictionary, rights } from "#worker/dictionary/index.ts";
import { decryptNotes } from "#worker/modules/call-notes/index.ts";
import { contactsOfMailboxStatement } from "#worker/modules/client-contacts/index.ts";
import { contactValueText } from "#worker/modules/contacts/index.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { addDays, localDate, SCHEDULE } from "#worker/retention/index.ts";
import { addPeriod } from "#worker/retention/period.ts";
import { looksStatement, readableContactsStatement, sourcesStatement, storeReads } from "./answer.repository.ts";
import { openCallAnswers, type SealedAnswersRow, sealedAnswersStatement } from "./call-answers.ts";
import { caseCutoff } from "./hold.rules.ts";
import { type LetterFacts, type LetterPart, letterOf } from "./letter.rules.ts";
import { type Look, withArchivedLooks } from "./looks.ts";
import { markedNotes } from "./notes.repository.ts";
import { excerpts } from "./redact.rules.ts";
import type { CaseRow } from "./requests.repository.ts";
import { clientsHoldingStatement, provenIds } from "./subjects.repository.ts";

/** One store of the access answer, with the dictionary's words about it. */
export interface AnswerStore {
  store: string;
  basis: string;
  ends: string;
  seers: string[];
  rows: Record<string, unknown>[];
}
/** What the person receives: readable on its page, and this as JSON (P7-9). */
export interface Answer {
  reference: string;
  kind: RequestKind;
  decision: LetterFacts["decision"];
  answeredAt: string;
  letter: LetterPart[];
  stores: AnswerStore[];
  notes: { writtenAt: string; text: string[] }[];
  recipients: string[];
  looks: Look[];
  /** Opens the receipt's commitment to whom it is about; only the person has it (L-14). */
  proof?: { openingKey: string; identifiers: string[] };
}
export interface Gathered extends Pick<Answer, "stores" | "notes" | "recipients" | "looks"> {
  sources: string[];
}
export const nothingGathered: Gathered = { stores: [], notes: [], recipients: [], looks: [], sources: [] };

const sourceWord = (locale: RequestLocale, kind: string) => {
  const words: Record<string, [string, string]> = {
    upload: ["Bestand van opdrachtgever", "File of client"],
    agent: ["Gesprek namens", "Call on behalf of"],
    client: ["Invoer door", "Entered by"],
    supervisor: ["Invoer door onze begeleider voor", "Entered by our supervisor for"],
  };
  return words[kind]?.[locale === "nl" ? 0 : 1] ?? kind;
};

const seersOf = (store: string) => [
  ...new Set(
    Object.values(dictionary[store]?.columns ?? {}).flatMap((column) =>
      column.kind === "personal" ? column.seers : [],
    ),
  ),
];

const readable = (row: Record<string, unknown>) =>
  typeof row.field === "string" && typeof row.value === "string"
    ? { ...row, value: contactValueText(row.field, row.value) }
    : row;

const storeOf = (store: string, rows: Record<string, unknown>[]): AnswerStore => ({
  store,
  basis: rights[store]?.basis ?? "legitimate_interest",
  ends: dictionary[store]?.ends ?? "kept",
  seers: seersOf(store),
  rows,
});

const readNotes = async (deps: Deps, row: CaseRow): Promise<Answer["notes"]> => {
  const notes: Answer["notes"] = [];
  for (const note of await markedNotes(deps.db, row.id, 500)) {
    const [opened] = await decryptNotes(deps, note.assignment_id, [note]);
    if (opened !== undefined)
      notes.push({ writtenAt: note.written_at, text: excerpts(opened.text, JSON.parse(note.marks ?? "[]")) });
  }
  return notes;
};

/**
 * Everything held about the person, store by store as the dictionary says, with its sources, recipients and who looked.
 * A look of its own: its lines stand in the batch, in the name of who decided (P3-7, P7-9).
 */
export const gather = async (deps: Deps, row: CaseRow, mailbox: string | null): Promise<Gathered> => {
  const cutoff = caseCutoff(row, deps.clock.now());
  const people =
    mailbox === null
      ? []
      : (await deps.db.all<{ id: string }>(contactsOfMailboxStatement(mailbox))).map(({ id }) => id);
  const all = await provenIds(deps.db, row.id);
  const ids = (await deps.db.all<{ id: string }>(readableContactsStatement(all, cutoff))).map(({ id }) => id);
  const reads = storeReads({ contact: ids, mailbox: mailbox === null ? [] : [mailbox], request: [row.id] }, cutoff);
  const log = systemLogStatement(deps, {
    action: "request.decide",
    kind: "request",
    outcome: "shown",
    onBehalfOf: row.decided_by,
    records: {
      sql: "SELECT ? AS record_id, value AS subject_id FROM json_each(?)",
      params: [row.id, jsonList([...ids, ...people])],
    },
  });
  const subjects = [...ids, ...people, row.id];
  const [, sources, clients, looks, sealed, ...found] = await deps.db.batch([
    log,
    sourcesStatement(ids),
    clientsHoldingStatement(ids),
    looksStatement(subjects),
    sealedAnswersStatement(row.kind === "access" ? ids : []),
    ...reads.map(({ statement }) => statement),
  ]);
  const filledIn = await openCallAnswers(deps, (sealed?.rows ?? []) as SealedAnswersRow[]);
  const stores = reads.flatMap(({ store }, at) => {
    const rows = (found[at]?.rows ?? []) as Record<string, unknown>[];
    return rows.length === 0 ? [] : [storeOf(store, rows.map(readable))];
  });
  const answers = storeOf("call_answers", filledIn);
  return {
    stores: filledIn.length === 0 ? stores : [...stores, answers],
    notes: row.kind === "access" ? await readNotes(deps, row) : [],
    recipients: ((clients?.rows ?? []) as { name: string }[]).map(({ name }) => name),
    looks: await withArchivedLooks(deps, (looks?.rows ?? []) as Look[], subjects),
    sources: ((sources?.rows ?? []) as { kind: string; client: string }[]).map(
      ({ kind, client }) => `${sourceWord(row.locale, kind)} ${client}`,
    ),
  };
};

const dayText = (locale: RequestLocale, date: string) =>
  new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T12:00:00Z`),
  );

/** The last local day before an instant. */
const dayBefore = (instant: string) => addDays(localDate(new Date(instant)), -1);

/** The letter and what goes with it. */
export const composeAnswer = (
  deps: Deps,
  row: CaseRow,
  decision: LetterFacts["decision"],
  gathered: Gathered,
  told: Pick<LetterFacts, "notesMarked" | "clientsTold" | "corrections">,
): Answer => {
  const now = deps.clock.now();
  const day = (date: string) => dayText(row.locale, date);
  return {
    reference: row.reference,
    kind: row.kind,
    decision,
    answeredAt: now.toISOString(),
    letter: letterOf({
      locale: row.locale,
      kind: row.kind,
      decision,
      refusal: row.refusal,
      reference: row.reference,
      receivedOn: day(row.received_on),
      answerBeforeOn: day(dayBefore(row.answer_before)),
      lawBeforeOn: day(dayBefore(row.law_before)),
      answeredOn: day(localDate(now)),
      historyUntilOn: day(addPeriod(localDate(now), SCHEDULE.databaseHistory.purgeAfter)),
      sources: gathered.sources,
      recipients: gathered.recipients,
      ...told,
    }),
    stores: gathered.stores,
    notes: gathered.notes,
    recipients: gathered.recipients,
    looks: gathered.looks,
  };
};
