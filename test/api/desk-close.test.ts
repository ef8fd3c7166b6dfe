import { describe, expect, it } from "vitest";
import { createDesk, refusal } from "#test/support/desk.ts";

const leadOf = (desk: Awaited<ReturnType<typeof createDesk>>, leadId: string) =>
  desk.sql(
    "SELECT state, queue_rank, due_at, attempts, last_outcome, callback_agent_id FROM leads WHERE id = ?",
    leadId,
  );

describe("closing a call", () => {
  it("needs a note when somebody spoke, and writes a line by itself when nobody did (P4.3-1)", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    const { leaseId } = await desk.claim();
    expect(await refusal(await desk.close(leaseId, { note: "  " }))).toBe("400 leases.note_required");
    expect((await desk.close(leaseId, { outcome: "no_answer", note: "", introduced: false })).status).toBe(200);
    expect(await desk.sql("SELECT kind FROM call_notes WHERE lead_id = ?", leadId)).toEqual([{ kind: "automatic" }]);
  });

  it("needs the introduction in the first call where somebody spoke, and only there (L-3)", async () => {
    const desk = await createDesk();
    await desk.lead();
    const first = await desk.claim();
    expect(first.firstCall).toBe(true);
    const callback = { outcome: "callback", callbackAt: "2026-11-25T11:00:00.000Z", introduced: false };
    expect(await refusal(await desk.close(first.leaseId, callback))).toBe("409 leases.introduction_required");
    expect((await desk.close(first.leaseId, { ...callback, introduced: true })).status).toBe(200);
    desk.clock.set("2026-11-25T11:00:00.000Z");
    const second = await desk.claim();
    expect(second).toMatchObject({ firstCall: false, reason: "callback" });
    expect((await desk.close(second.leaseId, { introduced: false })).status).toBe(200);
  });

  it("answers the same when the close is sent again, and writes one call and one note", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    const { leaseId } = await desk.claim();
    const [one, two] = await Promise.all([desk.close(leaseId), desk.close(leaseId)]);
    const three = await desk.close(leaseId);
    expect([one.status, two.status, three.status]).toEqual([200, 200, 200]);
    expect(await two.json()).toEqual(await one.json());
    expect(await desk.sql("SELECT 1 FROM calls WHERE lead_id = ?", leadId)).toHaveLength(1);
    expect(await desk.sql("SELECT 1 FROM call_notes WHERE lead_id = ?", leadId)).toHaveLength(1);
  });

  it("plans a callback for this agent, in the future only", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    const { leaseId } = await desk.claim();
    const callback = { outcome: "callback", callbackFor: "me" };
    expect(await refusal(await desk.close(leaseId, callback))).toBe("400 request.invalid");
    expect(await refusal(await desk.close(leaseId, { ...callback, callbackAt: "2026-11-25T09:00:00.000Z" }))).toBe(
      "400 request.invalid",
    );
    await desk.close(leaseId, { ...callback, callbackAt: "2026-11-26T10:30:00+01:00" });
    expect(await leadOf(desk, leadId)).toMatchObject([
      { state: "open", queue_rank: 0, due_at: "2026-11-26T09:30:00.000Z", callback_agent_id: desk.agentId },
    ]);
  });

  it("rests a lead nobody answered and closes it after five attempts in a row", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    let now = Date.parse("2026-11-25T10:00:00.000Z");
    for (let attempt = 1; attempt <= 5; attempt++) {
      desk.clock.set(new Date(now));
      const { leaseId } = await desk.claim();
      await desk.close(leaseId, { outcome: "no_answer", note: "" });
      expect(await leadOf(desk, leadId)).toMatchObject([
        { attempts: attempt, state: attempt === 5 ? "closed" : "open", last_outcome: "no_answer" },
      ]);
      expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
      now += 2 * 3_600_000;
    }
  });

  it("keeps what the agent says about a company that ceased, and ends its leads for every client (P4.1-2)", async () => {
    const desk = await createDesk();
    const { leadId, companyId } = await desk.lead();
    const other = await createDesk({ test: desk.test });
    const elsewhere = await other.lead({ companyId });
    const theirs = await other.claim();
    const { leaseId } = await desk.claim();
    expect((await desk.close(leaseId, { outcome: "ceased" })).status).toBe(200);
    expect(await leadOf(desk, leadId)).toMatchObject([{ state: "closed", last_outcome: "ceased" }]);
    expect(await leadOf(desk, elsewhere.leadId)).toMatchObject([{ state: "closed", last_outcome: null }]);
    expect(await refusal(await other.test.send(other.agentId, "GET", `/api/leases/${theirs.leaseId}`))).toBe(
      "410 leases.ended",
    );
    const [company] = await desk.sql<{ ceased: string | null; clocks: string }>(
      "SELECT ceased, clocks FROM companies WHERE id = ?",
      companyId,
    );
    expect(company?.ceased).not.toBeNull();
    expect(JSON.parse(company?.clocks ?? "{}")).toMatchObject({
      ceased: [expect.any(String), "2026-11-25", "2026-11-25", expect.any(String)],
    });
  });

  it("writes nothing when the assignment's key is gone (P4.3-10)", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    const { leaseId } = await desk.claim();
    const [assignment] = await desk.sql<{ key_id: string }>(
      "SELECT key_id FROM assignments WHERE id = ?",
      desk.assignmentId,
    );
    await (await desk.deps()).keyring.destroy(assignment?.key_id ?? "");
    expect(await refusal(await desk.close(leaseId))).toBe("503 server.unavailable");
    expect(await desk.sql("SELECT 1 FROM calls WHERE lead_id = ?", leadId)).toEqual([]);
    expect(await leadOf(desk, leadId)).toMatchObject([{ state: "open", last_outcome: null }]);
  });

  it("ends the lead and suppresses the person who objects, and returns a number to read out (L-21)", async () => {
    const desk = await createDesk();
    const { leadId, contactId } = await desk.lead({ contact: { name: "Bezwaar", email: "bezwaar@company.example" } });
    const { leaseId } = await desk.claim();
    const answer = await desk.post(`/api/leases/${leaseId}/objection`, { contactId });
    const { reference } = (await answer.json()) as { reference: string };
    expect(reference).toMatch(/^VZ-20261125-[0-9A-Z]{6}$/);
    const again = await desk.post(`/api/leases/${leaseId}/objection`, { contactId });
    expect([again.status, await again.json()]).toEqual([200, { reference }]);
    expect(await leadOf(desk, leadId)).toMatchObject([{ state: "closed", last_outcome: "objection" }]);
    expect(await desk.sql("SELECT 1 FROM contacts WHERE id = ?", contactId)).toEqual([]);
    const hashes = await desk.sql("SELECT reason FROM suppressions WHERE reference = ?", reference);
    expect(hashes.length).toBeGreaterThan(0);
    expect(await refusal(await desk.test.send(desk.agentId, "GET", `/api/leases/${leaseId}`))).toBe("410 leases.ended");
    const [line] = await desk.sql(
      "SELECT purpose FROM access_log WHERE action = 'lease.close' AND actor_id = ?",
      desk.agentId,
    );
    expect(line).toEqual({ purpose: "data_subject_request" });
  });
});
