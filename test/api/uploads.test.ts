import { beforeEach, describe, expect, test } from "vitest";
import type { UploadView } from "#contract/uploads.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, dump, file, finish, openFile, refusals, sendChunk, uploadFile } from "#test/support/upload.ts";

const app = createTestApp();
const people = "Bedrijf;KVK;Postcode;Huisnummer;Plaats;Telefoon;Naam;Functie;E-mail;Mobiel;Regio;!Opmerking";
const sample = file(
  people,
  "Bakkerij Aalbers B.V.;11223344;1234 AB;12;Ede;020 1234567;A. Aalbers;Directeur;a.aalbers@aalbers.example;;Oost;belt graag",
  "Bakkerij Aalbers B.V.;11223344;1234 AB;12;Ede;020 1234567;B. Bos;Inkoper;b.bos@aalbers.example;06 12345678;Oost;",
  "Drukkerij Cornelis N.V.;22334455;2345 BC;7;Tiel;030 7654321;C. Cornelis;Eigenaar;c@cornelis.example;;West;na tienen",
  ";33445566;3456 CD;1;Goes;;D. Dekker;;d@dekker.example;;Zuid;",
  ";;;;;;;;;;;",
  "Kapsalon Evers;;4567 DE;3;Zwolle;038 1111111;;;;;Noord;alleen ochtend",
);

let client = "";
let user = "";
let assignment = "";
beforeEach(async () => {
  await clearWorld(app);
  client = await addClient(app);
  user = await addPerson(app, "client", { clientId: client });
  assignment = await addAssignment(app, { clientId: client });
});

const count = async (sql: string) => (await app.env.DB.prepare(sql).first<{ n: number }>())?.n;

describe("opening an upload", () => {
  test("no upload before a processor agreement is in force: 409 and nothing is kept (P5-1)", async () => {
    const bare = await addAssignment(app, { clientId: client, agreement: false });
    const answer = await openFile(app, user, bare, sample);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "uploads.agreement_missing" });
    expect(await count("SELECT count(*) AS n FROM uploads")).toBe(0);
    expect(await count("SELECT count(*) AS n FROM assignment_columns")).toBe(0);
  });

  test("an agreement that ends stops the rest of a running upload (P5-1)", async () => {
    const opened: UploadView = await (await openFile(app, user, assignment, sample)).json();
    await app.env.DB.prepare("UPDATE processor_agreements SET ended_at = '2026-01-01'").run();
    const answer = await sendChunk(app, user, opened.id, 1, sample.rows);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "uploads.agreement_missing" });
    expect(await count("SELECT count(*) AS n FROM companies")).toBe(0);
  });

  test("the upload of another client is not there: 404 on every path (P3-5)", async () => {
    const opened: UploadView = await (await openFile(app, user, assignment, sample)).json();
    const stranger = await addPerson(app, "client", { clientId: await addClient(app) });
    const answers = await Promise.all([
      app.send(stranger, "GET", `/api/uploads/${opened.id}`),
      app.send(stranger, "GET", `/api/uploads/${opened.id}/refusals`),
      app.send(stranger, "GET", `/api/uploads?assignmentId=${assignment}`),
      sendChunk(app, stranger, opened.id, 1, sample.rows),
      finish(app, stranger, opened.id),
      openFile(app, stranger, assignment, sample),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  });

  test("a header that already means something else in this database is refused by name", async () => {
    await uploadFile(app, user, assignment, sample);
    const other = file(people, "Bakkerij Aalbers B.V.;;;;;;;;;;Oost;");
    other.columns[10] = { header: "Regio", target: null, ownClass: "personal" };
    const answer = await openFile(app, user, assignment, other);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: "uploads.columns_differ",
      errors: [{ pointer: "/columns/10", code: "differs" }],
    });
  });

  test("a later file's new headers come behind the client's own order (P4.1-6)", async () => {
    await uploadFile(app, user, assignment, file("Regio;Bedrijf", "Oost;Bakkerij Aalbers B.V."));
    await uploadFile(app, user, assignment, file("Bedrijf;Klantnummer;Regio", "Drukkerij Cornelis;K7;West"));
    const { results } = await app.env.DB.prepare("SELECT header FROM assignment_columns ORDER BY position").all();
    expect(results.map(({ header }) => header)).toEqual(["Regio", "Bedrijf", "Klantnummer"]);
  });
});

