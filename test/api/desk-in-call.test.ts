import { describe, expect, it } from "vitest";
import type { CardContact, DeskDay, LeadCard } from "#contract/desk.ts";
import { addAssignment, addLead, wideTerms } from "#test/support/assignments.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { addClient } from "#test/support/people.ts";
import { runPurge } from "#worker/retention/index.ts";

const textOf = (contact: CardContact | undefined, field: string) =>
  contact?.values.find((value) => value.field === field)?.text;

/** An agent with one lead in hand, and what can be said of it in the call. */
const inCall = async (options: Parameters<typeof createDesk>[0] = {}, lead: Parameters<Desk["lead"]>[0] = {}) => {
  const desk = await createDesk(options);
  const made = await desk.lead(lead);
  const card = await desk.claim();
  const say = (what: string, body: unknown) => desk.post(`/api/leases/${card.leaseId}/${what}`, body);
  const add = (values: Record<string, string>, method = "person") => say("contacts", { method, values });
  return { desk, card, say, add, ...made };
};
const stateOf = async (desk: Desk, leadId: string) =>
  (await desk.sql("SELECT state, held_reason FROM leads WHERE id = ?", leadId))[0];

describe("what an agent learns in a call", () => {
  it("adds a new contact: from the agent, verified today, with how it was come by, in a row of the client", async () => {
    const { desk, card, add, leadId, companyId, rowId } = await inCall();
    const answer = await add({ name: "mevr. Nieuw", function: "inkoper", email: "Nieuw@Company.example" });
    const after = (await answer.json()) as LeadCard;
    expect(after.contacts).toHaveLength(1);
    expect(textOf(after.contacts[0], "email")).toBe("nieuw@company.example");
    expect(after.contacts[0]?.values.every(({ usable, result }) => usable && result === "changed")).toBe(true);
    const contactId = after.contacts[0]?.id;
    expect(
      await desk.sql(
        `SELECT v.entered_on, v.verified_on, s.kind, s.assignment_id FROM contact_values v JOIN value_sources s ON s.id = v.source_id
         WHERE v.contact_id = ? AND v.field = 'email'`,
        contactId,
      ),
    ).toEqual([
      { entered_on: "2026-11-25", verified_on: "2026-11-25", kind: "agent", assignment_id: desk.assignmentId },
    ]);
    expect(
      await desk.sql(
        "SELECT DISTINCT method FROM lease_checks WHERE lease_token = ? AND contact_id = ?",
        card.leaseId,
        contactId,
      ),
    ).toEqual([{ method: "person" }]);
    // The lead's row had nobody: it is filled. The next person gets a row of their own.
    await add({ name: "dhr. Tweede", mobile: "06-87654321" });
    expect(
      await desk.sql("SELECT id, ordinal, upload_id FROM assignment_rows WHERE lead_id = ? ORDER BY ordinal", leadId),
    ).toMatchObject([
      { id: rowId, ordinal: 1 },
      { ordinal: 2, upload_id: null },
    ]);
    expect(await desk.sql("SELECT lawful_basis FROM contacts WHERE company_id = ?", companyId)).toHaveLength(2);
    expect(
      await desk.sql(
        "SELECT 1 FROM access_log WHERE action = 'lease.work' AND outcome = 'changed' AND subject IS NOT NULL AND actor_id = ?",
        desk.agentId,
      ),
    ).toHaveLength(2);
    expect((await desk.close(card.leaseId, { contactId })).status).toBe(200);
  });

  it("knows who is here already by a personal address, and makes no second one (P4.2-5)", async () => {
    const { add, contactId, desk } = await inCall({}, { contact: { name: "Bekend", email: "bekend@company.example" } });
    const after = (await (await add({ name: "B. Bekend", email: "bekend@company.example" })).json()) as LeadCard;
    expect(after.contacts.map(({ id }) => id)).toEqual([contactId]);
    expect(await desk.sql("SELECT 1 FROM assignment_rows WHERE contact_id = ?", contactId)).toHaveLength(1);
  });

  it("refuses a person who objected or left, in the same words and without adding anything (P4.2-5, P7-8)", async () => {
    const desk = await createDesk();
    const email = "weg@company.example";
    const gone = await desk.lead({ contact: { name: "Weg", email } });
    const first = await desk.claim();
    await desk.post(`/api/leases/${first.leaseId}/objection`, { contactId: gone.contactId });
    const left = await desk.lead({ contact: { name: "Vertrokken", email: "vertrokken@company.example" } });
    const second = await desk.claim();
    await desk.post(`/api/leases/${second.leaseId}/checks/${left.contactId}/name`, { result: "left" });
    const add = (values: Record<string, string>) =>
      desk.post(`/api/leases/${second.leaseId}/contacts`, { method: "person", values });
    for (const values of [
      { name: "Iemand Anders", email },
      { name: "Vertrokken", email: "vertrokken@company.example" },
    ])
      expect(await refusal(await add(values))).toBe("409 rows.person_refused");
    expect((await desk.card(second.leaseId)).contacts).toEqual([]);
    expect(await refusal(await add({ name: "Goed", mobile: "12" }))).toBe("400 request.invalid");
  });

  it("adds a missing value to a contact with how it was come by", async () => {
    const { desk, card, contactId, say } = await inCall({}, { contact: { name: "Zonder Mail" } });
    const typed = { result: "changed", value: "mail@company.example", method: "website" };
    const after = (await (await say(`checks/${contactId}/email`, typed)).json()) as LeadCard;
    expect(textOf(after.contacts[0], "email")).toBe("mail@company.example");
    expect(
      await desk.sql("SELECT method, result FROM lease_checks WHERE lease_token = ? AND field = 'email'", card.leaseId),
    ).toEqual([{ method: "website", result: "changed" }]);
  });

  it("takes a wrong number off at once, the company's and a contact's own, and goes on with what is left", async () => {
    const { desk, card, contactId, companyId, say } = await inCall(
      {},
      { contact: { name: "Gebeld", mobile: "+31612345678" } },
    );
    expect(card.company.values.some(({ field }) => field === "phone")).toBe(true);
    const main = (await (await say("wrong-number", { contactId: null, field: "phone" })).json()) as LeadCard;
    expect(main.company.values.some(({ field }) => field === "phone")).toBe(false);
    expect(await desk.sql("SELECT phone FROM companies WHERE id = ?", companyId)).toEqual([{ phone: null }]);
    const own = (await (await say("wrong-number", { contactId, field: "mobile" })).json()) as LeadCard;
    expect(own.contacts[0]?.values.map(({ field }) => field)).toEqual(["name"]);
    expect((await desk.close(card.leaseId, { outcome: "wrong_number", note: "" })).status).toBe(200);
  });

  it("does not take off a number it withholds, nor one of another lead", async () => {
    const { say, contactId, desk } = await inCall(
      {},
      { contact: { name: "Oud", mobile: "+31612345678", enteredOn: "2026-01-05" } },
    );
    expect(await refusal(await say("wrong-number", { contactId, field: "mobile" }))).toBe("409 request.conflict");
    const stranger = await desk.lead({ contact: { name: "Vreemd", mobile: "+31612345679" } });
    expect((await say("wrong-number", { contactId: stranger.contactId, field: "mobile" })).status).toBe(404);
  });

  it("holds the lead back at once when its form is that of a natural person; the call can still be closed (L-7)", async () => {
    const { desk, card, leadId, say } = await inCall();
    expect(card.held).toBeNull();
    const path = `/api/leases/${card.leaseId}/company`;
    const answer = await desk.test.send(desk.agentId, "PATCH", path, { fields: { legalForm: "vof" } });
    expect(((await answer.json()) as LeadCard).held).toBe("legal_form");
    const callback = { outcome: "callback", callbackAt: "2026-11-25T11:00:00.000Z" };
    expect((await desk.close(card.leaseId, callback)).status).toBe(200);
    expect(await stateOf(desk, leadId)).toEqual({ state: "held", held_reason: "legal_form" });
    desk.clock.set("2026-11-25T13:00:00.000Z");
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
    expect((await say("renew", {})).status).toBe(410);
  });
});

