import { beforeEach, describe, expect, test } from "vitest";
import type { UploadView } from "#contract/uploads.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { previewFile } from "#test/support/preview.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, dump, file, openFile, type SampleFile, sendChunk, uploadFile } from "#test/support/upload.ts";
import { suppressContacts } from "#worker/modules/suppression/index.ts";
import { sha256 } from "#worker/platform/crypto.ts";

const today = "2026-11-25T10:00:00.000Z";
const app = createTestApp(today);
const header =
  "Bedrijf;Rechtsvorm;KVK;Postcode;Huisnummer;Plaats;Telefoon;Website;Naam;Functie;E-mail;Mobiel;Regio;!Opmerking";

/** Chance that is the same in every run. */
const chance = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const trades = ["Bakkerij", "Garage", "Drukkerij", "Hotel", "Kapsalon"];
const names = ["Noorderlicht", "Westerzon", "Oostwind", "Zuiderkruis", "Poolster", "Avondrood"];
const surnames = ["Brinkman", "Holtkamp", "Zwesema", "Wagenaar"];
const places = ["Lisse", "Hoorn", "Zwolle", "Breda"];

/** A file of confusable companies: buildings, branches, persons that come back, cells that are missing, empty rows. */
const confusable = (seed: number, rowCount: number): SampleFile => {
  const pick = chance(seed);
  const sometimes = (value: string) => (pick(3) === 0 ? "" : value);
  const rows = Array.from({ length: rowCount }, () => {
    if (pick(25) === 0) return ["", "", "", "", "", "", "", "", "", "", "", "", "", ""];
    const at = pick(30);
    const house = at % 4 === 1 ? at - 1 : at;
    const own = at % 4 === 3 ? at - 1 : at;
    const name = `${trades[own % 5]} ${names[own % 6]}`;
    const person = pick(3) === 0 ? "" : `${pick(2) ? "K." : "Karel"} ${surnames[pick(4)]}`;
    return [
      pick(12) === 0 ? "" : pick(2) ? `${name} B.V.` : name.toUpperCase(),
      pick(9) === 0 ? "Eenmanszaak" : "",
      sometimes(String(10_000_001 + at * 7_919)),
      sometimes(`${2100 + house * 37} AB`),
      String(10 + house),
      places[house % 4] as string,
      sometimes(`020-6${String(100_000 + house * 4_321)}`),
      sometimes(`www.bedrijf${own}.example`),
      person,
      person ? (["Inkoper", "Directeur", ""][pick(3)] as string) : "",
      person ? sometimes(`p${pick(6)}@bedrijf${own}.example`) : "",
      person && pick(2) ? `06 1100${String(1000 + at * 10 + pick(3))}` : "",
      ["Oost", "West"][pick(2)] as string,
      pick(4) ? "" : "belt graag",
    ];
  });
  return { columns: file(header, "").columns, rows };
};

interface Party {
  client: string;
  user: string;
  assignment: string;
}
const party = async (): Promise<Party> => {
  const client = await addClient(app);
  return {
    client,
    user: await addPerson(app, "client", { clientId: client }),
    assignment: await addAssignment(app, { clientId: client }),
  };
};
let a: Party;
let b: Party;
beforeEach(async () => {
  app.clock.set(today);
  await clearWorld(app);
  a = await party();
  b = await party();
});
const preview = ({ user, assignment }: Party, sample: SampleFile, size: number) =>
  previewFile(app, user, assignment, sample, size);
const run = ({ user, assignment }: Party, sample: SampleFile, size: number) =>
  uploadFile(app, user, assignment, sample, size);
const logged = async () =>
  (
    await app.env.DB.prepare("SELECT count(*) AS n FROM access_log WHERE action = 'upload.create'").first<{
      n: number;
    }>()
  )?.n ?? 0;