describe("a chunk", () => {
  test("rows without a company are refused with a reason, the others go in (P2-4)", async () => {
    const done = await uploadFile(app, user, assignment, sample);
    expect(await refusals(app, user, done.id)).toEqual([
      { rowNumber: 4, code: "company.missing", field: "companyName" },
      { rowNumber: 5, code: "row.empty", field: null },
    ]);
    expect(done).toMatchObject({
      state: "done",
      rowCount: 6,
      counts: { rows: 6, refused: 2, newCompanies: 3, newContacts: 3 },
    });
    const rows = await app.env.DB.prepare("SELECT ordinal FROM assignment_rows ORDER BY ordinal").all();
    expect(rows.results.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 6]);
    expect(await count("SELECT count(*) AS n FROM leads")).toBe(3);
  });

  test("own company cells stay with the row, personal ones get their own clock", async () => {
    await uploadFile(app, user, assignment, sample);
    const cells = await app.env.DB.prepare("SELECT value, anchor_on FROM row_personal_cells ORDER BY value").all();
    expect(cells.results).toEqual([
      { value: "alleen ochtend", anchor_on: "2026-11-25" },
      { value: "belt graag", anchor_on: "2026-11-25" },
      { value: "na tienen", anchor_on: "2026-11-25" },
    ]);
    const own = await app.env.DB.prepare("SELECT own_cells FROM assignment_rows ORDER BY ordinal").all<{
      own_cells: string;
    }>();
    expect(own.results.map((row) => Object.values(JSON.parse(row.own_cells)))).toEqual([
      ["Oost"],
      ["Oost"],
      ["West"],
      ["Noord"],
    ]);
  });

  test("each contact has its basis, the assignment as reference, and a pseudonym for the log (P4.2-2)", async () => {
    await uploadFile(app, user, assignment, sample);
    const { results } = await app.env.DB.prepare(
      "SELECT DISTINCT lawful_basis, basis_reference, pseudonym IS NOT NULL AS named FROM contacts LEFT JOIN subject_pseudonyms ON subject_id = id",
    ).all();
    expect(results).toEqual([{ lawful_basis: "legitimate_interest", basis_reference: assignment, named: 1 }]);
  });

  test("sent twice it counts once", async () => {
    const opened: UploadView = await (await openFile(app, user, assignment, sample)).json();
    const first: UploadView = await (await sendChunk(app, user, opened.id, 1, sample.rows.slice(0, 3))).json();
    const before = await dump(app);
    const again: UploadView = await (await sendChunk(app, user, opened.id, 1, sample.rows.slice(0, 3))).json();
    expect(again).toEqual(first);
    expect(await dump(app)).toEqual(before);
  });

  test("one that overlaps or lies outside the file is refused", async () => {
    const opened: UploadView = await (await openFile(app, user, assignment, sample)).json();
    await sendChunk(app, user, opened.id, 2, sample.rows.slice(1, 3));
    for (const [first, rows] of [
      [1, 2],
      [3, 2],
      [6, 2],
    ] as const) {
      const answer = await sendChunk(app, user, opened.id, first, sample.rows.slice(0, rows));
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        400,
        "uploads.chunk_out_of_range",
      ]);
    }
  });

  test("leaves its line in the access log in the same batch (P3-7)", async () => {
    const done = await uploadFile(app, user, assignment, sample);
    const { results } = await app.env.DB.prepare(
      "SELECT action, record_count, outcome FROM access_log WHERE record_id = ? ORDER BY seq",
    )
      .bind(done.id)
      .all();
    expect(results).toEqual([
      { action: "upload.create", record_count: 6, outcome: "changed" },
      { action: "upload.create", record_count: 6, outcome: "changed" },
      { action: "upload.create", record_count: 6, outcome: "changed" },
    ]);
  });

  test("is smaller while an agent holds a lead", async () => {
    const quiet: UploadView = await (await openFile(app, user, assignment, sample)).json();
    await sendChunk(app, user, quiet.id, 1, sample.rows);
    const agent = await addPerson(app, "agent");
    await app.env.DB.prepare(
      "INSERT INTO leases SELECT ?, id, assignment_id, 'lease_x', 'new', '2026-11-25T10:00:00.000Z', '2026-11-25T10:30:00.000Z' FROM leads LIMIT 1",
    )
      .bind(agent)
      .run();
    const busy: UploadView = await (await app.send(user, "GET", `/api/uploads/${quiet.id}`)).json();
    expect([quiet.chunkSize, busy.chunkSize]).toEqual([2_000, 500]);
  });

  test("a lead of a natural person's form is held back, whatever column says so (L-7)", async () => {
    const done = await uploadFile(
      app,
      user,
      assignment,
      file(
        "Bedrijf;Rechtsvorm;Plaats",
        "Schilder Fokkens;Eenmanszaak;Ede",
        "Bouwbedrijf Groen VOF;;Ede",
        "Holland Hout B.V.;;Ede",
      ),
    );
    expect(done.counts.heldBack).toBe(2);
    const { results } = await app.env.DB.prepare(
      "SELECT c.name, l.state, l.held_reason FROM leads l JOIN companies c ON c.id = l.company_id ORDER BY c.name",
    ).all();
    expect(results.map(({ state, held_reason }) => [state, held_reason])).toEqual([
      ["held", "legal_form"],
      ["open", null],
      ["held", "legal_form"],
    ]);
  });
});

