import { describe, expect, it } from "vitest";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { createDesk, refusal } from "#test/support/desk.ts";
import { addClient } from "#test/support/people.ts";

// At 2026-11-25 what entered in January is due for review; what entered a year before is purged.
const due = "2026-01-10";
const purged = "2025-11-24";

describe("the lead card", () => {
  it("shows company, contacts of this assignment and notes of this lead, and nothing of another client (P3-6, P1-5)", async () => {
    const desk = await createDesk();
    const { companyId, leadId } = await desk.lead({
      contact: { name: "Zichtbaar", email: "zichtbaar@company.example", function: "Inkoper" },
    });
    const other = await addClient(desk.test);
    const otherAssignment = await addAssignment(desk.test, { clientId: other, supervisorId: desk.supervisorId });
    await addLead(desk.test, { assignmentId: otherAssignment, companyId, contact: { name: "Onzichtbaar" } });
    const card = await desk.claim();
    expect(card).toMatchObject({ leadId, firstCall: true, reason: "new", expiresAt: "2026-11-25T10:10:00.000Z" });
    expect(card.company.values).toContainEqual({ field: "phone", text: "+31201234567", stale: false });
    expect(card.contacts).toHaveLength(1);
    expect(card.contacts[0]?.values).toContainEqual({
      field: "name",
      text: "Zichtbaar",
      state: "fresh",
      usable: true,
      result: null,
    });
    expect(JSON.stringify(card)).not.toContain("Onzichtbaar");
  });

  it("marks general data older than the review period and goes on showing it (P4.1-4)", async () => {
    const desk = await createDesk();
    await desk.lead({ enteredOn: due });
    const card = await desk.claim();
    expect(card.company.values).toContainEqual({ field: "phone", text: "+31201234567", stale: true });
    const body = { fields: { phone: null, website: "nieuw.example" } };
    const checked = await desk.test.send(desk.agentId, "PATCH", `/api/leases/${card.leaseId}/company`, body);
    expect(checked.status).toBe(200);
    const { company } = (await checked.json()) as typeof card;
    expect(company.values).toContainEqual({ field: "phone", text: "+31201234567", stale: false });
    expect(company.values.find(({ field }) => field === "website")).toMatchObject({ stale: false });
    expect(company.values.find(({ field }) => field === "website")?.text).toContain("nieuw.example");
    expect(company.values.find(({ field }) => field === "name")).toMatchObject({ stale: false });
  });

  it("never sends a purged value, though the cron never ran (P4.2-10)", async () => {
    const desk = await createDesk();
    const { contactId } = await desk.lead({
      contact: { name: "Levend", email: "verlopen@company.example", enteredOn: purged },
    });
    await desk.sql(
      "UPDATE contact_values SET verified_on = '2026-11-01', anchor_on = '2026-11-01' WHERE contact_id = ? AND field = 'name'",
      contactId,
    );
    const card = await desk.claim();
    expect(card.contacts[0]?.values.map(({ field }) => field)).toEqual(["name"]);
    expect(JSON.stringify(card)).not.toContain("verlopen");
  });

  it("leaves out the whole contact when its name is purged (P4.2-10)", async () => {
    const desk = await createDesk();
    const { contactId } = await desk.lead({
      contact: { name: "Verlopen", email: "jong@company.example", enteredOn: purged },
    });
    await desk.sql(
      "UPDATE contact_values SET verified_on = '2026-11-01', anchor_on = '2026-11-01' WHERE contact_id = ? AND field = 'email'",
      contactId,
    );
    expect((await desk.claim()).contacts).toEqual([]);
  });

  it("leaves a log line for the lead and one for each person, by pseudonym (P3-7)", async () => {
    const desk = await createDesk();
    const { leadId, contactId } = await desk.lead({ contact: { name: "Gezien" } });
    await desk.claim();
    const [pseudonym] = await desk.sql<{ pseudonym: string }>(
      "SELECT pseudonym FROM subject_pseudonyms WHERE subject_id = ?",
      contactId,
    );
    const lines = await desk.sql<Record<string, unknown>>(
      "SELECT record_id, subject, purpose, client_id FROM access_log WHERE actor_id = ? AND action = 'lease.read' ORDER BY seq",
      desk.agentId,
    );
    expect(lines).toEqual([
      { record_id: leadId, subject: null, purpose: "call", client_id: desk.clientId },
      { record_id: leadId, subject: pseudonym?.pseudonym, purpose: "call", client_id: desk.clientId },
    ]);
  });

  it("shows nothing when the log can't be written (P3-7)", async () => {
    const desk = await createDesk();
    await desk.lead({ contact: { name: "Geheim" } });
    const { leaseId } = await desk.claim();
    await desk.sql("CREATE TRIGGER no_log BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'full'); END");
    const answer = await desk.test.send(desk.agentId, "GET", `/api/leases/${leaseId}`);
    await desk.sql("DROP TRIGGER no_log");
    expect(answer.status).toBe(500);
    const body = await answer.text();
    expect(body).not.toContain("Geheim");
    expect(Object.keys(JSON.parse(body) as object)).not.toContain("contacts");
  });

  it("ends at the next request once the assignment is inactive; the briefing is gone too (P4.3-12)", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    const briefings = async () =>
      ((await (await desk.test.send(desk.agentId, "GET", "/api/briefings")).json()) as { briefings: unknown[] })
        .briefings;
    expect(await briefings()).toHaveLength(1);
    await desk.sql("UPDATE assignments SET state = 'inactive' WHERE id = ?", desk.assignmentId);
    expect((await desk.test.send(desk.agentId, "GET", `/api/leases/${leaseId}`)).status).toBeGreaterThanOrEqual(404);
    expect(await refusal(await desk.close(leaseId))).toBe("410 leases.ended");
    expect(await briefings()).toEqual([]);
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
  });

  it("is the same to the last byte whatever happens in another client's assignment (P1-5)", async () => {
    const desk = await createDesk();
    const { companyId, contactId } = await desk.lead({ contact: { name: "Gedeeld", function: "Inkoper" } });
    const { leaseId } = await desk.claim();
    const see = async () => {
      const answers = ["/api/briefings", `/api/leases/${leaseId}`].map(async (path) =>
        (await desk.test.send(desk.agentId, "GET", path)).text(),
      );
      return (await Promise.all(answers)).join("\n");
    };
    const before = await see();
    const theirs = await createDesk({ test: desk.test });
    await theirs.lead({ companyId, contact: { id: contactId ?? "", name: "Gedeeld" } });
    await theirs.lead({ companyId: (await desk.lead()).companyId, contact: { name: "Van hen" } });
    for (const outcome of ["interested", "not_interested"]) {
      const card = await theirs.claim();
      await theirs.close(card.leaseId, { outcome, note: "Van hen." });
    }
    expect(await see()).toBe(before);
  });

  it("leaves out a person whose data is disputed (P7-5)", async () => {
    const desk = await createDesk();
    const { contactId } = await desk.lead({ contact: { name: "Betwist" } });
    await desk.sql("UPDATE contacts SET restricted_at = '2026-11-20T00:00:00.000Z' WHERE id = ?", contactId);
    const card = await desk.claim();
    expect(card.contacts).toEqual([]);
    expect(JSON.stringify(card)).not.toContain("Betwist");
  });

  it("counts the agent's own day and names the lease in hand", async () => {
    const desk = await createDesk();
    await desk.lead();
    await desk.lead({ queueRank: 0, dueAt: "2026-11-25T09:00:00.000Z" });
    const first = await desk.claim();
    await desk.close(first.leaseId);
    const { leaseId } = await desk.claim();
    const day = await (await desk.test.send(desk.agentId, "GET", "/api/briefings")).json();
    expect(day).toMatchObject({
      calls: 1,
      dueCallbacks: 0,
      outcomes: [{ key: "interested", label: "Interesse", count: 1 }],
      lease: { leaseId },
      briefings: [{ assignmentId: desk.assignmentId, callableNow: true }],
    });
  });
});
