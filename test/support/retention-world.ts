import { env as bindings } from "cloudflare:workers";
import { createDb, type Db } from "#worker/platform/db/db.ts";

const d1 = (bindings as unknown as { DB: D1Database }).DB;

export const freshDb = (): Db => createDb(d1);

let collected: D1PreparedStatement[] | null = null;

const run = async (sql: string, ...params: unknown[]) => {
  const statement = d1.prepare(sql).bind(...params);
  if (collected === null) await statement.run();
  else collected.push(statement);
};

/** A whole world in one batch: a statement at a time it takes a hundred times as long. */
const atOnce = async (work: () => Promise<void>) => {
  const statements: D1PreparedStatement[] = [];
  collected = statements;
  await work().finally(() => {
    collected = null;
  });
  await d1.batch(statements);
};

export const rowsOf = async (sql: string, ...params: unknown[]) =>
  (
    await d1
      .prepare(sql)
      .bind(...params)
      .all<Record<string, unknown>>()
  ).results;

const TABLES = [
  "task_runs",
  "merge_parts",
  "merges",
  "contact_value_copies",
  "row_cell_copies",
  "upload_changes",
  "idempotency_keys",
  "tombstones",
  "match_reviews",
  "leases",
  "call_notes",
  "calls",
  "row_personal_cells",
  "assignment_columns",
  "assignment_rows",
  "contact_values",
  "former_contact_values",
  "subject_pseudonyms",
  "contacts",
  "uploads",
  "leads",
  "companies",
  "assignments",
  "users",
  "clients",
];

/** Every table that may be emptied; the log and what is sealed of it stay. */
const emptyHouse = async () => {
  const tables = await rowsOf(
    `SELECT name FROM sqlite_schema t WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'
       AND name NOT LIKE 'd1_%' AND NOT EXISTS (SELECT 1 FROM sqlite_schema g WHERE g.type = 'trigger' AND g.tbl_name = t.name
         AND g.sql LIKE '%BEFORE DELETE%')`,
  );
  await d1.batch([
    d1.prepare("PRAGMA defer_foreign_keys = on"),
    ...tables.map(({ name }) => d1.prepare(`DELETE FROM ${name}`)),
  ]);
};

/** An empty house with one client, one assignment, one company and its lead. */
export async function resetWorld() {
  await emptyHouse();
  const at = "2025-01-01T08:00:00.000Z";
  await run("INSERT INTO clients (id, name, created_at) VALUES ('client_1', 'Client', ?)", at);
  await run(
    `INSERT INTO users (id, name, email, role, pseudonym, created_at, updated_at)
     VALUES ('user_1', 'Agent', 'agent@leadhunter.example', 'agent', 'p', ?1, ?1)`,
    at,
  );
  await run(
    `INSERT INTO assignments (id, client_id, name, key_id, created_at) VALUES ('assignment_1', 'client_1', 'A', 'key', ?)`,
    at,
  );
  await run(
    `INSERT INTO companies (id, name, name_sort, phone, clocks) VALUES ('company_1', 'Bedrijf', 'bedrijf', '+31881234567', ?)`,
    JSON.stringify({ name: ["bedrijf", "2025-01-01", null, null], phone: ["+31881234567", "2025-01-01", null, null] }),
  );
  await run(
    `INSERT INTO leads (id, assignment_id, company_id, due_at, shuffle)
     VALUES ('lead_1', 'assignment_1', 'company_1', ?, 1)`,
    at,
  );
}

let ordinal = 0;

