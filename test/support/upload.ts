import type { TargetField, UploadColumn, UploadReading, UploadRefusal, UploadView } from "#contract/uploads.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import type { TestApp } from "./test-app.ts";

/** A small file: header → meaning, and its records. A key that is no target is an own column (`!Header` = personal). */
export interface SampleFile {
  columns: UploadColumn[];
  rows: string[][];
  kind?: "leads" | "never_call";
  reading?: UploadReading;
}

const headings: Record<string, TargetField> = {
  Bedrijf: "companyName",
  Rechtsvorm: "legalForm",
  KVK: "kvk",
  Straat: "street",
  Huisnummer: "houseNumber",
  Postcode: "postcode",
  Plaats: "city",
  Telefoon: "phone",
  Website: "website",
  Algemeen: "email",
  Naam: "personName",
  Functie: "function",
  "E-mail": "contactEmail",
  Direct: "contactPhone",
  Mobiel: "mobile",
};

/** `file("Bedrijf;KVK;!Opmerking", "Acme BV;12345678;belt graag")`: `!` marks a personal own column. */
export const file = (header: string, ...records: string[]): SampleFile => ({
  columns: header.split(";").map((text) => {
    const name = text.replace(/^!/, "");
    const target = headings[name] ?? null;
    return { header: name, target, ownClass: text.startsWith("!") ? "personal" : "company" };
  }),
  rows: records.map((record) => record.split(";")),
});

export const openFile = async (test: TestApp, userId: string, assignmentId: string, sample: SampleFile) =>
  test.send(userId, "POST", "/api/uploads", {
    ...(sample.kind === undefined ? {} : { kind: sample.kind }),
    assignmentId,
    contentHash: await sha256(JSON.stringify(sample.rows)),
    columns: sample.columns,
    rowCount: sample.rows.length,
    ...(sample.reading === undefined ? {} : { reading: sample.reading }),
  });

export const sendChunk = (test: TestApp, userId: string, uploadId: string, firstRow: number, rows: string[][]) =>
  test.send(userId, "PUT", `/api/uploads/${uploadId}/chunks/${firstRow}`, { rows });

export const finish = (test: TestApp, userId: string, uploadId: string) =>
  test.send(userId, "POST", `/api/uploads/${uploadId}/finish`);

const view = async (answer: Response): Promise<UploadView> => {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};

/** Opens, sends and finishes a file; only what the server does not hold yet is sent. */
export const uploadFile = async (
  test: TestApp,
  userId: string,
  assignmentId: string,
  sample: SampleFile,
  chunkSize = 2_000,
): Promise<UploadView> => {
  const opened = await view(await openFile(test, userId, assignmentId, sample));
  const held = (row: number) => opened.applied.some(({ firstRow, lastRow }) => firstRow <= row && row <= lastRow);
  for (let first = 1; first <= sample.rows.length; first += chunkSize)
    if (!held(first))
      await view(await sendChunk(test, userId, opened.id, first, sample.rows.slice(first - 1, first - 1 + chunkSize)));
  return view(await finish(test, userId, opened.id));
};

export const refusals = async (test: TestApp, userId: string, uploadId: string): Promise<UploadRefusal[]> => {
  const answer = await test.send(userId, "GET", `/api/uploads/${uploadId}/refusals`);
  return ((await answer.json()) as { items: UploadRefusal[] }).items;
};

/** The bytes of the shared registry and the clients' databases, without the books of the uploads themselves. */
export const dump = async ({ env }: TestApp) => {
  const tables = [
    "companies",
    "company_sites",
    "company_keys",
    "contacts",
    "contact_values",
    "former_contact_values",
    "subject_pseudonyms",
    "leads",
    "assignment_rows",
    "row_personal_cells",
    "assignment_columns",
    "match_reviews",
  ];
  const all: Record<string, unknown[]> = {};
  for (const table of tables) all[table] = (await env.DB.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()).results;
  return all;
};

export interface CurrentCompany {
  [field: string]: unknown;
}
/** Every current value of the registry, without ids, sources and order: what two worlds are compared by. */
export const currentValues = async ({ env }: TestApp): Promise<CurrentCompany[]> => {
  const select = async <T>(sql: string) => (await env.DB.prepare(sql).all<T>()).results;
  const withoutSource = (clocks: string) =>
    Object.entries(JSON.parse(clocks) as Record<string, unknown[]>)
      .map(([field, clock]) => [field, ...clock.slice(0, 3)].join("|"))
      .sort();
  const companies = await select<Record<string, string>>("SELECT * FROM companies");
  const sites = await select<Record<string, string>>("SELECT * FROM company_sites");
  const keys = await select<{ key: string; company_id: string }>("SELECT * FROM company_keys");
  const values = await select<Record<string, string>>(
    "SELECT c.company_id, c.id AS contact, v.field, v.value, v.norm, v.entered_on, v.verified_on, v.anchor_on FROM contact_values v JOIN contacts c ON c.id = v.contact_id",
  );
  const text = (value: unknown) => JSON.stringify(value);
  return companies
    .map(({ id, clocks, former: _, version: __, ...company }) => ({
      ...company,
      clocks: withoutSource(clocks as string),
      sites: sites
        .filter((site) => site.company_id === id)
        .map(({ id: ___, company_id: ____, former: _____, clocks: own, ...site }) => ({
          ...site,
          clocks: withoutSource(own as string),
        }))
        .sort((a, b) => (text(a) < text(b) ? -1 : 1)),
      keys: keys
        .filter((key) => key.company_id === id && !key.key.startsWith("i:"))
        .map(({ key }) => key)
        .sort(),
      contacts: [...new Set(values.filter((value) => value.company_id === id).map(({ contact }) => contact))]
        .map((contact) =>
          values
            .filter((value) => value.contact === contact)
            .map(({ company_id: __, contact: ___, ...value }) => text(value))
            .sort(),
        )
        .sort((a, b) => (text(a) < text(b) ? -1 : 1)),
    }))
    .sort((a, b) => (text(a) < text(b) ? -1 : 1));
};

/** Empties the registry and all databases, so that a second world can be played in one test. */
export const clearWorld = async ({ env }: TestApp) => {
  const tables = [
    "merge_parts",
    "merges",
    "contact_value_copies",
    "row_cell_copies",
    "upload_changes",
    "never_calls",
    "value_questions",
    "match_reviews",
    "leases",
    "undoable_calls",
    "call_answers",
    "appointments",
    "call_corrections",
    "call_notes",
    "calls",
    "row_personal_cells",
    "assignment_rows",
    "leads",
    "contact_values",
    "former_contact_values",
    "contacts",
    "subject_pseudonyms",
    "company_sites",
    "company_keys",
    "companies",
    "upload_refusals",
    "upload_chunks",
    "uploads",
    "assignment_columns",
    "value_sources",
    "suppressions",
    "tombstones",
  ];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
};
