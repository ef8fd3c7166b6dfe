import { beforeEach, describe, expect, test } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { addParty, type Party } from "#test/support/two-worlds.ts";
import { clearWorld, file, type SampleFile, uploadFile } from "#test/support/upload.ts";
import { runPurge } from "#worker/retention/purge.ts";

const app = createTestApp("2026-11-25T10:00:00.000Z");
const header = "Bedrijf;KVK;Telefoon;Naam;E-mail;Mobiel";
const line = (email: string, phone = "024 3332211") =>
  file(header, `Kwekerij Luna B.V.;77889911;${phone};Jan de Vries;${email};0612345678`);
const old = "jan@luna.example";
const newer = "j.devries@luna.example";

let a: Party;
let b: Party;
beforeEach(async () => {
  app.clock.set("2026-11-25T10:00:00.000Z");
  await clearWorld(app);
  await app.env.DB.prepare("DELETE FROM organisation_settings").run();
  a = await addParty(app);
  b = await addParty(app);
});

const all = async (sql: string, ...params: unknown[]) =>
  (
    await app.env.DB.prepare(sql)
      .bind(...params)
      .all<Record<string, string | null>>()
  ).results;
const send = ({ user, assignment }: Party, sample: SampleFile) => uploadFile(app, user, assignment, sample);
const card = async (answer: Response): Promise<LeadCard> => {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};
const claim = async (who: Party) => card(await app.send(who.agent, "POST", "/api/leases"));
const end = async (who: Party, lead: LeadCard, field: string, input: unknown) =>
  card(await app.send(who.agent, "POST", `/api/leases/${lead.leaseId}/checks/${lead.contacts[0]?.id}/${field}`, input));
const company = async (who: Party, lead: LeadCard, fields: Record<string, string | null>) =>
  card(await app.send(who.agent, "PATCH", `/api/leases/${lead.leaseId}/company`, { fields }));
const value = (lead: LeadCard, field: string) => lead.contacts[0]?.values.find((each) => each.field === field);
const phone = (lead: LeadCard) => lead.company.values.find((each) => each.field === "phone");
const letGo = (who: Party) =>
  app.env.DB.batch([
    app.env.DB.prepare("DELETE FROM leases WHERE agent_id = ?").bind(who.agent),
    app.env.DB.prepare("UPDATE leads SET state = 'open', due_at = '2020-01-01'"),
  ]);

/** The agent verified the e-mail address and the phone; a day later the client supplies others. */
const asked = async () => {
  await send(a, line(old));
  const lead = await claim(a);
  await end(a, lead, "email", { result: "correct" });
  await company(a, lead, { phone: null });
  app.clock.set("2026-11-26T10:00:00.000Z");
  await send(a, line(newer, "024 3339999"));
  await letGo(a);
  return claim(a);
};

