import { describe, expect, it } from "vitest";
import type { DatabasePage, DatabaseRow, DeletionReceipt } from "#contract/rows.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { readTable } from "#web/features/uploads/reading/read-table.ts";
import { identifierHashes, suppressStatements } from "#worker/modules/suppression/index.ts";
import { newId } from "#worker/platform/ids.ts";

const test = createTestApp();
const { DB } = test.env;

/** A client with an assignment whose file had a company, a contact, and two own columns. */
const world = async (options: { enteredOn?: string; verifiedOn?: string | null; name?: string } = {}) => {
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  const supervisor = await addPerson(test, "supervisor");
  const assignmentId = await addAssignment(test, { clientId, supervisorId: supervisor });
  const columns = [
    ["Nummer", null, "company"],
    ["Bedrijf", "companyName", "company"],
    ["Telefoon", "phone", "company"],
    ["Achternaam", "lastName", "company"],
    ["E-mail", "contactEmail", "company"],
    ["Opmerking", null, "personal"],
  ] as const;
  const columnIds: string[] = [];
  for (const [position, [header, target, ownClass]] of columns.entries()) {
    const id = newId("col");
    columnIds.push(id);
    await DB.prepare(
      "INSERT INTO assignment_columns (id, assignment_id, position, header, target, own_class) VALUES (?, ?, ?, ?, ?, ?)",
    )
      .bind(id, assignmentId, position + 1, header, target, ownClass)
      .run();
  }
  const lead = await addLead(test, {
    assignmentId,
    companyName: options.name ?? `Bedrijf ${columnIds[0]?.slice(-6)}`,
    contact: {
      name: "Jansen",
      email: "jansen@bedrijf.example",
      enteredOn: options.enteredOn ?? "2026-11-20",
      verifiedOn: options.verifiedOn ?? null,
    },
  });
  await DB.batch([
    DB.prepare("UPDATE assignment_rows SET own_cells = ? WHERE id = ?").bind(
      JSON.stringify({ [columnIds[0] ?? ""]: "=1+1" }),
      lead.rowId,
    ),
    DB.prepare(
      "INSERT INTO row_personal_cells (row_id, column_id, value, anchor_on) VALUES (?, ?, 'Belt graag', ?)",
    ).bind(lead.rowId, columnIds[5] ?? "", options.enteredOn ?? "2026-11-20"),
  ]);
  test.stepUp(user);
  return { clientId, user, supervisor, assignmentId, columnIds, ...lead };
};
type World = Awaited<ReturnType<typeof world>>;

const list = async ({ user, assignmentId }: World) =>
  (await (await test.send(user, "GET", `/api/assignments/${assignmentId}/rows`)).json()) as DatabasePage;
const texts = (page: DatabasePage) => page.rows.map((row) => row.cells.map((cell) => cell.text));
// With its byte order mark, which text() would take off.
const download = async ({ user, assignmentId }: World, query = "dialect=excel-nl&notes=no") => {
  const answer = await test.send(user, "GET", `/api/assignments/${assignmentId}/export?${query}`);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
};

