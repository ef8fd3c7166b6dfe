import { beforeEach, describe, expect, test } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import { addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { addParty, type Party } from "#test/support/two-worlds.ts";
import { clearWorld, dump, file, type SampleFile, uploadFile } from "#test/support/upload.ts";

const app = createTestApp("2026-11-25T10:00:00.000Z");
const header = "Bedrijf;KVK;Naam;Functie;E-mail;Mobiel";
const of = (...cells: string[]) => file(header, ...cells.map((line) => `Acme B.V.;11223344;${line}`));
const mine = of("A. Aalbers;Inkoper;a.aalbers@acme.example;06 12345678");
const theirs = of("Anna Aalbers;Directeur;a.aalbers@acme.example;");

let a: Party;
let b: Party;
beforeEach(async () => {
  app.clock.set("2026-11-25T10:00:00.000Z");
  await clearWorld(app);
  const director = await addPerson(app, "director");
  app.stepUp(director);
  await app.send(director, "PUT", "/api/settings", { crossingPersonal: "verified" });
  a = await addParty(app);
  b = await addParty(app);
});

const send = ({ user, assignment }: Party, sample: SampleFile, chunk?: number) =>
  uploadFile(app, user, assignment, sample, chunk);
const card = async (answer: Response): Promise<LeadCard> => {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};
/** The agent of this client checks one value of its first contact. */
const check = async (who: Party, field: string, input: unknown = { result: "correct" }) => {
  const lead = await card(await app.send(who.agent, "POST", "/api/leases"));
  const at = `/api/leases/${lead.leaseId}`;
  const answer = await app.send(who.agent, "POST", `${at}/checks/${lead.contacts[0]?.id}/${field}`, input);
  // With the last person of the lead the lease ends (P4.2-6).
  if (answer.status !== 410) await card(answer);
  await app.env.DB.prepare("DELETE FROM leases WHERE agent_id = ?").bind(who.agent).run();
};
const valuesOf = async ({ assignment }: Party) =>
  Object.fromEntries(
    (
      await app.env.DB.prepare(
        `SELECT v.field, v.value, v.entered_on, v.verified_on FROM assignment_rows r
         JOIN contact_values v ON v.contact_id = r.contact_id WHERE r.assignment_id = ? ORDER BY v.field`,
      )
        .bind(assignment)
        .all<{ field: string; value: string; entered_on: string; verified_on: string | null }>()
    ).results.map(({ field, value, verified_on }) => [field, `${value} ${verified_on ?? "-"}`]),
  );

describe("with crossing.personal = verified", () => {
  test("what an agent verified for one client stands in the other's record of the person; nothing else does (P4.2-5)", async () => {
    await send(a, mine);
    await check(a, "function");
    app.clock.set("2026-11-26T10:00:00.000Z");
    await send(b, theirs);
    expect(await valuesOf(b)).toEqual({
      name: '{"initials":"A.","lastName":"Aalbers"} 2026-11-25',
      function: "Inkoper 2026-11-25",
      email: "a.aalbers@acme.example -",
    });
    expect((await valuesOf(a)).email).toBe("a.aalbers@acme.example -");
  });

  test("it is the same whether the check or the other client's upload came first (P4.1-2)", async () => {
    const play = async (first: "check" | "upload") => {
      await clearWorld(app);
      await send(a, mine);
      if (first === "check") await check(a, "email");
      await send(b, theirs);
      if (first === "upload") await check(a, "email");
      return [await valuesOf(a), await valuesOf(b)];
    };
    expect(await play("upload")).toEqual(await play("check"));
  });

  test("a value an agent was told flows too, and what it replaces asks nothing later", async () => {
    await send(a, mine);
    await send(b, theirs);
    // The two are known as one by the address that was verified first.
    await check(a, "email");
    await check(a, "email", { result: "changed", value: "anna@acme.example" });
    expect((await valuesOf(b)).email).toBe("anna@acme.example 2026-11-25");
    await check(a, "function", { result: "changed", value: "Hoofd inkoop" });
    expect(await valuesOf(b)).toMatchObject({ function: "Hoofd inkoop 2026-11-25" });
  });

  test("a newer value against a verified one of elsewhere is a question to the own agent (P4.2-5)", async () => {
    await send(a, mine);
    await check(a, "function");
    app.clock.set("2026-11-26T10:00:00.000Z");
    await send(b, theirs);
    const lead = await card(await app.send(b.agent, "POST", "/api/leases"));
    expect(lead.contacts[0]?.values.find(({ field }) => field === "function")).toMatchObject({
      text: "Inkoper",
      other: "Directeur",
    });
    const other = await card(await app.send(a.agent, "POST", "/api/leases"));
    expect(JSON.stringify(other)).not.toContain("Directeur");
  });

  test("of two of the other client's persons that fit equally well, neither lends nor takes", async () => {
    const twins = of("J. Bos;Inkoper;j.bos@acme.example;06 12345678", "J. Bos;Teler;jan.bos@acme.example;06 87654321");
    await send(a, twins);
    await check(a, "function");
    await send(b, of("J. Bos;Chef;;"));
    expect(await valuesOf(b)).toMatchObject({ function: "Chef -" });
  });

  test("the same file again, and a file in pieces, make no second record of a person (P4.1-2)", async () => {
    await send(a, of("Anna Aalbers;Inkoper;a.aalbers@acme.example;"));
    for (const field of ["function", "email"]) await check(a, field);
    await send(b, of("Anna Aalbers;;a.aalbers@acme.example;", "Anna Aalbers;Inkoper;a.aalbers@acme.example;"), 1);
    const before = await dump(app);
    expect(before.contacts).toHaveLength(2);
    await send(b, of("Anna Aalbers;Inkoper;a.aalbers@acme.example;", ";;;"));
    expect((await dump(app)).contacts).toEqual(before.contacts);
    expect((await dump(app)).contact_values).toEqual(before.contact_values);
  });

  test("who left is gone for both clients, and the log of the one does not tell of the other's record (P4.2-6, P1-5)", async () => {
    const lines = async (others: boolean) => {
      await clearWorld(app);
      await app.env.DB.prepare("DELETE FROM leases").run();
      const who = await addParty(app);
      await send(who, mine);
      if (others) await send(b, theirs);
      await check(who, "email", { result: "left" });
      expect((await dump(app)).contacts).toEqual([]);
      const { results } = await app.env.DB.prepare(
        "SELECT action, outcome FROM access_log WHERE assignment_id = ? AND subject IS NOT NULL ORDER BY seq",
      )
        .bind(who.assignment)
        .all();
      return results;
    };
    expect(await lines(true)).toEqual(await lines(false));
  });

  describe("after a time in which all values flowed", () => {
    const set = async (value: string) => {
      const director = await addPerson(app, "director");
      app.stepUp(director);
      await app.send(director, "PUT", "/api/settings", { crossingPersonal: value });
    };
    const shared = async () => {
      await set("all");
      await send(a, mine);
      await send(b, of("A. Aalbers;Inkoper;a.aalbers@acme.example;"));
      expect((await dump(app)).contacts).toHaveLength(1);
      await set("verified");
      app.clock.set("2026-11-26T10:00:00.000Z");
    };

    test("what had crossed stays with both, and a later file of the one changes nothing of the other (P4.2-5)", async () => {
      await shared();
      const before = await valuesOf(b);
      const later = of("A. Aalbers;Directeur;a.aalbers@acme.example;06 87654321");
      await send(a, later, 1);
      expect(await valuesOf(b)).toEqual(before);
      expect(await valuesOf(a)).toMatchObject({ function: "Directeur -", mobile: "+31687654321 -" });
      expect((await dump(app)).assignment_rows).toHaveLength(2);
      const once = await dump(app);
      await send(a, of("A. Aalbers;Directeur;a.aalbers@acme.example;06 87654321", ";;;"));
      for (const table of ["contacts", "contact_values"]) expect((await dump(app))[table]).toEqual(once[table]);
    });

    test("nor does an edit, and what an agent verifies still flows", async () => {
      await shared();
      const page = (await (await app.send(a.user, "GET", `/api/assignments/${a.assignment}/rows`)).json()) as {
        columns: { id: string; header: string }[];
        rows: { id: string; version: number }[];
      };
      const column = page.columns.find((each) => each.header === "Functie")?.id ?? "";
      const [row] = page.rows;
      const edit = await app.send(a.user, "PATCH", `/api/rows/${row?.id}`, {
        version: row?.version,
        cells: { [column]: "Directeur" },
      });
      expect(edit.status).toBe(200);
      expect((await valuesOf(a)).function).toBe("Directeur -");
      expect((await valuesOf(b)).function).toBe("Inkoper -");
      await check(a, "function");
      expect((await valuesOf(b)).function).toBe("Directeur 2026-11-26");
    });
  });
});