describe("a lead that is the same company as another", () => {
  it("goes to the supervisor as a doubtful pair, and the agent is told nothing of the other one (P3-6)", async () => {
    const desk = await createDesk();
    const known = await desk.lead({
      companyName: "Bakkerij Wijdewormer",
      queueRank: 2,
      dueAt: "2026-12-01T00:00:00.000Z",
    });
    await desk.sql("INSERT INTO company_keys (key, company_id) VALUES ('k:17762930', ?)", known.companyId);
    const doubled = await desk.lead({ companyName: "De Broodbaas" });
    const card = await desk.claim();
    const say = (same: string) => desk.post(`/api/leases/${card.leaseId}/duplicate`, { same });
    const [hit, miss] = [await say("KvK 17762930"), await say("98765432")];
    expect([hit.status, miss.status]).toEqual([200, 200]);
    const [told, same] = [await hit.text(), await miss.text()];
    expect(told).toBe(same);
    expect(told).not.toContain("Wijdewormer");
    expect(JSON.parse(told)).toMatchObject({ held: "duplicate", leadId: doubled.leadId });
    expect(await stateOf(desk, doubled.leadId)).toEqual({ state: "review", held_reason: null });
    const list = `/api/match-reviews?assignmentId=${desk.assignmentId}`;
    const { items } = (await (await desk.test.send(desk.supervisorId, "GET", list)).json()) as {
      items: { id: string; evidence: string[] }[];
    };
    expect(items.map(({ evidence }) => evidence)).toEqual([["agent"]]);
    expect((await desk.close(card.leaseId, { outcome: "no_answer", note: "" })).status).toBe(200);
    expect((await stateOf(desk, doubled.leadId))?.state).toBe("review");
    const decision = `/api/match-reviews/${items[0]?.id}/decision`;
    await desk.test.send(desk.supervisorId, "POST", decision, { decision: "different" });
    expect((await stateOf(desk, doubled.leadId))?.state).toBe("open");
  });

  it("waits for its supervisor when no second one is found, and can be let go", async () => {
    const { desk, leadId, rowId, say } = await inCall();
    expect((await say("duplicate", { same: "Onvindbaar B.V." })).status).toBe(200);
    expect(await stateOf(desk, leadId)).toEqual({ state: "held", held_reason: "duplicate" });
    await desk.test.send(desk.supervisorId, "PATCH", `/api/rows/${rowId}/lead`, { release: true });
    expect(await stateOf(desk, leadId)).toEqual({ state: "open", held_reason: null });
  });

  it("never pairs with a company of another client (P1-5)", async () => {
    const { desk, leadId, say } = await inCall();
    const other = await addAssignment(desk.test, { clientId: await addClient(desk.test) });
    const theirs = await addLead(desk.test, { assignmentId: other });
    await desk.sql("INSERT INTO company_keys (key, company_id) VALUES ('k:55554444', ?)", theirs.companyId);
    expect((await say("duplicate", { same: "55554444" })).status).toBe(200);
    expect(await stateOf(desk, leadId)).toEqual({ state: "held", held_reason: "duplicate" });
  });
});

