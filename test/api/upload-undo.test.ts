import { beforeEach, describe, expect, test } from "vitest";
import type { UploadUndo } from "#contract/upload-undo.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, dump, file, type SampleFile, uploadFile } from "#test/support/upload.ts";
import { runPurge } from "#worker/retention/index.ts";

const app = createTestApp("2026-11-25T10:00:00.000Z");
const header = "Bedrijf;KVK;Postcode;Huisnummer;Plaats;Telefoon;Naam;Functie;E-mail;Mobiel;Regio;!Opmerking";
const first = file(
  header,
  "Bakkerij Aalbers B.V.;11223344;1234 AB;12;Ede;020 1234567;A. Aalbers;Directeur;a.aalbers@aalbers.example;;Oost;belt graag",
  "Garage Dekker B.V.;44556677;3456 CD;9;Goes;0113 222333;;;;;Zuid;",
);
const second = file(
  header,
  "Bakkerij Aalbers B.V.;11223344;1234 AB;12;Ede;020 1234568;A. Aalbers;Algemeen directeur;a.aalbers@aalbers.example;06 87654321;Noord;mailt liever",
  "Hoveniers Iris B.V.;55667788;4567 DE;3;Zwolle;038 1111111;I. Iris;;i.iris@iris.example;;Noord;bloemen",
);

interface Party {
  user: string;
  assignment: string;
}
let a: Party;
const party = async (): Promise<Party> => {
  const clientId = await addClient(app);
  const user = await addPerson(app, "client", { clientId });
  app.stepUp(user);
  return { user, assignment: await addAssignment(app, { clientId }) };
};
beforeEach(async () => {
  app.clock.set("2026-11-25T10:00:00.000Z");
  await clearWorld(app);
  a = await party();
});
const send = async (who: Party, sample: SampleFile, at: string) => {
  app.clock.set(at);
  return uploadFile(app, who.user, who.assignment, sample);
};
const json = async <T>(answer: Response): Promise<T> => {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};
const preview = async (who: Party, id: string) =>
  json<UploadUndo>(await app.send(who.user, "GET", `/api/uploads/${id}/undo`));
const undo = async (who: Party, id: string) =>
  json<UploadUndo>(await app.send(who.user, "POST", `/api/uploads/${id}/undo`));
const all = async (sql: string, ...params: unknown[]) =>
  (
    await app.env.DB.prepare(sql)
      .bind(...params)
      .all<Record<string, string | number | null>>()
  ).results;
const content = async () =>
  Object.fromEntries(
    Object.entries(await dump(app)).map(([table, rows]) => [
      table,
      (rows as Record<string, unknown>[]).map(({ version: _, name_sort: __, ...row }) => row),
    ]),
  );
const counts = ({ reversed, kept, notReversible }: UploadUndo) => [reversed.count, kept.count, notReversible.count];

