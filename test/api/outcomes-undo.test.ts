import { describe, expect, it } from "vitest";
import type { ClosedCall, DeskDay, LeadCard, UndoneLead } from "#contract/desk.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { appointmentAnswers } from "#test/support/outcomes.ts";

const start = Date.parse("2026-11-25T10:00:00.000Z");
const later = (desk: Desk, ms: number) => desk.clock.set(new Date(start + ms));
const leadOf = (desk: Desk, id: string) =>
  desk.sql(
    `SELECT state, queue_rank, due_at, callback_agent_id, attempts, last_outcome, last_called_at, introduced_at
     FROM leads WHERE id = ?`,
    id,
  );
const closed = async (answer: Response) => (await answer.json()) as ClosedCall;
const undo = (desk: Desk, callId: string, user = desk.agentId) => desk.post(`/api/calls/${callId}/undo`, {}, user);
const traces = async (desk: Desk) => {
  const tables = ["calls", "call_notes", "call_answers", "appointments", "notices"];
  const counts = await Promise.all(
    tables.map((table) =>
      desk.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE assignment_id = ?`, desk.assignmentId),
    ),
  );
  return counts.map(([row]) => row?.n);
};

describe("taking an outcome back", () => {
  it("gives back the introduction too, though time passes while a request is at work (L-3, P4.3-3)", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    const still = desk.clock.now;
    let passed = 0;
    desk.clock.now = () => new Date(still().getTime() + passed++);
    const { callId } = await closed(await desk.close(leaseId, { introduced: true }));
    const { written } = (await (await undo(desk, callId)).json()) as UndoneLead;
    expect(written.introduced).toBe(true);
  });

  it("leaves nothing of the call, and puts the lead back in the agent's hands as it was (P4.3-3)", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead({ queueRank: 1, dueAt: "2026-11-25T09:00:00.000Z" });
    const before = await leadOf(desk, leadId);
    const { leaseId } = await desk.claim();
    const call = await closed(await desk.close(leaseId, { outcome: "appointment", fields: appointmentAnswers }));
    expect(call.undoUntil).toBe("2026-11-25T10:00:10.000Z");
    expect(await traces(desk)).toEqual([1, 1, 1, 1, 1]);
    const card = (await (await undo(desk, call.callId)).json()) as LeadCard;
    expect(card).toMatchObject({ leaseId, leadId, reason: "retry", firstCall: true, notes: [], appointments: [] });
    expect(await traces(desk)).toEqual([0, 0, 0, 0, 0]);
    expect(await leadOf(desk, leadId)).toEqual(before);
    expect((await desk.close(leaseId, { outcome: "not_interested" })).status).toBe(200);
    expect(await leadOf(desk, leadId)).toMatchObject([{ state: "closed", last_outcome: "not_interested" }]);
  });

  it("is still offered after a reload, and gives back what was written (P4.3-3)", async () => {
    const desk = await createDesk();
    const { contactId } = await desk.lead({ contact: { name: "Vermeer" } });
    const { leaseId } = await desk.claim();
    const fields = { ...appointmentAnswers, contact: contactId ?? "" };
    const { callId } = await closed(await desk.close(leaseId, { outcome: "appointment", fields, note: "Komt langs." }));
    const day = async () =>
      ((await (await desk.test.send(desk.agentId, "GET", "/api/briefings")).json()) as DeskDay).undo;
    later(desk, 4_000);
    expect(await day()).toEqual({ callId, word: { key: "appointment", label: "Afspraak" }, msLeft: 6_000 });
    const { written } = (await (await undo(desk, callId)).json()) as UndoneLead;
    expect(written).toEqual({
      outcome: "appointment",
      fields,
      script: {},
      note: "Komt langs.",
      introduced: true,
      callbackAt: null,
      callbackFor: "anyone",
    });
    expect(await day()).toBeNull();
  });

  it("is possible at ten seconds and no longer at ten and a tenth", async () => {
    for (const [ms, status] of [
      [10_000, 200],
      [10_100, 409],
    ] as const) {
      const desk = await createDesk();
      await desk.lead();
      const { leaseId } = await desk.claim();
      const { callId } = await closed(await desk.close(leaseId));
      later(desk, ms);
      expect((await undo(desk, callId)).status, `after ${ms} ms`).toBe(status);
    }
  });

  it("ends with the next claim that got a lead, not with one that found none", async () => {
    const desk = await createDesk();
    await desk.lead();
    const first = await desk.claim();
    const one = await closed(await desk.close(first.leaseId));
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
    expect((await undo(desk, one.callId)).status).toBe(200);
    const two = await closed(await desk.close(first.leaseId));
    await desk.lead();
    await desk.claim();
    expect(await refusal(await undo(desk, two.callId))).toBe("409 calls.undo_over");
  });

  it("reaches the agent's own last call only, and once", async () => {
    const desk = await createDesk({ agents: 2 });
    await desk.lead();
    const { leaseId } = await desk.claim();
    const { callId } = await closed(await desk.close(leaseId));
    expect(await refusal(await undo(desk, callId, desk.agentIds[1]))).toBe("409 calls.undo_over");
    const [one, two] = await Promise.all([undo(desk, callId), undo(desk, callId)]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
  });

  it("is refused where something happened to the lead since, or the agent is no longer planned (P1-5)", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    const { leaseId } = await desk.claim();
    const { callId } = await closed(await desk.close(leaseId, { outcome: "no_answer", note: "" }));
    await desk.sql("UPDATE leads SET state = 'held', version = version + 1 WHERE id = ?", leadId);
    const correction = { outcome: "busy", text: "Was bezet." };
    const corrected = await desk.post(`/api/calls/${callId}/corrections`, correction, desk.supervisorId);
    expect(corrected.status).toBe(204);
    expect(await refusal(await undo(desk, callId))).toBe("409 calls.undo_over");
    await desk.sql("DELETE FROM schedules WHERE agent_id = ?", desk.agentId);
    expect(await refusal(await undo(desk, callId))).toBe("404 access.not_found");
  });

  it("does not exist for verzet, nor for a company that ceased (L-21)", async () => {
    const desk = await createDesk();
    await desk.lead({ contact: { name: "Jansen", email: "jansen@bedrijf.example" }, queueRank: 0 });
    await desk.lead();
    const objecting = await desk.claim();
    await desk.post(`/api/leases/${objecting.leaseId}/objection`, { contactId: objecting.contacts[0]?.id });
    const ceased = await desk.claim();
    expect((await closed(await desk.close(ceased.leaseId, { outcome: "ceased" }))).undoUntil).toBeNull();
    const calls = await desk.sql<{ id: string }>("SELECT id FROM calls WHERE agent_id = ?", desk.agentId);
    expect(calls).toHaveLength(2);
    for (const { id } of calls) expect(await refusal(await undo(desk, id))).toBe("409 calls.undo_over");
  });
});