describe("the end of the bounds and the briefing", () => {
  it("shows what is needed to close the call in hand after a reload, and nothing else (P5-3)", async () => {
    const hours = { ...wideTerms.callingHours, until: "11:05" };
    const { desk, card } = await inCall(
      { terms: { ...wideTerms, callingHours: hours } },
      { companyName: "Laatste B.V.", contact: { name: "Persoon", email: "persoon@company.example" } },
    );
    desk.clock.set("2026-11-25T10:06:00.000Z");
    const path = `/api/leases/${card.leaseId}`;
    expect(await refusal(await desk.test.send(desk.agentId, "GET", path))).toBe("409 leases.outside_bounds");
    const closing = (await (await desk.test.send(desk.agentId, "GET", `${path}/closing`)).json()) as LeadCard;
    expect(closing).toMatchObject({ closingOnly: true, notes: [], company: { name: "Laatste B.V.", values: [] } });
    expect(closing.contacts.flatMap(({ values }) => values.map(({ field }) => field))).toEqual(["name"]);
    expect(JSON.stringify(closing)).not.toContain("persoon@company.example");
    for (const [what, body] of [
      ["contacts", { method: "person", values: { name: "Nog Iemand" } }],
      ["duplicate", { same: "iets" }],
    ] as const)
      expect(await refusal(await desk.post(`${path}/${what}`, body))).toBe("409 leases.outside_bounds");
    expect((await desk.close(card.leaseId)).status).toBe(200);
  });

  it("ends the lease when the last person to call left, and not before (P4.2-6)", async () => {
    const { desk, card, leadId, contactId, companyId } = await inCall({}, { contact: { name: "Laatste Persoon" } });
    await desk.sql("UPDATE companies SET phone = NULL WHERE id = ?", companyId);
    const path = `/api/leases/${card.leaseId}/checks/${contactId}/name`;
    expect(await refusal(await desk.post(path, { result: "left" }))).toBe("410 leases.ended");
    expect(await stateOf(desk, leadId)).toEqual({ state: "held", held_reason: "nobody" });
    expect(await desk.sql("SELECT 1 FROM contacts WHERE id = ?", contactId)).toEqual([]);
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
  });

  it("ends the lease when a purge takes the last person to call (P4.2-6)", async () => {
    const old = { name: "Laatste Persoon", email: "laatste@bedrijf.example", enteredOn: "2025-12-10" };
    const { desk, card, leadId, companyId } = await inCall({}, { contact: old });
    await desk.sql("UPDATE companies SET phone = NULL WHERE id = ?", companyId);
    desk.clock.set("2026-12-11T00:30:00.000Z");
    await desk.sql("UPDATE leases SET expires_at = '2026-12-11T00:40:00.000Z' WHERE lead_id = ?", leadId);
    await runPurge(await desk.test.deps());
    expect(await stateOf(desk, leadId)).toEqual({ state: "held", held_reason: "nobody" });
    expect(await refusal(await desk.close(card.leaseId))).toBe("410 leases.ended");
  });

  it("marks a briefing as unread until this agent read the text it has now", async () => {
    const desk = await createDesk({ agents: 2 });
    const change = (briefing: string) =>
      desk.test.send(desk.supervisorId, "PATCH", `/api/assignments/${desk.assignmentId}`, { briefing });
    const unread = async (agent = desk.agentId) => {
      const day = (await (await desk.test.send(agent, "GET", "/api/briefings")).json()) as DeskDay;
      return day.briefings.map((row) => row.unread);
    };
    expect(await unread()).toEqual([false]);
    await change("Bel voor elf uur.");
    expect(await unread()).toEqual([true]);
    expect((await desk.post(`/api/briefings/${desk.assignmentId}/read`)).status).toBe(200);
    expect([await unread(), await unread(desk.agentIds[1])]).toEqual([[false], [true]]);
    await change("Bel voor elf uur.");
    expect(await unread()).toEqual([false]);
    await change("Bel na elf uur.");
    expect(await unread()).toEqual([true]);
    await desk.sql("DELETE FROM schedules WHERE agent_id = ?", desk.agentId);
    expect((await desk.post(`/api/briefings/${desk.assignmentId}/read`)).status).toBe(404);
  });

  it("counts the own day: calls, time with leads, and the skips that are left (P3-6)", async () => {
    const { desk, card } = await inCall();
    await desk.lead();
    expect(card.skipsLeft).toBe(5);
    desk.clock.set("2026-11-25T10:03:00.000Z");
    await desk.close(card.leaseId);
    const next = await desk.claim();
    desk.clock.set("2026-11-25T10:04:00.000Z");
    await desk.post(`/api/leases/${next.leaseId}/skip`);
    const day = (await (await desk.test.send(desk.agentId, "GET", "/api/briefings")).json()) as DeskDay;
    expect(day).toMatchObject({ calls: 1, workedSeconds: 180, outcomes: [{ key: "interested", count: 1 }] });
    await desk.lead();
    expect((await desk.claim()).skipsLeft).toBe(4);
  });
});
