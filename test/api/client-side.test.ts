import { expect, test } from "vitest";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { uploadFile } from "#test/support/upload.ts";
import { readTable } from "#web/features/uploads/reading/read-table.ts";

const app = createTestApp();
const { DB, KEYS } = app.env;

const party = async (agreement = true) => {
  const clientId = await addClient(app);
  const user = await addPerson(app, "client", { clientId });
  app.stepUp(user);
  return { clientId, user, assignmentId: await addAssignment(app, { clientId, agreement }) };
};
const columns = [
  { header: "Bedrijf", target: "companyName", ownClass: "company" },
  { header: "KVK", target: "kvk", ownClass: "company" },
  { header: "Naam", target: "personName", ownClass: "personal" },
  { header: "E-mail", target: "contactEmail", ownClass: "personal" },
  { header: "Eigen", target: null, ownClass: "company" },
  { header: "Vrij", target: null, ownClass: "personal" },
] as const;
const send = (of: { user: string; assignmentId: string }, rows: string[][]) =>
  uploadFile(app, of.user, of.assignmentId, { columns: [...columns], rows });

/** Every byte that is stored, by table or object, without what merely numbers and logs. */
const everything = async () => {
  const all = new Map<string, string>();
  const tables = await DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).all<{ name: string }>();
  for (const { name } of tables.results)
    all.set(name, JSON.stringify((await DB.prepare(`SELECT * FROM ${name}`).all()).results));
  for (const { key } of (await KEYS.list()).objects)
    all.set(key, `${key} ${new TextDecoder("latin1").decode(await (await KEYS.get(key))?.arrayBuffer())}`);
  return all;
};
/** What belongs to an assignment, and the registry it points to, as stored. */
const belongings = async (assignmentId: string) => {
  const select = async (sql: string) =>
    (await DB.prepare(sql).bind(assignmentId).all<Record<string, unknown>>()).results;
  const rows = "SELECT * FROM assignment_rows WHERE assignment_id = ?";
  return {
    own: [
      await select(`${rows} ORDER BY id`),
      await select("SELECT * FROM leads WHERE assignment_id = ? ORDER BY id"),
      await select("SELECT * FROM assignment_columns WHERE assignment_id = ? ORDER BY id"),
      await select(`SELECT * FROM row_personal_cells WHERE row_id IN (SELECT id FROM (${rows})) ORDER BY 1, 2`),
    ],
    values: (
      await select(
        `SELECT * FROM contact_values WHERE contact_id IN (SELECT contact_id FROM (${rows})) ORDER BY contact_id, field`,
      )
    ).map(({ source_id, ...value }) => value),
    sources: await select(
      `SELECT source_id FROM contact_values WHERE contact_id IN (SELECT contact_id FROM (${rows}))
         AND source_id IS NOT NULL AND source_id IN (SELECT id FROM value_sources)`,
    ),
  };
};

test("after an assignment is deleted no table and no object holds a byte of it, and the neighbour keeps its own (P3-11)", async () => {
  const [own, neighbour] = [await party(), await party()];
  const record = (mark: string) => [
    `Gedeeld ${mark} B.V.`,
    "",
    `Persoon ${mark}`,
    `${mark}@bedrijf-${mark}.example`,
    `eigen-${mark}`,
    `vrij-${mark}`,
  ];
  await send(own, [
    record("merkteken"),
    ["Overlap B.V.", "90001236", "Karel Brinkman", "k.b@overlap.example", "merkteken-o", ""],
  ]);
  await send(neighbour, [
    record("buurman"),
    ["Overlap B.V.", "90001236", "Karel Brinkman", "k.b@overlap.example", "o", "b"],
  ]);
  await addLead(app, { assignmentId: own.assignmentId, companyName: "Merkteken Los B.V." });
  const before = await belongings(neighbour.assignmentId);
  const marked = async () =>
    [...(await everything())].filter(([, bytes]) => /merkteken/i.test(bytes)).map(([name]) => name);
  expect((await marked()).length).toBeGreaterThan(4);
  expect((await app.send(own.user, "DELETE", `/api/assignments/${own.assignmentId}`)).status).toBe(200);
  expect(await marked()).toEqual([]);
  const after = await belongings(neighbour.assignmentId);
  expect({ ...after, sources: [] }).toEqual({ ...before, sources: [] });
  expect(after.own.flat().length).toBeGreaterThan(5);
});

