import { beforeEach, describe, expect, test } from "vitest";
import type { UploadView } from "#contract/uploads.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import {
  clearWorld,
  currentValues,
  dump,
  file,
  openFile,
  type SampleFile,
  sendChunk,
  uploadFile,
} from "#test/support/upload.ts";
import { entombContacts, suppressContacts } from "#worker/modules/suppression/index.ts";

const today = "2026-11-25T10:00:00.000Z";
const app = createTestApp(today);
const header = "Bedrijf;KVK;Postcode;Huisnummer;Plaats;Telefoon;Naam;Functie;E-mail;Mobiel;Regio;!Opmerking";
const first = file(
  header,
  "Bakkerij Aalbers B.V.;11223344;1234 AB;12;Ede;020 1234567;A. Aalbers;Directeur;a.aalbers@aalbers.example;;Oost;belt graag",
  "Bakkerij Aalbers B.V.;11223344;1234 AB;12;Ede;020 1234567;B. Bos;Inkoper;b.bos@aalbers.example;06 12345678;Oost;",
  "Drukkerij Cornelis N.V.;22334455;2345 BC;7;Tiel;030 7654321;C. Cornelis;Eigenaar;c@cornelis.example;;West;na tienen",
  "Garage Dekker B.V.;;3456 CD;9;Goes;0113 222333;;;;;Zuid;",
  "Garage Dekker B.V.;;3456 CD;9;Goes;0113 222333;;;;;Zuid;tweede regel",
);
const second = file(
  header,
  "Bakkerij Aalbers;11223344;1234 AB;12;Ede;020 1234568;A. Aalbers;Algemeen directeur;a.aalbers@aalbers.example;06 87654321;Oost;",
  "Garage Dekker B.V.;44556677;3456 CD;9;Goes;0113 222333;G. Groen;Monteur;g.groen@dekker.example;;Zuid;",
  "Hoveniers Iris B.V.;55667788;4567 DE;3;Zwolle;038 1111111;;;;;Noord;",
);

interface Party {
  user: string;
  assignment: string;
}
let clientA = "";
let a: Party;
let b: Party;
const party = async (clientId: string): Promise<Party> => ({
  user: await addPerson(app, "client", { clientId }),
  assignment: await addAssignment(app, { clientId }),
});
beforeEach(async () => {
  app.clock.set(today);
  await clearWorld(app);
  clientA = await addClient(app);
  a = await party(clientA);
  b = await party(await addClient(app));
});
const send = ({ user, assignment }: Party, sample: SampleFile, chunkSize?: number) =>
  uploadFile(app, user, assignment, sample, chunkSize);
const all = async (sql: string, ...params: unknown[]) =>
  (
    await app.env.DB.prepare(sql)
      .bind(...params)
      .all<Record<string, string | number | null>>()
  ).results;
const contactWith = async (mail: string) =>
  (await all("SELECT contact_id AS id FROM contact_values WHERE field = 'email' AND norm = ?", mail))[0]?.id as string;

describe("the same file twice", () => {
  test("changes no byte of the registry or the database, whatever the chunks (P4.1-2)", async () => {
    await send(a, first);
    const before = await dump(app);
    app.clock.set("2026-12-20T10:00:00.000Z");
    const again = await send(a, first, 2);
    expect(await dump(app)).toEqual(before);
    expect(again.counts).toMatchObject({ rows: 5, unchanged: 5, newCompanies: 0, newContacts: 0, correctedValues: 0 });
  });

  test("keeps two equal lines of one file as two rows in file order (P4.1-6)", async () => {
    const twins = file(
      "Bedrijf;Plaats;Regio",
      "Acme B.V.;Ede;Oost",
      "Acme B.V.;Ede;Oost",
      "Bravo B.V.;Ede;West",
      "Acme B.V.;Ede;Oost",
    );
    await send(a, twins, 1);
    await send(a, twins, 3);
    expect(
      await all(
        "SELECT r.ordinal, c.name FROM assignment_rows r JOIN companies c ON c.id = r.company_id ORDER BY ordinal",
      ),
    ).toEqual([
      { ordinal: 1, name: "Acme B.V." },
      { ordinal: 2, name: "Acme B.V." },
      { ordinal: 3, name: "Bravo B.V." },
      { ordinal: 4, name: "Acme B.V." },
    ]);
    expect(await all("SELECT id FROM leads")).toHaveLength(2);
  });
});