describe("finishing and resuming", () => {
  test("an upload with a gap can't be finished and names what is missing", async () => {
    const opened: UploadView = await (await openFile(app, user, assignment, sample)).json();
    await sendChunk(app, user, opened.id, 3, sample.rows.slice(2, 4));
    const answer = await finish(app, user, opened.id);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: "uploads.incomplete",
      errors: [{ pointer: "/rows/1-2" }, { pointer: "/rows/5-6" }],
    });
  });

  test("an interrupted upload is recognised by file and mapping, and ends as one that was not (P3-1)", async () => {
    const whole = await uploadFile(app, user, assignment, sample, 2);
    const expected = { counts: whole.counts, values: await rowsOf(assignment) };

    const second = await addAssignment(app, { clientId: client });
    await clearWorld(app);
    const opened: UploadView = await (await openFile(app, user, second, sample)).json();
    await sendChunk(app, user, opened.id, 3, sample.rows.slice(2, 4));
    const again: UploadView = await (await openFile(app, user, second, sample)).json();
    expect(again).toMatchObject({ id: opened.id, state: "running", applied: [{ firstRow: 3, lastRow: 4 }] });
    const resumed = await uploadFile(app, user, second, sample, 2);
    expect(resumed.id).toBe(opened.id);
    expect({ counts: resumed.counts, values: await rowsOf(second) }).toEqual(expected);
  });

  test("how its file was read and which rows were changed comes back with it, by number and without a value", async () => {
    const reading = {
      sheet: "Relaties",
      encoding: null,
      delimiter: null,
      headerRow: 4,
      headerLines: 1,
      repair: false,
      repairs: ["phone.zero"],
      discarded: [2],
      edited: [4],
      more: false,
    };
    const opened: UploadView = await (await openFile(app, user, assignment, { ...sample, reading })).json();
    expect(opened.reading).toEqual(reading);
    await sendChunk(app, user, opened.id, 1, sample.rows.slice(0, 2));
    // Without a wizard nothing is known of the file; what was known stays.
    const resumed: UploadView = await (await openFile(app, user, assignment, sample)).json();
    expect(resumed).toMatchObject({ id: opened.id, reading, applied: [{ firstRow: 1, lastRow: 2 }] });
    const mended = { ...reading, edited: [4, 6] };
    await openFile(app, user, assignment, { ...sample, reading: mended });
    const read: UploadView = await (await app.send(user, "GET", `/api/uploads/${opened.id}`)).json();
    expect(read.reading).toEqual(mended);
    await sendChunk(app, user, opened.id, 3, sample.rows.slice(2));
    expect(await (await finish(app, user, opened.id)).json()).toMatchObject({ state: "done", reading: null });
    const typed = { ...reading, edited: [{ row: 4, text: "Dekker" }] } as never;
    expect((await openFile(app, user, assignment, { ...sample, reading: typed })).status).toBe(400);
  });

  test("an abandoned upload goes on where it stopped", async () => {
    const opened: UploadView = await (await openFile(app, user, assignment, sample)).json();
    await sendChunk(app, user, opened.id, 1, sample.rows.slice(0, 2));
    await app.env.DB.prepare("UPDATE uploads SET state = 'abandoned'").run();
    const again: UploadView = await (await openFile(app, user, assignment, sample)).json();
    expect(again).toMatchObject({ id: opened.id, state: "running", applied: [{ firstRow: 1, lastRow: 2 }] });
  });
});

const rowsOf = async (assignmentId: string) => {
  const { results } = await app.env.DB.prepare(
    `SELECT r.ordinal, c.name, c.kvk, v.value AS person FROM assignment_rows r JOIN companies c ON c.id = r.company_id
      LEFT JOIN contact_values v ON v.contact_id = r.contact_id AND v.field = 'name' WHERE r.assignment_id = ? ORDER BY r.ordinal`,
  )
    .bind(assignmentId)
    .all();
  return results;
};