/** A contact with a row, a call, a note and a pseudonym; `anchors` gives each value's anchor date. */
export async function addContact(id: string, anchors: Record<string, string>) {
  ordinal += 1;
  await run(
    `INSERT INTO contacts (id, company_id, lawful_basis, basis_reference)
     VALUES (?, 'company_1', 'legitimate_interest', 'LIA 1')`,
    id,
  );
  for (const [field, on] of Object.entries(anchors)) {
    await run(
      `INSERT INTO contact_values (contact_id, field, value, norm, entered_on, anchor_on)
       VALUES (?1, ?2, 'value of ' || ?1, ?1 || ?2, ?3, ?3)`,
      id,
      field,
      on,
    );
  }
  await run("INSERT INTO subject_pseudonyms (subject_id, pseudonym) VALUES (?1, 'pseudonym of ' || ?1)", id);
  await run(
    `INSERT INTO assignment_rows (id, assignment_id, ordinal, row_key, lead_id, company_id, contact_id)
     VALUES ('row_of_' || ?1, 'assignment_1', ?2, ?1, 'lead_1', 'company_1', ?1)`,
    id,
    ordinal,
  );
  const at = "2025-02-01T09:00:00.000Z";
  await run(
    `INSERT INTO calls (id, lead_id, assignment_id, agent_id, contact_id, lease_token, outcome, claimed_at, closed_at)
     VALUES ('call_of_' || ?1, 'lead_1', 'assignment_1', 'user_1', ?1, 'token_' || ?1, 'interested', ?2, ?2)`,
    id,
    at,
  );
  await run(
    `INSERT INTO call_notes (id, lead_id, assignment_id, call_id, author_id, kind, ciphertext, written_at)
     VALUES ('note_of_' || ?1, 'lead_1', 'assignment_1', 'call_of_' || ?1, 'user_1', 'note', 'sealed', ?2)`,
    id,
    at,
  );
}

/** A superseded value of a contact added before; its own anchor and the moment it lost. */
export const addFormer = (contactId: string, field: string, anchorOn: string, supersededAt: string) =>
  run(
    `INSERT INTO former_contact_values (contact_id, field, norm, value, entered_on, anchor_on, superseded_at)
     VALUES (?1, ?2, ?1 || ?2, 'former value', ?3, ?3, ?4)`,
    contactId,
    field,
    anchorOn,
    supersededAt,
  );

/** A personal own cell on the row of a contact added before. */
export async function addPersonalCell(contactId: string, column: string, anchorOn: string) {
  await run(
    `INSERT OR IGNORE INTO assignment_columns (id, assignment_id, position, header, own_class)
     SELECT ?1, 'assignment_1', count(*), ?1, 'personal' FROM assignment_columns`,
    column,
  );
  await run(
    "INSERT INTO row_personal_cells (row_id, column_id, value, anchor_on) VALUES ('row_of_' || ?, ?, 'cell', ?)",
    contactId,
    column,
    anchorOn,
  );
}

export const addTombstone = (hash: string, leftOn: string) =>
  run("INSERT INTO tombstones (hash, left_on) VALUES (?, ?)", hash, leftOn);

export const addLease = (expiresAt: string) =>
  run(
    `INSERT INTO leases (agent_id, lead_id, assignment_id, token, reason, claimed_at, expires_at)
     VALUES ('user_1', 'lead_1', 'assignment_1', 't', 'next', ?1, ?1)`,
    expiresAt,
  );

const addIdempotencyKey = (key: string, at: string) =>
  run("INSERT INTO idempotency_keys (key, actor_id, status, created_at) VALUES (?, 'user_1', 200, ?)", key, at);

const addUpload = (id: string, state: string, lastChunkAt: string) =>
  run(
    `INSERT INTO uploads (id, assignment_id, client_id, source_id, content_hash, mapping, mapping_hash, row_count,
       first_ordinal, state, counts, created_by, created_at, last_chunk_at)
     VALUES (?1, 'assignment_1', 'client_1', 's', ?1, '{}', 'm', 1, 1, ?2, '{}', 'user_1', ?3, ?3)`,
    id,
    state,
    lastChunkAt,
  );

/** Contacts of every kind around 2026-11-25, with dates that differ but repeat exactly, and one of all that expires. */
export const mixedWorld = (contacts = 14) => atOnce(() => fillMixedWorld(contacts));