describe("a second file of the same assignment", () => {
  test("adds and updates; rows missing from it stay, own cells are those of the later file", async () => {
    await send(a, file(header, ...first.rows.map((row) => row.join(";"))));
    const later = file(
      header,
      "Bakkerij Aalbers B.V.;11223344;;;;;A. Aalbers;;a.aalbers@aalbers.example;;Noord;mailt liever",
    );
    const done = await send(a, later);
    expect(done.counts).toMatchObject({ newCompanies: 0, matchedCompanies: 1, unchanged: 0 });
    const rows = await all(
      "SELECT r.own_cells, p.value FROM assignment_rows r LEFT JOIN row_personal_cells p ON p.row_id = r.id ORDER BY r.ordinal",
    );
    expect(rows).toHaveLength(5);
    expect(Object.values(JSON.parse(rows[0]?.own_cells as string))).toEqual(["Noord"]);
    expect(rows[0]?.value).toBe("mailt liever");
  });

  test("no accepted line is lost when it changes one of two lines about the same company", async () => {
    const lines = (...regions: string[]) =>
      file("Bedrijf;Plaats;Regio", ...regions.map((region) => `Acme B.V.;Ede;${region}`));
    await send(a, lines("Oost", "West"), 1);
    await send(a, lines("Zuid", "Oost", "West"), 1);
    const rows = await all("SELECT own_cells FROM assignment_rows ORDER BY ordinal");
    expect(rows.map((row) => Object.values(JSON.parse(row.own_cells as string))[0]).sort()).toEqual([
      "Oost",
      "West",
      "Zuid",
    ]);
  });

  test("a personal cell that stays keeps its anchor, a changed one starts anew (Clocks)", async () => {
    await send(a, first);
    app.clock.set("2026-12-20T10:00:00.000Z");
    const rows = first.rows.map((row) => row.join(";"));
    await send(a, file(header, ...rows.slice(0, 2), (rows[2] as string).replace("na tienen", "na elven")));
    expect(await all("SELECT value, anchor_on FROM row_personal_cells ORDER BY value")).toEqual([
      { value: "belt graag", anchor_on: "2026-11-25" },
      { value: "na elven", anchor_on: "2026-12-20" },
      { value: "tweede regel", anchor_on: "2026-11-25" },
    ]);
  });
});