test("in every state of an assignment and of its agreement the client lists, downloads and reads its log (P3-8, P3-9)", async () => {
  for (const agreement of [true, false])
    for (const state of ["draft", "active", "inactive"])
      for (const endsOn of ["2035-12-31", "2026-01-01"]) {
        const { user, assignmentId } = await party(agreement);
        await addLead(app, { assignmentId });
        await DB.batch([
          DB.prepare("UPDATE assignments SET state = ? WHERE id = ?").bind(state, assignmentId),
          DB.prepare("UPDATE processor_agreements SET ends_on = ? WHERE assignment_id = ?").bind(endsOn, assignmentId),
        ]);
        const paths = ["rows", "export?notes=yes", "export?dialect=xlsx&notes=no", "notes", "results", "access-log"];
        for (const path of paths) {
          const answer = await app.send(user, "GET", `/api/assignments/${assignmentId}/${path}`);
          await answer.arrayBuffer();
          expect([state, agreement, endsOn, path, answer.status]).toEqual([state, agreement, endsOn, path, 200]);
        }
      }
});

const payloads = [
  "=cmd|' /C notepad'!'A1'",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  'DDE ("cmd";"/C calc";"!A0")A0',
  "'; DROP TABLE leads; --",
  '<script>alert("x")</script>',
  "<img src=x onerror=alert(1) />",
  "$ {7*7} {{7*7}} %s %n",
  "../../../etc/passwd%00",
  "ÅÍÎÏ˝ÓÔÒÚÆ☃ 田中さん 😍",
  "ﷺ الكل في المجمو",
  "1;2,3\t4",
  '"aanhaling" en "nog een"',
  "007",
  "+31612345678",
  "1E+02",
  "NULL",
  "undefined",
  "'=al gemerkt",
];

test("payloads pass an upload and both downloads harmlessly, and come back unchanged (P3-9, P4.1-6)", async () => {
  const { user, assignmentId } = await party();
  const rows = payloads.map((text, at) => [
    `Bedrijf ${at} B.V.`,
    "",
    `Jan Pietersen${"abcdefghijklmnopqrst"[at]}`,
    "",
    text,
    text,
  ]);
  const report = await send({ user, assignmentId }, rows);
  expect(report.counts).toMatchObject({ rows: rows.length, refused: 0 });
  for (const query of ["dialect=excel-nl&notes=yes", "dialect=comma-utf8&notes=no", "dialect=xlsx&notes=yes"]) {
    const answer = await app.send(user, "GET", `/api/assignments/${assignmentId}/export?${query}`);
    const read: string[][] = [];
    await readTable(new Uint8Array(await answer.arrayBuffer()), {}, (batch) => void read.push(...batch));
    expect(read.flatMap((cells) => cells.filter((cell) => /^[=@]|^[+-](?![\d ()./-]*$)/.test(cell)))).toEqual([]);
    const again = await send(
      { user, assignmentId },
      read.map((cells) => columns.map((_, at) => cells[at] ?? "")),
    );
    expect([query, again.counts]).toEqual([
      query,
      expect.objectContaining({ unchanged: rows.length, refused: 0, newCompanies: 0 }),
    ]);
  }
  const kept = await DB.prepare("SELECT own_cells FROM assignment_rows WHERE assignment_id = ? ORDER BY ordinal")
    .bind(assignmentId)
    .all<{ own_cells: string }>();
  const cells = kept.results.flatMap((row) => Object.values(JSON.parse(row.own_cells) as Record<string, string>));
  expect(cells).toEqual(payloads.map((text) => text.replace(/^'(?==)/, "")));
});
