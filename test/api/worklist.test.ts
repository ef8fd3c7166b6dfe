import { describe, expect, it } from "vitest";
import type { RowPage } from "#contract/rows.ts";
import type { Worklist } from "#contract/worklist.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { addPerson } from "#test/support/people.ts";
import { runPurge } from "#worker/retention/index.ts";

const read = async (desk: Desk) =>
  (await (
    await desk.test.send(desk.supervisorId, "GET", `/api/assignments/${desk.assignmentId}/worklist`)
  ).json()) as Worklist;
const decide = (desk: Desk, leadId: string, body: unknown, user = desk.supervisorId) =>
  desk.test.send(user, "POST", `/api/leads/${leadId}/legal-form`, body);

const heldLead = async (desk: Desk) => {
  const lead = await desk.lead({ state: "held" });
  await desk.sql("UPDATE leads SET held_reason = 'legal_form' WHERE id = ?", lead.leadId);
  await desk.sql("UPDATE companies SET legal_form = 'Eenmanszaak' WHERE id = ?", lead.companyId);
  return lead;
};

describe("what waits for the supervisor", () => {
  it("counts what to verify, and forecasts exactly what the purge then deletes (P4.2-7, P4.2-10)", async () => {
    const desk = await createDesk();
    const person = (name: string, enteredOn: string, verifiedOn: string | null = null) =>
      desk.lead({ enteredOn, contact: { name, email: `${name}@x.example`, enteredOn, verifiedOn } });
    await person("fresh", "2026-11-01");
    await person("due", "2026-04-01");
    await person("almost due", "2026-06-01");
    await person("soon", "2025-12-10");
    await person("kept", "2025-12-10", "2026-11-01");
    await person("gone", "2025-11-01");
    expect(await read(desk)).toMatchObject({
      due: { contacts: 2, companies: 4, soon: 1 },
      purge: { contacts: 1, values: 2 },
      formUnknown: 6,
      more: false,
    });
    const values = async () => (await desk.sql<{ n: number }>("SELECT COUNT(*) AS n FROM contact_values"))[0]?.n ?? 0;
    await runPurge(await desk.test.deps());
    const before = await values();
    desk.clock.set("2026-12-25T22:00:00.000Z");
    await runPurge(await desk.test.deps());
    expect(before - (await values())).toBe(2);
  });

  it("leads to the rows in the grid", async () => {
    const desk = await createDesk();
    await desk.lead({ contact: { name: "fresh" } });
    const due = await desk.lead({ contact: { name: "due", enteredOn: "2026-04-01" } });
    const soon = await desk.lead({ contact: { name: "soon", enteredOn: "2025-12-10" } });
    const rows = async (check: string) =>
      (
        (await (
          await desk.post(`/api/assignments/${desk.assignmentId}/rows/page`, { filter: { check } }, desk.supervisorId)
        ).json()) as RowPage
      ).rows.map(({ id }) => id);
    expect(await rows("review")).toEqual([due.rowId, soon.rowId]);
    expect(await rows("purge")).toEqual([soon.rowId]);
    expect(await rows("form")).toHaveLength(3);
  });

  it("releases a natural person's form only on a recorded ground, or keeps it with its reason (L-7)", async () => {
    const desk = await createDesk();
    const [first, second] = [await heldLead(desk), await heldLead(desk)];
    expect((await read(desk)).held).toMatchObject([
      { leadId: first.leadId, legalForm: "Eenmanszaak", kept: null },
      { leadId: second.leadId },
    ]);
    expect((await desk.post("/api/leases")).status).toBe(404);
    const reference = "Toestemming per mail, dossier 12";
    expect(await refusal(await decide(desk, first.leadId, { decision: "release", reference }))).toBe(
      "400 request.invalid",
    );
    expect((await decide(desk, second.leadId, { decision: "keep", reference: "Geen openbaar nummer" })).status).toBe(
      204,
    );
    expect((await decide(desk, first.leadId, { decision: "release", ground: "consent", reference })).status).toBe(204);
    expect((await desk.claim()).leadId).toBe(first.leadId);
    expect((await read(desk)).held).toMatchObject([
      { leadId: second.leadId, kept: { reference: "Geen openbaar nummer" } },
    ]);
    expect(await refusal(await decide(desk, first.leadId, { decision: "keep", reference }))).toBe(
      "409 request.conflict",
    );
    expect(await desk.sql("SELECT decision, ground FROM legal_form_decisions WHERE lead_id = ?", first.leadId)).toEqual(
      [{ decision: "release", ground: "consent" }],
    );
  });

  it("is the business of this assignment's supervisors alone (P3-5)", async () => {
    const desk = await createDesk();
    const { leadId } = await heldLead(desk);
    const body = { decision: "keep", reference: "Geen openbaar nummer" };
    expect((await decide(desk, leadId, body, await addPerson(desk.test, "supervisor"))).status).toBe(404);
    for (const user of [desk.agentId, desk.clientUser])
      expect((await decide(desk, leadId, body, user)).status).toBe(403);
  });
});