describe("crossing", () => {
  test("corrects omissions and errors at once for both clients (P4.1-2, P4.2-5)", async () => {
    await send(a, first);
    app.clock.set("2026-12-20T10:00:00.000Z");
    await send(b, second);
    const seen = async (assignment: string) =>
      all(
        `SELECT c.name, c.kvk, c.phone, v.field, v.value FROM assignment_rows r JOIN companies c ON c.id = r.company_id
          JOIN contact_values v ON v.contact_id = r.contact_id WHERE r.assignment_id = ? AND v.field IN ('function', 'mobile')
          AND c.kvk = '11223344' AND r.contact_id = ? ORDER BY v.field`,
        assignment,
        await contactWith("a.aalbers@aalbers.example"),
      );
    const now = [
      {
        name: "Bakkerij Aalbers B.V.",
        kvk: "11223344",
        phone: "+31201234568",
        field: "function",
        value: "Algemeen directeur",
      },
      { name: "Bakkerij Aalbers B.V.", kvk: "11223344", phone: "+31201234568", field: "mobile", value: "+31687654321" },
    ];
    expect(await seen(a.assignment)).toEqual(now);
    expect(await seen(b.assignment)).toEqual(now);
    const garage = await all("SELECT kvk FROM companies WHERE name LIKE 'Garage%'");
    expect(garage).toEqual([{ kvk: "44556677" }]);
  });

  test("the same value again never moves an anchor; a changed value starts its own (Clocks)", async () => {
    await send(a, first);
    app.clock.set("2026-12-20T10:00:00.000Z");
    await send(b, second);
    const contact = await contactWith("a.aalbers@aalbers.example");
    expect(
      await all("SELECT field, anchor_on FROM contact_values WHERE contact_id = ? ORDER BY field", contact),
    ).toEqual([
      { field: "email", anchor_on: "2026-11-25" },
      { field: "function", anchor_on: "2026-12-20" },
      { field: "mobile", anchor_on: "2026-12-20" },
      { field: "name", anchor_on: "2026-11-25" },
    ]);
  });

  test("the order of two uploads does not matter: every current value is the same (P4.1-2)", async () => {
    const play = async (steps: [Party, SampleFile, number][]) => {
      await clearWorld(app);
      for (const [who, sample, size] of steps) await send(who, sample, size);
      return currentValues(app);
    };
    const one = await play([
      [a, first, 2_000],
      [b, second, 2_000],
    ]);
    const other = await play([
      [b, second, 1],
      [a, first, 2],
    ]);
    expect(other).toEqual(one);
  });

  test("a report never tells that another client holds the company (P4.1-2)", async () => {
    await send(a, second);
    const alone = (await send(b, first)).counts;
    await clearWorld(app);
    expect((await send(b, first)).counts).toEqual(alone);
  });

  test("matching never sees a value past its purge instant, whether or not cron ran (P4.2-10)", async () => {
    await send(a, first);
    const gone = await contactWith("a.aalbers@aalbers.example");
    app.clock.set("2027-11-25T23:30:00.000Z");
    await send(b, second);
    const [row] = await all(
      "SELECT contact_id FROM assignment_rows WHERE assignment_id = ? ORDER BY ordinal LIMIT 1",
      b.assignment,
    );
    expect(row?.contact_id).not.toBe(gone);
    expect(
      await all("SELECT anchor_on FROM contact_values WHERE contact_id = ? AND field = 'email'", row?.contact_id),
    ).toEqual([{ anchor_on: "2027-11-26" }]);
  });

  test("a legal form learned from another upload holds the lead back in every assignment (L-7)", async () => {
    await send(a, file("Bedrijf;KVK;Rechtsvorm", "Schilder Fokkens;66778899;"));
    await send(b, file("Bedrijf;KVK;Rechtsvorm", "Schilder Fokkens;66778899;Eenmanszaak"));
    expect(await all("SELECT state, held_reason FROM leads")).toEqual([
      { state: "held", held_reason: "legal_form" },
      { state: "held", held_reason: "legal_form" },
    ]);
  });

  test("two records that a row shows to be one become one, with their leads, rows and calls (P4.1-2)", async () => {
    await send(a, file(header, "Kwekerij Luna;;4321 AB;5;Lent;;L. Maas;;l.maas@luna.example;;Oost;"));
    await send(b, file(header, "Kwekerij Luna Lent B.V.;77889911;;;Lent;024 3332211;;;;;West;"));
    expect(await all("SELECT id FROM companies")).toHaveLength(2);
    const lead = (await all("SELECT id FROM leads WHERE assignment_id = ?", a.assignment))[0]?.id;
    await send(
      b,
      file(header, "Kwekerij Luna B.V.;77889911;4321 AB;5;Lent;024 3332211;L. Maas;;l.maas@luna.example;;West;"),
    );
    await send(a, file(header, "Kwekerij Luna Lent;77889911;4321 AB;5;Lent;024 3332211;;;;;Oost;"));
    const companies = await all("SELECT id, kvk FROM companies");
    expect(companies).toHaveLength(1);
    expect((await all("SELECT DISTINCT company_id FROM assignment_rows")).map((row) => row.company_id)).toEqual([
      companies[0]?.id,
    ]);
    expect(await all("SELECT id FROM leads WHERE assignment_id = ?", a.assignment)).toEqual([{ id: lead }]);
    expect(await all("SELECT id FROM leads")).toHaveLength(2);
  });
});

