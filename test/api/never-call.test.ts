import { beforeEach, expect, test } from "vitest";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, file, openFile, type SampleFile, uploadFile } from "#test/support/upload.ts";

const app = createTestApp("2026-11-25T10:00:00.000Z");
const header = "Bedrijf;KVK;Rechtsvorm;Plaats";
const acme = "Acme B.V.;11223344;;Ede";
const bravo = "Bravo B.V.;22334455;;Ede";
const never = (...lines: string[]): SampleFile => ({ ...file(header, ...lines), kind: "never_call" });

interface Party {
  user: string;
  assignment: string;
}
let clientId = "";
let a: Party;
let b: Party;
const party = async (id: string): Promise<Party> => ({
  user: await addPerson(app, "client", { clientId: id }),
  assignment: await addAssignment(app, { clientId: id }),
});
beforeEach(async () => {
  await clearWorld(app);
  clientId = await addClient(app);
  a = await party(clientId);
  b = await party(await addClient(app));
});
const send = ({ user, assignment }: Party, sample: SampleFile) => uploadFile(app, user, assignment, sample);
const leads = async ({ assignment }: Party) =>
  (
    await app.env.DB.prepare(
      `SELECT c.name, l.state, l.held_reason FROM leads l JOIN companies c ON c.id = l.company_id
       WHERE l.assignment_id = ? ORDER BY c.name`,
    )
      .bind(assignment)
      .all<{ name: string; state: string; held_reason: string | null }>()
  ).results.map(({ name, state, held_reason }) => [name, state, held_reason]);

test("a list of whom not to call holds this client's leads back, those that were open before too", async () => {
  await send(a, file(header, acme, bravo));
  const done = await send(a, never(acme));
  expect(done).toMatchObject({ kind: "never_call", counts: { heldBack: 1 } });
  expect(await leads(a)).toEqual([
    ["Acme B.V.", "held", "never_call"],
    ["Bravo B.V.", "open", null],
  ]);
});

test("it holds companies that are uploaded later, in each of the client's assignments", async () => {
  await send(a, never(acme));
  const second = await addAssignment(app, { clientId });
  await send({ ...a, assignment: second }, file(header, acme, bravo));
  expect(await leads({ ...a, assignment: second })).toEqual([
    ["Acme B.V.", "held", "never_call"],
    ["Bravo B.V.", "open", null],
  ]);
});

test("it says nothing to another client about the same company (P1-5)", async () => {
  await send(a, never(acme));
  await send(b, file(header, acme));
  expect(await leads(b)).toEqual([["Acme B.V.", "open", null]]);
});

test("its rows are matched like any row (P4.1-2)", async () => {
  await send(b, file("Bedrijf;KVK;Telefoon", "Acme B.V.;11223344;020 1234567"));
  await send(a, never(acme));
  const { results } = await app.env.DB.prepare("SELECT id FROM companies").all();
  expect(results).toHaveLength(1);
});

test("a form that is no natural person's any more does not open a lead on the list (L-7)", async () => {
  await send(a, file(header, "Schilder Fokkens;66778899;Eenmanszaak;Ede"));
  await send(a, never("Schilder Fokkens;66778899;;Ede"));
  const [first] = await leads(a);
  expect(first?.[1]).toBe("held");
  await app.env.DB.prepare("UPDATE leads SET state = 'held', held_reason = 'legal_form'").run();
  const { formChangeStatements } = await import("#worker/modules/companies/index.ts");
  const company = await app.env.DB.prepare("SELECT id FROM companies").first<{ id: string }>();
  await (await app.deps()).db.batch(formChangeStatements({ held: [], released: [company?.id ?? ""] }));
  expect(await leads(a)).toEqual([["Schilder Fokkens", "held", "never_call"]]);
});

test("deleting the list opens the leads again, except where another list of the client holds them", async () => {
  await send(a, file(header, acme, bravo));
  const list = await send(a, never(acme, bravo));
  await send(a, never(bravo));
  app.stepUp(a.user);
  expect((await app.send(a.user, "DELETE", `/api/uploads/${list.id}`)).status).toBe(200);
  expect(await leads(a)).toEqual([
    ["Acme B.V.", "open", null],
    ["Bravo B.V.", "held", "never_call"],
  ]);
});

test("the same file as leads and as a list are two uploads", async () => {
  const leadsFile = file(header, acme);
  await send(a, leadsFile);
  const opened = (await (await openFile(app, a.user, a.assignment, never(acme))).json()) as {
    applied: unknown[];
    kind: string;
  };
  expect([opened.kind, opened.applied]).toEqual(["never_call", []]);
});

test("companies that become one with a company of the list are held too", async () => {
  const full = "Bedrijf;KVK;Postcode;Huisnummer;Plaats;Telefoon";
  await send(a, { ...file(full, "Kwekerij Luna;;4321 AB;5;Lent;"), kind: "never_call" });
  await send(a, file(full, "Kwekerij Luna Lent B.V.;77889911;;;Lent;024 3332211"));
  await send(b, file(full, "Kwekerij Luna B.V.;77889911;4321 AB;5;Lent;024 3332211"));
  const { results } = await app.env.DB.prepare("SELECT id FROM companies").all();
  expect(results).toHaveLength(1);
  expect((await leads(a)).map(([, state, reason]) => [state, reason])).toEqual([["held", "never_call"]]);
});