describe("a newer value beside a verified one", () => {
  test("is a question to the agent and overwrites nothing (P4.2-5)", async () => {
    const lead = await asked();
    expect(value(lead, "email")).toMatchObject({ text: old, state: "fresh", usable: true, other: newer });
    expect(phone(lead)).toMatchObject({ text: "+31243332211", other: "+31243339999" });
    expect(value(lead, "mobile")).not.toHaveProperty("other");
  });

  test.each([
    ["klopt", { result: "correct" }, old],
    ["the new one", { result: "changed", value: newer }, newer],
    ["neither", { result: "changed", value: "info.jan@luna.example" }, "info.jan@luna.example"],
  ])("'%s' decides it, verified today, and it is not asked again", async (_, input, stands) => {
    const lead = await asked();
    const after = await end(a, lead, "email", input);
    expect(value(after, "email")).toEqual({
      field: "email",
      text: stands,
      state: "fresh",
      usable: true,
      result: null,
    });
    expect(await all("SELECT verified_on FROM contact_values WHERE field = 'email'")).toEqual([
      { verified_on: "2026-11-26" },
    ]);
    await send(a, file(header, `Kwekerij Luna B.V.;77889911;024 3339999;Jan de Vries;${newer};0612345678`, ";;;;;"));
    expect(await all("SELECT norm FROM value_questions WHERE field = 'email'")).toEqual([]);
  });

  test("of a company is answered with the company's check (P4.1-2)", async () => {
    const lead = await asked();
    const after = await company(a, lead, { phone: "024 3339999" });
    expect(phone(after)).toEqual({ field: "phone", text: "+31243339999", stale: false });
    // The replaced number stays known: the old file again neither wins nor asks.
    app.clock.set("2026-11-28T10:00:00.000Z");
    await send(a, file(header, `Kwekerij Luna B.V.;77889911;024 3332211;Jan de Vries;${old};`, ";;;;;"));
    expect(await all("SELECT phone FROM companies")).toEqual([{ phone: "+31243339999" }]);
    expect(await all("SELECT norm FROM value_questions WHERE kind = 'company'")).toEqual([]);
  });

  test("is asked only where it was supplied, for it is not current (P1-5)", async () => {
    await send(b, line(old));
    await asked();
    expect(JSON.stringify(await claim(b))).not.toContain(newer);
  });

  test("stays withheld with the value beside it until the agent chose how to check (P4.2-8)", async () => {
    await asked();
    app.clock.set("2027-05-26T22:00:00.000Z");
    await letGo(a);
    const lead = await claim(a);
    expect(value(lead, "email")).toMatchObject({ text: null, state: "review" });
    expect(JSON.stringify(lead.contacts)).not.toContain("devries");
    const shown = await card(
      await app.send(a.agent, "POST", `/api/leases/${lead.leaseId}/checks`, {
        contactId: lead.contacts[0]?.id,
        fields: ["email"],
        method: "main_number",
      }),
    );
    expect(value(shown, "email")).toMatchObject({ text: old, state: "checking", usable: false, other: newer });
  });

  test("a name written another way asks nothing", async () => {
    await send(a, line(old));
    await end(a, await claim(a), "email", { result: "correct" });
    await send(a, file(header, `Kwekerij Luna B.V.;77889911;;J. de Vries;${old};0612345678`));
    expect(await all("SELECT field FROM value_questions")).toEqual([]);
  });
});

describe("a question ends", () => {
  const questions = () => all("SELECT kind, field FROM value_questions ORDER BY kind");

  test("with the undo of its upload", async () => {
    await asked();
    expect(await questions()).toHaveLength(2);
    const [upload] = await all("SELECT upload_id FROM value_questions LIMIT 1");
    app.stepUp(a.user);
    expect((await app.send(a.user, "POST", `/api/uploads/${upload?.upload_id}/undo`)).status).toBe(200);
    expect(await questions()).toEqual([]);
  });

  test("with the client's own rows (P3-11)", async () => {
    await send(b, line(old));
    await asked();
    app.stepUp(a.user);
    for (const { id } of await all("SELECT id FROM assignment_rows WHERE assignment_id = ?", a.assignment))
      expect((await app.send(a.user, "DELETE", `/api/rows/${id}`)).status).toBe(200);
    expect(await questions()).toEqual([]);
    expect(await all("SELECT id FROM contacts")).toHaveLength(1);
  });

  test("with the person who left the employer (P4.2-6)", async () => {
    const lead = await asked();
    await app.send(a.agent, "POST", `/api/leases/${lead.leaseId}/checks/${lead.contacts[0]?.id}/email`, {
      result: "left",
    });
    expect(await questions()).toEqual([{ kind: "company", field: "phone" }]);
  });

  test("of a person by its own clock, of a company by nothing but an answer (P4.2-10, P4.1-5)", async () => {
    await asked();
    app.clock.set("2027-11-26T22:59:59.000Z");
    const db = (await app.deps()).db;
    await runPurge({ db, clock: app.clock });
    // The address itself went a day earlier; the person lives on by the mobile number of the second file.
    const left = await questions();
    app.clock.set("2027-11-26T23:00:00.000Z");
    await runPurge({ db, clock: app.clock });
    expect(left.length).toBeGreaterThanOrEqual(1);
    expect(await questions()).toEqual([{ kind: "company", field: "phone" }]);
  });
});