describe("refused persons", () => {
  const deps = app.deps;
  const remove = async (id: string) => {
    const { deleteContactStatements } = await import("#worker/modules/contacts/index.ts");
    return deleteContactStatements([id]);
  };

  test("a suppressed person is never created again, in any spelling, and the row goes in as the company's (P7-8)", async () => {
    await send(a, first);
    const id = await contactWith("b.bos@aalbers.example");
    const now = await deps();
    await now.db.batch([
      ...(await suppressContacts(now, [id], { reference: "case_1", reason: "objection" })),
      ...(await remove(id)),
    ]);
    const spellings = file(
      header,
      "Bakkerij Aalbers;11223344;1234 AB;12;Ede;;Bert Bos;;B.Bos+werk@Aalbers.example;;Oost;B. Bos zei nee",
      "Elders B.V.;99887766;9999 ZZ;1;Roden;;Berta Boschma;;;0031 6 12 34 56 78;Oost;",
      "Aalbers Bakkerij B.V.;11223344;;;;;dhr. B. Bos;;;;Oost;",
      "Bakkerij Aalbers B.V.;11223344;;;;;A. Aalbers;;a.aalbers@aalbers.example;;Oost;",
    );
    const done = await send(b, spellings);
    expect(done.counts).toMatchObject({ rows: 4, refused: 0, suppressed: 3 });
    const rows = await all(
      "SELECT contact_id FROM assignment_rows WHERE assignment_id = ? ORDER BY ordinal",
      b.assignment,
    );
    expect(rows.map(({ contact_id }) => contact_id === null)).toEqual([true, true, true, false]);
    const left = JSON.stringify(await dump(app)).toLowerCase();
    for (const trace of ["b.bos", "bert", "boschma", "612345678", "zei nee"]) expect(left).not.toContain(trace);
  });

  test("an address of a suppressed person does not come in beside an empty name either (P7-8)", async () => {
    await send(a, first);
    const id = await contactWith("b.bos@aalbers.example");
    const now = await deps();
    await now.db.batch([
      ...(await suppressContacts(now, [id], { reference: "case_1", reason: "erasure" })),
      ...(await remove(id)),
    ]);
    await send(b, file(header, "Bakkerij Aalbers;11223344;;;;;;;b.bos@aalbers.example;;Oost;"));
    expect(JSON.stringify(await dump(app))).not.toContain("b.bos");
  });

  test("who left the employer is refused there for the period and welcome elsewhere (P4.2-6)", async () => {
    await send(a, first);
    const id = await contactWith("b.bos@aalbers.example");
    const now = await deps();
    await now.db.batch([...(await entombContacts(now, [id], "2026-11-25")), ...(await remove(id))]);
    const back = file(header, "Bakkerij Aalbers B.V.;11223344;1234 AB;12;Ede;;B. Bos;;b.bos@aalbers.example;;Oost;");
    expect((await send(b, back)).counts).toMatchObject({ suppressed: 1, newContacts: 0 });
    const elsewhere = file(header, "Nieuwe Zaak B.V.;88990011;8888 XX;2;Wijhe;;B. Bos;;b.bos@aalbers.example;;Oost;");
    expect((await send(b, elsewhere)).counts).toMatchObject({ suppressed: 0, newContacts: 1 });
    app.clock.set("2027-11-26T12:00:00.000Z");
    expect((await send(b, back)).counts).toMatchObject({ suppressed: 0, newContacts: 1 });
  });
});

describe("many at once", () => {
  test("two chunks that bring the same company at the same time make one company", async () => {
    const sample = (region: string) =>
      file(
        header,
        ...Array.from(
          { length: 30 },
          (_, at) =>
            `Firma ${at} B.V.;${10_000_000 + at * 37};;;Ede;;P. Persoon;;p${at}@firma${at}.example;;${region};`,
        ),
      );
    await Promise.all([send(a, sample("Oost"), 10), send(b, sample("West"), 10)]);
    expect(await all("SELECT count(*) AS n FROM companies")).toEqual([{ n: 30 }]);
    expect(await all("SELECT count(*) AS n FROM contacts")).toEqual([{ n: 30 }]);
    expect(await all("SELECT count(*) AS n FROM assignment_rows")).toEqual([{ n: 60 }]);
  });

  test("the same chunk sent by two tabs at once counts once", async () => {
    const opened: UploadView = await (await openFile(app, a.user, a.assignment, first)).json();
    const answers = await Promise.all([1, 2].map(() => sendChunk(app, a.user, opened.id, 1, first.rows)));
    const views = await Promise.all(answers.map((answer): Promise<UploadView> => answer.json()));
    expect(views[0]).toEqual(views[1]);
    expect(views[0]?.counts.rows).toBe(5);
    expect(await all("SELECT count(*) AS n FROM assignment_rows")).toEqual([{ n: 5 }]);
  });
});

describe("doubt", () => {
  test("a doubtful pair within one client's databases goes to review and the newer lead waits (P4.1-2)", async () => {
    const done = await send(
      a,
      file(header, "Timmerfabriek Noord;;;;Assen;;;;;;;", "Timmerfabriek Noord;;;;Assen;0592 111222;;;;;;"),
    );
    const reviews = await all("SELECT kind FROM match_reviews");
    const states = (await all("SELECT state FROM leads ORDER BY state")).map(({ state }) => state);
    expect([done.counts.doubtful, reviews.length, states]).toEqual([1, 1, ["open", "review"]]);
    const again = await send(
      a,
      file(
        header,
        "Timmerfabriek Noord;;;;Assen;;;;;;;",
        "Timmerfabriek Noord;;;;Assen;0592 111222;;;;;;",
        "Anders B.V.;12312312;;;Assen;;;;;;;",
      ),
    );
    expect([again.counts.doubtful, (await all("SELECT id FROM match_reviews")).length]).toEqual([0, 1]);
  });
});