describe("the undo of an upload", () => {
  test("leaves the databases and the registry as they were before it, with the first anchors (P3-10, Clocks)", async () => {
    await send(a, first, "2026-11-25T10:00:00.000Z");
    const before = await content();
    const { id } = await send(a, second, "2026-12-01T10:00:00.000Z");
    const asked = await preview(a, id);
    expect(counts(asked).slice(1)).toEqual([0, 0]);
    const done = await undo(a, id);
    expect(done.undoneAt).toBe("2026-12-01T10:00:00.000Z");
    expect({ ...done, undoneAt: null }).toEqual(asked);
    expect(await content()).toEqual(before);
    for (const table of ["contact_value_copies", "row_cell_copies", "upload_changes"])
      expect(await all(`SELECT * FROM ${table}`), table).toEqual([]);
  });

  test("names what it puts back, per group, and twice is no error", async () => {
    await send(a, first, "2026-11-25T10:00:00.000Z");
    const { id } = await send(a, second, "2026-12-01T10:00:00.000Z");
    const done = await undo(a, id);
    const what = (kind: string) => done.reversed.items.filter((item) => item.what === kind);
    expect(what("row_added").map(({ ordinal }) => ordinal)).toHaveLength(1);
    expect(what("row_changed")).toHaveLength(1);
    expect(
      what("value")
        .map(({ field }) => field)
        .sort(),
    ).toEqual(["function", "mobile", "phone"]);
    expect(await undo(a, id)).toEqual(done);
  });

  test("keeps what somebody changed or called since, and says why", async () => {
    await send(a, first, "2026-11-25T10:00:00.000Z");
    const { id } = await send(a, second, "2026-12-01T10:00:00.000Z");
    app.clock.set("2026-12-02T10:00:00.000Z");
    const [lead] = await all(
      "SELECT l.id FROM leads l JOIN companies c ON c.id = l.company_id WHERE c.kvk = '55667788'",
    );
    const agent = await addPerson(app, "agent");
    await app.env.DB.prepare(
      `INSERT INTO calls (id, lead_id, assignment_id, agent_id, lease_token, outcome, claimed_at, closed_at)
       VALUES ('call_u', ?, ?, ?, 'tu', 'no_answer', '2026-12-02T09:00:00.000Z', '2026-12-02T09:10:00.000Z')`,
    )
      .bind(lead?.id ?? "", a.assignment, agent)
      .run();
    await app.env.DB.prepare(
      "UPDATE contact_values SET verified_on = '2026-12-02', anchor_on = '2026-12-02' WHERE field = 'function'",
    ).run();
    const done = await undo(a, id);
    expect(done.kept.items.map(({ what, field, reason }) => [what, field, reason])).toEqual([
      ["row_added", null, "called"],
      ["value", "function", "verified"],
    ]);
    expect(await all("SELECT value FROM contact_values WHERE field = 'function'")).toEqual([
      { value: "Algemeen directeur" },
    ]);
    expect(await all("SELECT id FROM leads WHERE id = ?", lead?.id)).toHaveLength(1);
    expect(await all("SELECT phone FROM companies WHERE kvk = '11223344'")).toEqual([{ phone: "+31201234567" }]);
  });

  test("can't put values back once their copies are gone, and says so (Clocks)", async () => {
    await send(a, first, "2026-11-25T10:00:00.000Z");
    const { id } = await send(a, second, "2026-12-01T10:00:00.000Z");
    app.clock.set("2027-01-15T10:00:00.000Z");
    const late = await preview(a, id);
    expect(late.notReversible.items.every(({ reason }) => reason === "too_late")).toBe(true);
    expect(late.notReversible.count).toBeGreaterThan(0);
    await runPurge({ db: (await app.deps()).db, clock: app.clock });
    for (const table of ["contact_value_copies", "row_cell_copies", "upload_changes"])
      expect(await all(`SELECT * FROM ${table}`), table).toEqual([]);
    await undo(a, id);
    expect(await all("SELECT phone FROM companies WHERE kvk = '11223344'")).toEqual([{ phone: "+31201234568" }]);
    expect(await all("SELECT id FROM companies WHERE kvk = '55667788'")).toEqual([]);
  });

  test("tells nothing of what another client holds (P1-5)", async () => {
    const b = await party();
    const play = async (others: boolean) => {
      await clearWorld(app);
      if (others) await send(b, first, "2026-11-25T10:00:00.000Z");
      const { id } = await send(a, second, "2026-12-01T10:00:00.000Z");
      const { uploadId: _, ...groups } = await undo(a, id);
      return groups;
    };
    expect(await play(true)).toEqual(await play(false));
  });

  test.each([
    ["of the client's own", true],
    ["with a record of another client", false],
  ])("counts the merges it takes back: %s (P1-5)", async (_, own) => {
    const owner = own ? a : await party();
    const luna = (kvk: string, rest: string) => file(header, `Kwekerij Luna B.V.;${kvk};${rest};;;;;Oost;`);
    await send(a, luna("", "4321 AB;5;Lent;024 3332211"), "2026-11-25T10:00:00.000Z");
    await send(owner, luna("77889911", ";;Lent;024 3339999"), "2026-11-25T11:00:00.000Z");
    expect(await all("SELECT id FROM companies")).toHaveLength(2);
    const { id } = await send(a, luna("77889911", "4321 AB;5;Lent;024 3332211"), "2026-12-01T10:00:00.000Z");
    expect(await all("SELECT id FROM companies")).toHaveLength(1);
    const merged = (found: UploadUndo) => found.reversed.items.filter(({ what }) => what === "merge").length;
    expect(merged(await preview(a, id))).toBe(own ? 1 : 0);
    expect(merged(await undo(a, id))).toBe(own ? 1 : 0);
    expect(await all("SELECT id FROM companies")).toHaveLength(2);
  });

  test("of a list of whom not to call opens the leads again", async () => {
    await send(a, first, "2026-11-25T10:00:00.000Z");
    const list: SampleFile = { ...file("Bedrijf;KVK", "Garage Dekker B.V.;44556677"), kind: "never_call" };
    const { id } = await send(a, list, "2026-12-01T10:00:00.000Z");
    expect(await all("SELECT id FROM leads WHERE held_reason = 'never_call'")).toHaveLength(1);
    await undo(a, id);
    expect(await all("SELECT id FROM leads WHERE state <> 'open'")).toEqual([]);
  });

  test("stops a run that is not finished: no chunk of it is taken afterwards", async () => {
    const { openFile, sendChunk } = await import("#test/support/upload.ts");
    const { id } = (await (await openFile(app, a.user, a.assignment, second)).json()) as { id: string };
    await sendChunk(app, a.user, id, 1, second.rows.slice(0, 1));
    await undo(a, id);
    expect((await sendChunk(app, a.user, id, 2, second.rows.slice(1))).status).toBe(409);
    expect(await all("SELECT id FROM assignment_rows")).toEqual([]);
  });

  test("asks the client for a fresh code, and is nobody else's (P3-11)", async () => {
    const { id } = await send(a, first, "2026-11-25T10:00:00.000Z");
    const clientId = (await all("SELECT client_id FROM users WHERE id = ?", a.user))[0]?.client_id as string;
    const colleague = await addPerson(app, "client", { clientId });
    const refused = await app.send(colleague, "POST", `/api/uploads/${id}/undo`);
    expect(await refused.json()).toMatchObject({ code: "access.step_up_required" });
    const stranger = await party();
    expect((await app.send(stranger.user, "POST", `/api/uploads/${id}/undo`)).status).toBe(404);
    const supervisor = await addPerson(app, "supervisor");
    expect((await app.send(supervisor, "POST", `/api/uploads/${id}/undo`)).status).toBe(403);
  });
});

test("the report of an upload adds up to the rows of its file", async () => {
  const mixed = file("Bedrijf;KVK", "Acme B.V.;11223344", ";22334455", "Bravo B.V.;33445566");
  const { counts: report, rowCount, id } = await send(a, mixed, "2026-11-25T10:00:00.000Z");
  const { items } = await json<{ items: unknown[] }>(await app.send(a.user, "GET", `/api/uploads/${id}/refusals`));
  const [rows] = await all("SELECT count(*) AS n FROM assignment_rows");
  expect([report.rows, report.refused, items.length, rows?.n]).toEqual([rowCount, 1, 1, rowCount - 1]);
});
