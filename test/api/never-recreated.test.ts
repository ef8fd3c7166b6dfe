import { beforeEach, describe, expect, test } from "vitest";
import type { MatchReviewPage, ReviewAnswer } from "#contract/reviews.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { addParty, type Party } from "#test/support/two-worlds.ts";
import { clearWorld, file, type SampleFile, uploadFile } from "#test/support/upload.ts";
import { deleteContactStatements } from "#worker/modules/contacts/index.ts";
import { entombContacts, suppressContacts } from "#worker/modules/suppression/index.ts";

const app = createTestApp("2026-11-25T10:00:00.000Z");
const header = "Bedrijf;KVK;Plaats;Telefoon;Naam;Functie;E-mail;Mobiel";
const person = "L. Maas;Teler;l.maas@luna.example;0612345678";
const luna = (kvk: string, phone: string, who: string): SampleFile =>
  file(header, `Kwekerij Luna B.V.;${kvk};Lent;${phone};${who}`);

let a: Party;
beforeEach(async () => {
  app.clock.set("2026-11-25T10:00:00.000Z");
  await clearWorld(app);
  a = await addParty(app);
});
const send = (sample: SampleFile) => uploadFile(app, a.user, a.assignment, sample);
const ids = async (table: string) =>
  (await app.env.DB.prepare(`SELECT id FROM ${table} ORDER BY id`).all<{ id: string }>()).results.map(({ id }) => id);
/** Nothing of the person stands anywhere: no contact, no value, no copy, no question, no cell. */
const isGone = async () => {
  const tables = ["contact_values", "former_contact_values", "contact_value_copies", "value_questions", "merge_parts"];
  for (const table of [...tables, "row_personal_cells", "row_cell_copies", "upload_changes"])
    expect(JSON.stringify((await app.env.DB.prepare(`SELECT * FROM ${table}`).all()).results), table).not.toMatch(
      /maas|12345678/i,
    );
};
/** Everybody who is a contact now is removed for good, or as departed from the employer. */
const remove = async (how: "suppressed" | "departed") => {
  const deps = await app.deps();
  const contacts = await ids("contacts");
  const block =
    how === "suppressed"
      ? await suppressContacts(deps, contacts, { reference: "R-1", reason: "objection" })
      : await entombContacts(deps, contacts, "2026-11-25");
  await deps.db.batch([...block, ...deleteContactStatements(contacts)]);
};

describe.each(["suppressed", "departed"] as const)("a %s person does not come back (P4.2-5)", (how) => {
  test("by an upload, nor by its undo (P4.2-6, P7-8)", async () => {
    await send(luna("77889911", "024 3332211", person));
    const { id } = await send(luna("77889911", "024 3332211", person.replace("Teler", "Chef")));
    await remove(how);
    await send(luna("77889911", "024 3334455", person));
    await isGone();
    expect((await app.send(a.user, "POST", `/api/uploads/${id}/undo`)).status).toBe(200);
    await isGone();
  });

  test("by a merge of companies, an upload to the merged one, nor the merge's undo (P4.1-2)", async () => {
    await send(luna("", "024 3332211", person));
    await remove(how);
    await send(luna("77889911", "024 3339999", ";;;"));
    const path = `/api/match-reviews?assignmentId=${a.assignment}`;
    const { items } = (await (await app.send(a.supervisor, "GET", path)).json()) as MatchReviewPage;
    const decision = `/api/match-reviews/${items[0]?.id}/decision`;
    const answer = await app.send(a.supervisor, "POST", decision, { decision: "same" });
    const { mergeId } = (await answer.json()) as ReviewAnswer;
    expect(await ids("companies")).toHaveLength(1);
    await send(luna("77889911", "024 3339999", person));
    await isGone();
    expect((await app.send(a.supervisor, "POST", `/api/merges/${mergeId}/undo`)).status).toBe(200);
    await send(luna("", "024 3332211", person.replace("Teler", "Chef")));
    await isGone();
  });

  test("by an edit of the client's own row", async () => {
    await send(luna("77889911", "024 3332211", person));
    await remove(how);
    const page = (await (await app.send(a.user, "GET", `/api/assignments/${a.assignment}/rows`)).json()) as {
      columns: { id: string; header: string }[];
      rows: { id: string; version: number }[];
    };
    const column = (name: string) => page.columns.find(({ header: each }) => each === name)?.id ?? "";
    const cells = { [column("Naam")]: "L. Maas", [column("E-mail")]: "l.maas@luna.example" };
    const [row] = page.rows;
    const edit = await app.send(a.user, "PATCH", `/api/rows/${row?.id}`, { version: row?.version, cells });
    expect(await edit.json()).toMatchObject({ code: "rows.person_refused" });
    await isGone();
  });
});