async function fillMixedWorld(contacts: number) {
  let state = 7;
  const next = (n: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
  const date = () => new Date(Date.UTC(2025, 9, 20) + next(75) * 86_400_000).toISOString().slice(0, 10);
  for (let i = 0; i < contacts; i += 1) {
    const fields = ["email", "phone", "mobile", "function"].filter(() => next(2) === 0);
    const all = i % 5 === 0 && fields.length > 0 ? fields : ["name", ...fields];
    await addContact(`contact_${i}`, Object.fromEntries(all.map((field) => [field, date()])));
    await addPersonalCell(`contact_${i}`, `column_${i % 2}`, date());
    for (const field of ["email", "function"].filter(() => next(2) === 0))
      await addFormer(
        `contact_${i}`,
        field,
        date(),
        new Date(Date.UTC(2026, 9, 20) + next(75) * 43_200_000).toISOString(),
      );
  }
  await addTombstone("hash_old", "2025-11-24");
  await addTombstone("hash_young", "2025-11-25");
  await addLease("2026-11-25T11:59:00.000Z");
  await addCopies();
  await addUpload("upload_old", "running", "2026-11-24T11:59:59.999Z");
  await addUpload("upload_young", "running", "2026-11-24T23:00:00.000Z");
  await addIdempotencyKey("key_old", "2026-11-24T11:00:00.000Z");
  await addIdempotencyKey("key_young", "2026-11-25T11:00:00.000Z");
}

/** What an undo could put back: past the person's own clock, past the copies' own, and young. */
export async function addCopies() {
  await addUpload("upload_copies", "done", "2026-11-25T11:00:00.000Z");
  const young = "2026-11-20";
  for (const [holder, anchor, replaced] of [
    ["old", "2025-11-24", young],
    ["replaced", young, "2026-10-25"],
    ["young", young, young],
  ] as const) {
    await run(
      `INSERT INTO contact_value_copies (holder_id, contact_id, original_id, field, value, norm, entered_on, anchor_on, replaced_on)
       VALUES (?1, 'contact_x', 'contact_y', 'email', 'v', 'v', ?2, ?2, ?3)`,
      holder,
      anchor,
      replaced,
    );
    await run(
      `INSERT INTO row_cell_copies (upload_id, row_id, column_id, value, anchor_on, replaced_on)
       VALUES ('upload_copies', 'row_x', ?, 'v', ?, ?)`,
      holder,
      anchor,
      replaced,
    );
    await run(
      `INSERT INTO upload_changes (upload_id, kind, record_id, before, replaced_on) VALUES ('upload_copies', 'row', ?, '{}', ?)`,
      holder,
      replaced,
    );
    await run(
      `INSERT INTO merges (id, kind, kept_id, removed_id, origin, assignment_id, merged_at, merged_on)
       VALUES (?1, 'company', 'a', 'b', 'upload', 'assignment_1', ?2, ?2)`,
      holder,
      replaced,
    );
    await run("INSERT INTO merge_parts (merge_id, kind, record_id, data) VALUES (?, 'row', 'row_x', '{}')", holder);
  }
}

const SNAPSHOT = {
  contacts: "SELECT id AS k FROM contacts",
  contactValues: "SELECT contact_id || '/' || field AS k FROM contact_values",
  formerValues: "SELECT contact_id || '/' || field AS k FROM former_contact_values",
  personalCells: "SELECT row_id || '/' || column_id AS k FROM row_personal_cells",
  tombstones: "SELECT hash AS k FROM tombstones",
  leases: "SELECT agent_id AS k FROM leases",
  idempotencyKeys: "SELECT key AS k FROM idempotency_keys",
  abandonedUploads: "SELECT id AS k FROM uploads WHERE state = 'running'",
  valueCopies: "SELECT holder_id || '/' || original_id || '/' || field AS k FROM contact_value_copies",
  valueQuestions: "SELECT id AS k FROM value_questions WHERE kind = 'contact'",
  cellCopies: "SELECT upload_id || '/' || row_id || '/' || column_id AS k FROM row_cell_copies",
  uploadChanges: "SELECT upload_id || '/' || kind || '/' || record_id AS k FROM upload_changes",
  mergeSnapshots: "SELECT id AS k FROM merges",
  requestSubmissions: "SELECT id AS k FROM request_submissions",
} as const;

export type Snapshot = Record<keyof typeof SNAPSHOT, string[]>;

/** The ids of everything a purge may remove. */
export async function snapshot(): Promise<Snapshot> {
  const sets = await Promise.all(
    Object.entries(SNAPSHOT).map(async ([name, sql]) => [name, (await rowsOf(sql)).map((row) => String(row.k)).sort()]),
  );
  return Object.fromEntries(sets) as Snapshot;
}

/** What went between two snapshots. */
export function goneBetween(before: Snapshot, after: Snapshot): Snapshot {
  return Object.fromEntries(
    Object.entries(before).map(([name, ids]) => [
      name,
      ids.filter((id) => !after[name as keyof Snapshot].includes(id)),
    ]),
  ) as Snapshot;
}

/** Every row of every table, but for the task's own record: for "nothing else changed". */
export async function wholeDatabase(): Promise<Record<string, unknown>> {
  const tables = TABLES.filter((table) => table !== "task_runs");
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await rowsOf(`SELECT * FROM ${table} ORDER BY 1, 2`)])),
  );
}