describe("a client's own database", () => {
  it("shows the client's columns in the client's order, with current values (P3-8, P4.1-6)", async () => {
    const w = await world({ name: "Bakker B.V." });
    const page = await list(w);
    expect(page.columns.map(({ header }) => header)).toEqual([
      "Nummer",
      "Bedrijf",
      "Telefoon",
      "Achternaam",
      "E-mail",
      "Opmerking",
    ]);
    expect(texts(page)).toEqual([
      ["=1+1", "Bakker B.V.", "+31201234567", "Jansen", "jansen@bedrijf.example", "Belt graag"],
    ]);
    expect(page.total).toBe(1);
  });

  it("marks personal values that are due for review and says until when they live (P4.2-10)", async () => {
    const [row] = (await list(await world({ enteredOn: "2026-04-01" }))).rows;
    expect(row?.cells.map(({ state }) => state)).toEqual([
      "company",
      "company",
      "company",
      "review",
      "review",
      "review",
    ]);
    expect(row?.cells[4]?.until).toBe("2027-04-01T22:00:00.000Z");
  });

  it("shows no value past its purge instant, in list or download, though the cron never ran (P4.2-10, P4.2-11)", async () => {
    const w = await world({ enteredOn: "2025-11-01", name: "Blijvend B.V." });
    const everything = JSON.stringify(await list(w)) + (await download(w));
    expect(everything).toContain("Blijvend");
    expect(everything).not.toMatch(/Jansen|jansen@|Belt graag/);
    const stored = await DB.prepare("SELECT COUNT(*) AS n FROM contact_values WHERE contact_id = ?")
      .bind(w.contactId)
      .first<{ n: number }>();
    expect(stored?.n).toBeGreaterThan(0);
  });

  it("takes an edit at once, with a new unverified anchor (P3-10)", async () => {
    const w = await world({ enteredOn: "2026-04-01", verifiedOn: "2026-05-01" });
    const [row] = (await list(w)).rows;
    const answer = await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, {
      version: row?.version,
      cells: { [w.columnIds[4] ?? ""]: "nieuw@bedrijf.example", [w.columnIds[5] ?? ""]: "Anders" },
    });
    const changed = (await answer.json()) as DatabaseRow;
    expect(answer.status).toBe(200);
    expect(changed.cells.map(({ text }) => text).slice(3)).toEqual(["Jansen", "nieuw@bedrijf.example", "Anders"]);
    const value = await DB.prepare(
      "SELECT entered_on, verified_on, anchor_on FROM contact_values WHERE contact_id = ? AND field = 'email'",
    )
      .bind(w.contactId)
      .first();
    expect(value).toEqual({ entered_on: "2026-11-25", verified_on: null, anchor_on: "2026-11-25" });
  });

  it("leaves what the client has no column for as it is, and what was not edited verified (P3-10)", async () => {
    const w = await world({ name: "Houdt B.V." });
    await DB.prepare(
      "UPDATE companies SET email = 'info@houdt.example', clocks = json_set(clocks, '$.email', json('[\"info@houdt.example\",\"2026-01-01\",\"2026-11-01\",null]')) WHERE id = ?",
    )
      .bind(w.companyId)
      .run();
    await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, {
      version: 1,
      cells: { [w.columnIds[1] ?? ""]: "Heet nu anders B.V." },
    });
    const company = await DB.prepare(
      "SELECT name, email, website, clocks ->> '$.email[2]' AS verified FROM companies WHERE id = ?",
    )
      .bind(w.companyId)
      .first();
    expect(company).toEqual({
      name: "Heet nu anders B.V.",
      email: "info@houdt.example",
      website: "company.example",
      verified: "2026-11-01",
    });
  });

  it("keeps what an edit replaced as a superseded value with its own anchor, and nothing of what was taken away (P3-10, P3-11)", async () => {
    const w = await world({ enteredOn: "2026-04-01" });
    const former = async () =>
      (
        await DB.prepare("SELECT field, value, verified_on, anchor_on FROM former_contact_values WHERE contact_id = ?")
          .bind(w.contactId)
          .all()
      ).results;
    await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, {
      version: 1,
      cells: { [w.columnIds[4] ?? ""]: "nieuw@bedrijf.example" },
    });
    expect(await former()).toEqual([
      { field: "email", value: "jansen@bedrijf.example", verified_on: null, anchor_on: "2026-04-01" },
    ]);
    await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, { version: 2, cells: { [w.columnIds[4] ?? ""]: "" } });
    expect(await former()).toEqual([]);
  });

  it("refuses an edit on a version that somebody changed since, and an edit that leaves no company (P2-4)", async () => {
    const w = await world();
    const cell = (text: string) => ({ [w.columnIds[1] ?? ""]: text });
    const stale = await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, { version: 9, cells: cell("X B.V.") });
    expect(await stale.json()).toMatchObject({ status: 409, code: "rows.version_conflict" });
    const empty = await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, { version: 1, cells: cell("") });
    expect(await empty.json()).toMatchObject({ status: 400, code: "rows.company_missing" });
  });

  it("names the cell that can't be read, and changes nothing", async () => {
    const w = await world();
    const answer = await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, {
      version: 1,
      cells: { [w.columnIds[4] ?? ""]: "geen adres" },
    });
    expect(await answer.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: `/cells/${w.columnIds[4]}`, code: "email.invalid" }],
    });
    expect(texts(await list(w))[0]?.[4]).toBe("jansen@bedrijf.example");
  });

  it("does not let an edit bring back a person who objected (P7-8)", async () => {
    const w = await world();
    const deps = await test.deps();
    const { suppression } = identifierHashes(deps, { email: "bezwaar@bedrijf.example" });
    await deps.db.batch(suppressStatements(deps, suppression, { reference: "V-1", reason: "objection" }));
    const answer = await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, {
      version: 1,
      cells: { [w.columnIds[4] ?? ""]: "Bezwaar+nieuw@bedrijf.example" },
    });
    expect(await answer.json()).toMatchObject({ status: 409, code: "rows.person_refused" });
  });

  it("stays open to the client when its assignment is inactive and its agreement has lapsed (P3-8, P3-9)", async () => {
    const w = await world({ name: "Altijd B.V." });
    await DB.batch([
      DB.prepare("UPDATE assignments SET state = 'inactive' WHERE id = ?").bind(w.assignmentId),
      DB.prepare("UPDATE processor_agreements SET ends_on = '2026-01-01' WHERE assignment_id = ?").bind(w.assignmentId),
    ]);
    expect(texts(await list(w))[0]?.[1]).toBe("Altijd B.V.");
    expect(await download(w)).toContain("Altijd B.V.");
    expect((await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`)).status).toBe(200);
  });
});

describe("a download", () => {
  it("keeps headers and order, disarms formulas and leaves phone numbers alone (P3-9, P4.1-6)", async () => {
    const w = await world({ name: "Bakker B.V." });
    expect(await download(w)).toBe(
      "\uFEFFNummer;Bedrijf;Telefoon;Achternaam;E-mail;Opmerking\r\n'=1+1;Bakker B.V.;+31201234567;Jansen;jansen@bedrijf.example;Belt graag\r\n",
    );
  });

  it("as a workbook holds the same cells as the CSV, none of them a formula (P3-9, P4.1-6)", async () => {
    const w = await world({ name: "Bakker B.V." });
    const answer = await test.send(w.user, "GET", `/api/assignments/${w.assignmentId}/export?dialect=xlsx&notes=no`);
    expect(answer.headers.get("content-disposition")).toContain("-1-rows.xlsx");
    const rows: string[][] = [];
    const { headers } = await readTable(new Uint8Array(await answer.arrayBuffer()), {}, (batch) => {
      rows.push(...batch);
    });
    const csv = (await download(w, "dialect=comma-utf8&notes=no")).trimEnd().split("\r\n");
    expect([headers, ...rows].map((cells) => cells.join(","))).toEqual(csv);
  });

  it("asks for a fresh second factor, and is one log line per page (P3-7)", async () => {
    const w = await world();
    const other = await addPerson(test, "client", { clientId: w.clientId });
    expect(await (await test.send(other, "GET", `/api/assignments/${w.assignmentId}/export`)).json()).toMatchObject({
      code: "access.step_up_required",
    });
    await download(w);
    const line = await DB.prepare(
      "SELECT record_kind, record_count FROM access_log WHERE assignment_id = ? AND action = 'row.export' AND outcome = 'shown'",
    )
      .bind(w.assignmentId)
      .all();
    expect(line.results).toEqual([{ record_kind: "page", record_count: 1 }]);
  });

  it("is for the client alone: no supervisor and no administrator exports (P2-3, P3-5)", async () => {
    const w = await world();
    test.stepUp(w.supervisor);
    expect((await test.send(w.supervisor, "GET", `/api/assignments/${w.assignmentId}/export`)).status).toBe(403);
  });
});

describe("deleting", () => {
  const count = async (table: string, column: string, id: string | null) =>
    (await DB.prepare(`SELECT COUNT(*) AS n FROM ${table} WHERE ${column} = ?`).bind(id).first<{ n: number }>())?.n;

  it("an assignment takes rows, leads, notes, contacts and unverified companies with it, and its key (P3-11, P4.3-10)", async () => {
    const w = await world();
    const keyId =
      (await DB.prepare("SELECT key_id FROM assignments WHERE id = ?").bind(w.assignmentId).first<{ key_id: string }>())
        ?.key_id ?? "";
    const answer = await test.send(w.user, "DELETE", `/api/assignments/${w.assignmentId}`);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as DeletionReceipt).counts).toMatchObject({
      rows: 1,
      leads: 1,
      contacts: 1,
      companies: 1,
    });
    for (const [table, column, id] of [
      ["assignments", "id", w.assignmentId],
      ["assignment_rows", "id", w.rowId],
      ["leads", "id", w.leadId],
      ["contacts", "id", w.contactId],
      ["contact_values", "contact_id", w.contactId],
      ["subject_pseudonyms", "subject_id", w.contactId],
      ["companies", "id", w.companyId],
    ] as const)
      expect(await count(table, column, id), table).toBe(0);
    expect(await (await test.deps()).keyring.open(keyId)).toBeNull();
    expect((await test.send(w.user, "GET", `/api/assignments/${w.assignmentId}/rows`)).status).toBe(404);
  });

  it("leaves what another client holds exactly as it was (P3-11)", async () => {
    const mine = await world();
    const theirs = await world();
    const shared = await addLead(test, {
      assignmentId: theirs.assignmentId,
      companyId: mine.companyId,
      contact: { name: "", id: mine.contactId ?? "" },
    });
    const before = JSON.stringify(await list(theirs));
    await test.send(mine.user, "DELETE", `/api/assignments/${mine.assignmentId}`);
    expect(JSON.stringify(await list(theirs))).toBe(before);
    expect(await count("contacts", "id", mine.contactId)).toBe(1);
    expect(await count("leads", "id", shared.leadId)).toBe(1);
  });

  it("keeps verified general data of a company, without the unverified values of this client (P3-11, P4.1-5)", async () => {
    const w = await world({ name: "Geverifieerd B.V." });
    await DB.prepare(
      'UPDATE companies SET clocks = json_set(clocks, \'$.name\', json(\'["geverifieerd","2026-01-01","2026-11-01",null]\'), \'$.phone\', json(\'["x","2026-01-01",null,null]\')) WHERE id = ?',
    )
      .bind(w.companyId)
      .run();
    await test.send(w.user, "DELETE", `/api/assignments/${w.assignmentId}`);
    const kept = await DB.prepare("SELECT name, phone, website FROM companies WHERE id = ?").bind(w.companyId).first();
    expect(kept).toEqual({ name: "Geverifieerd B.V.", phone: null, website: null });
  });

  it("one row leaves the others; the last row of a lead takes the lead along", async () => {
    const w = await world();
    const other = await addLead(test, { assignmentId: w.assignmentId, contact: { name: "Tweede" } });
    expect((await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`)).status).toBe(200);
    expect(await count("leads", "id", w.leadId)).toBe(0);
    expect(await count("leads", "id", other.leadId)).toBe(1);
  });

  it("needs a fresh second factor for an assignment, and is never open to staff (P3-11)", async () => {
    const w = await world();
    const other = await addPerson(test, "client", { clientId: w.clientId });
    expect(await (await test.send(other, "DELETE", `/api/assignments/${w.assignmentId}`)).json()).toMatchObject({
      code: "access.step_up_required",
    });
    test.stepUp(w.supervisor);
    expect((await test.send(w.supervisor, "DELETE", `/api/assignments/${w.assignmentId}`)).status).toBe(403);
  });
});