describe("the preview", () => {
  for (const size of [7, 40, 1_000])
    for (const seed of [1, 2, 3, 4])
      test(`says what the run's report says, file ${seed} in chunks of ${size} (P4.1-2)`, async () => {
        await run(b, confusable(seed + 100, 60), 60);
        await run(a, confusable(seed + 200, 40), 40);
        app.clock.set("2026-12-20T10:00:00.000Z");
        const sample = confusable(seed, 160);
        const { totals } = await preview(a, sample, size);
        expect(totals.exact).toBe(true);
        const done = await run(a, sample, size);
        expect(totals.counts).toEqual(done.counts);
      });

  test("counts the same whatever the chunks the run is cut into, on a file of duplicates", async () => {
    const sample = confusable(9, 120);
    const { totals } = await preview(a, sample, 30);
    const done = await run(a, sample, 30);
    expect(totals.counts).toEqual(done.counts);
    const again = await preview(a, sample, 25);
    expect(again.totals.counts).toMatchObject({ newCompanies: 0, newContacts: 0, correctedValues: 0 });
    expect(again.totals.counts.unchanged + again.totals.counts.refused).toBe(120);
    expect((await run(a, sample, 11)).counts).toMatchObject({ ...again.totals.counts, doubtful: 0 });
  });

  test("of an upload that broke off counts what was taken in along with the rest", async () => {
    await run(b, confusable(31, 60), 60);
    const sample = confusable(30, 120);
    const opened: UploadView = await (await openFile(app, a.user, a.assignment, sample)).json();
    for (const first of [1, 61])
      await sendChunk(app, a.user, opened.id, first, sample.rows.slice(first - 1, first + 19));
    const view: UploadView = await (await app.send(a.user, "GET", `/api/uploads/${opened.id}`)).json();
    const { totals } = await previewFile(app, a.user, a.assignment, sample, 20, view);
    expect(totals.counts).toEqual((await run(a, sample, 20)).counts);
  });

  test("names the fields that change, the rows that wait under L-7 and those that are refused", async () => {
    await run(
      a,
      file(header, "Bakkerij Aalbers B.V.;;11223344;1234 AB;12;Ede;020 1234567;;A. Aalbers;Inkoper;;;Oost;"),
      10,
    );
    app.clock.set("2026-12-20T10:00:00.000Z");
    const sample = file(
      header,
      "Bakkerij Aalbers B.V.;;11223344;1234 AB;12;Ede;020 7654321;;A. Aalbers;Directeur;;;Oost;",
      "Kapsalon Evers;Eenmanszaak;22334455;2345 BC;7;Tiel;;;;;;;;",
      ";;;;;;;;;;;;;",
    );
    const { totals } = await preview(a, sample, 2);
    expect(totals.fields).toEqual({ "company.phone": 1, "contact.function": 1 });
    expect(totals.changes).toEqual([
      { row: 1, kind: "company", fields: ["phone"] },
      { row: 1, kind: "contact", fields: ["function"] },
    ]);
    expect(totals.held).toEqual([2]);
    expect(totals.refused).toEqual({ "row.empty": 1 });
    expect(totals.counts).toEqual((await run(a, sample, 2)).counts);
  });

  test("a person who objected is counted, not named (P7-8)", async () => {
    const sample = file(header, "Bakkerij Aalbers B.V.;;11223344;1234 AB;12;Ede;;;A. Aalbers;;a@aalbers.example;;;");
    await run(b, sample, 10);
    const [contact] = (await app.env.DB.prepare("SELECT id FROM contacts").all<{ id: string }>()).results;
    const deps = await app.deps();
    const why = { reference: "case_1", reason: "objection" as const };
    await deps.db.batch(await suppressContacts(deps, [contact?.id as string], why));
    const { totals } = await preview(a, sample, 10);
    expect(totals.counts.suppressed).toBe(1);
    expect(totals.counts).toEqual((await run(a, sample, 10)).counts);
  });

  test("writes nothing, and every call stands in the log (P3-7)", async () => {
    await run(b, confusable(5, 60), 60);
    const before = await dump(app);
    const lines = await logged();
    const { answers } = await preview(a, confusable(6, 60), 20);
    expect(await dump(app)).toEqual(before);
    expect((await logged()) - lines).toBe(answers.length);
    const uploads = await app.env.DB.prepare("SELECT count(*) AS n FROM uploads WHERE assignment_id = ?").bind(
      a.assignment,
    );
    expect(await uploads.first<{ n: number }>()).toEqual({ n: 0 });
  });

  test("a company that only others know looks like a new one, in every byte but chance (P1-5)", async () => {
    const sample = file(
      header,
      "Bakkerij Aalbers B.V.;;11223344;1234 AB;12;Ede;020 1234567;;A. Aalbers;Inkoper;a@aalbers.example;;Oost;",
      "Drukkerij Cornelis N.V.;;22334455;2345 BC;7;Tiel;030 7654321;;C. Cornelis;Eigenaar;;;West;",
      "Bakkerij Aalbers B.V.;;11223344;1234 AB;12;Ede;020 1234567;;B. Bos;Chef;;;Oost;",
    );
    const shape = async () => {
      const { answers, totals } = await preview(a, sample, 1);
      expect(answers[0]?.companies[0]?.seal).toEqual(expect.any(String));
      const text = JSON.stringify(answers, (key, value) =>
        key === "seal" ? String(value ?? "").length : key === "label" ? String(value).length : value,
      );
      return { text, totals };
    };
    const alone = await shape();
    await run(
      b,
      file(header, "Bakkerij Aalbers;;11223344;1234 AB;12;Ede;020 9999999;;A. Aalbers;Chef;a@aalbers.example;;;"),
      10,
    );
    expect(await shape()).toEqual(alone);
  });

  test("a seal of somebody else's preview does not open", async () => {
    const sample = file(
      header,
      "Acme B.V.;;11223344;1234 AB;12;Ede;;;;;;;;",
      "Acme B.V.;;11223344;1234 AB;12;Ede;;;;;;;;",
    );
    const { answers } = await preview(b, sample, 1);
    const answer = await app.send(a.user, "POST", "/api/uploads/preview", {
      assignmentId: a.assignment,
      contentHash: await sha256(JSON.stringify(sample.rows)),
      columns: sample.columns,
      rowCount: 2,
      firstRow: 2,
      rows: [sample.rows[1]],
      before: [{ seal: answers[0]?.companies[0]?.seal, rows: [[1, sample.rows[0]]] }],
      generic: [],
      again: [],
    });
    expect(answer.status).toBe(400);
  });

  test("needs the agreement, and the assignment of another client is not there (P5-1, P3-5)", async () => {
    const bare = await addAssignment(app, { clientId: a.client, agreement: false });
    const sample = confusable(1, 3);
    await expect(preview({ ...a, assignment: bare }, sample, 10)).rejects.toThrow(/409/);
    await expect(preview({ ...a, assignment: b.assignment }, sample, 10)).rejects.toThrow(/404/);
  });
});

test("what columns meant is remembered for all databases of the client, and for no other (P1-5)", async () => {
  await run(a, file("Bedrijf;Regio", "Acme B.V.;Oost"), 10);
  const second = await addAssignment(app, { clientId: a.client });
  const answer = await app.send(a.user, "GET", `/api/uploads/columns?assignmentId=${second}`);
  expect(await answer.json()).toEqual({
    items: expect.arrayContaining([
      { header: "Bedrijf", target: "companyName", ownClass: "company" },
      { header: "Regio", target: null, ownClass: "company" },
    ]),
  });
  const other = await app.send(b.user, "GET", `/api/uploads/columns?assignmentId=${b.assignment}`);
  expect(await other.json()).toEqual({ items: [] });
});
