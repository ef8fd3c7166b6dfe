import { describe, expect, it } from "vitest";
import type { FloorView, Stock } from "#contract/floor.ts";
import { addAssignment, wideTerms } from "#test/support/assignments.ts";
import { createDesk, type Desk } from "#test/support/desk.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { stockSql } from "#worker/modules/floor/stock.repository.ts";

const floor = async (desk: Desk, known?: string, user = desk.supervisorId) =>
  (await (
    await desk.test.send(user, "GET", `/api/floor${known === undefined ? "" : `?known=${known}`}`)
  ).json()) as FloorView;
const report = (desk: Desk, phase: string, leaseId: string | null = null, user = desk.agentId) =>
  desk.test.send(user, "PUT", "/api/desk-phase", { phase, leaseId });
const agentOf = (view: FloorView, id: string) => view.agents?.find((agent) => agent.id === id);
const stock = async (desk: Desk) =>
  ((await (await desk.test.send(desk.supervisorId, "GET", "/api/stocks")).json()) as { items: Stock[] }).items[0];

describe("the live floor", () => {
  it("shows each phase from the moment the desk reports it", async () => {
    const desk = await createDesk();
    await desk.lead();
    expect(agentOf(await floor(desk), desk.agentId)).toMatchObject({ phase: "away", since: null, calls: 0 });
    expect((await report(desk, "pause")).status).toBe(204);
    expect(agentOf(await floor(desk), desk.agentId)).toMatchObject({
      phase: "pause",
      since: "2026-11-25T10:00:00.000Z",
    });
    const { leaseId } = await desk.claim();
    desk.clock.set("2026-11-25T10:00:30.000Z");
    expect(agentOf(await floor(desk), desk.agentId)).toMatchObject({
      phase: "preview",
      since: "2026-11-25T10:00:00.000Z",
    });
    await report(desk, "call", leaseId);
    desk.clock.set("2026-11-25T10:01:00.000Z");
    await report(desk, "call", leaseId);
    expect(agentOf(await floor(desk), desk.agentId)).toMatchObject({
      phase: "call",
      since: "2026-11-25T10:00:30.000Z",
    });
  });

  it("counts the calls, outcomes and positives of today, and shows who skips past the limit (P3-6)", async () => {
    const desk = await createDesk();
    for (let i = 0; i < 9; i++) await desk.lead();
    await desk.close((await desk.claim()).leaseId);
    desk.clock.set("2026-11-25T10:30:00.000Z");
    await desk.close((await desk.claim()).leaseId, { outcome: "not_interested" });
    desk.clock.set("2026-11-25T10:31:00.000Z");
    for (let i = 0; i < 6; i++) await desk.post(`/api/leases/${(await desk.claim()).leaseId}/skip`);
    expect(agentOf(await floor(desk), desk.agentId)).toMatchObject({
      calls: 2,
      outcomes: [
        { key: "interested", count: 1 },
        { key: "not_interested", count: 1 },
      ],
      positives: 1,
      positivesPerHour: 1.9,
      skips: 5,
      refused: 1,
    });
  });

  it("answers a page that knows the floor with nothing, without a line in the log, until something changes", async () => {
    const desk = await createDesk();
    await report(desk, "pause");
    const lines = async () => (await desk.sql<{ n: number }>("SELECT COUNT(*) AS n FROM access_log"))[0]?.n;
    const { version } = await floor(desk);
    const before = await lines();
    expect(await floor(desk, version)).toMatchObject({ version, agents: null });
    expect(await lines()).toBe(before);
    await report(desk, "ready");
    expect(agentOf(await floor(desk, version), desk.agentId)?.phase).toBe("ready");
    expect(
      await desk.sql(
        "SELECT 1 FROM access_log WHERE action = 'floor.read' AND record_count = 1 AND actor_id = ?",
        desk.supervisorId,
      ),
    ).toHaveLength(2);
  });

  it("tells nothing of a lead, and of work for another supervisor only that there is some (P3-5)", async () => {
    const desk = await createDesk();
    const other = await addPerson(desk.test, "supervisor");
    const elsewhere = await addAssignment(desk.test, {
      clientId: await addClient(desk.test),
      supervisorId: other,
      agentIds: [desk.agentId],
      name: "Secret",
    });
    await desk.lead({ companyName: "Marker", assignmentId: elsewhere } as never);
    const { leaseId } = await desk.claim();
    await report(desk, "call", leaseId);
    const mine = await floor(desk);
    expect(agentOf(mine, desk.agentId)).toMatchObject({ phase: "elsewhere", assignmentName: null, calls: 0 });
    expect(JSON.stringify(mine)).not.toMatch(/Marker|Secret/);
    await desk.close(leaseId);
    expect(agentOf(await floor(desk), desk.agentId)).toMatchObject({ calls: 0, outcomes: [] });
    expect(agentOf(await floor(desk, undefined, other), desk.agentId)).toMatchObject({ calls: 1 });
  });

  it("is the supervisor's: others are refused", async () => {
    const desk = await createDesk();
    for (const person of [desk.agentId, desk.clientUser, await addPerson(desk.test, "director")])
      expect((await desk.test.send(person, "GET", "/api/floor")).status).toBe(403);
  });
});

describe("the stock of an assignment", () => {
  it("says what is callable when, and what is held back and why", async () => {
    const desk = await createDesk();
    await desk.lead();
    await desk.lead();
    await desk.lead({ dueAt: "2026-11-25T12:00:00.000Z", queueRank: 1 });
    await desk.lead({ dueAt: "2026-11-28T12:00:00.000Z", queueRank: 0 });
    await desk.lead({ dueAt: "2027-01-05T12:00:00.000Z", queueRank: 0 });
    await desk.lead({ state: "review" });
    const { leadId } = await desk.lead({ state: "held" });
    await desk.sql("UPDATE leads SET held_reason = 'legal_form' WHERE id = ?", leadId);
    const done = await desk.lead({ state: "closed" });
    await desk.sql("UPDATE leads SET last_outcome = 'no_answer' WHERE id = ?", done.leadId);
    await desk.claim();
    for (const reason of ["sector", "duplicate", "nobody", "nobody"]) {
      const held = await desk.lead({ state: "held" });
      await desk.sql("UPDATE leads SET held_reason = ? WHERE id = ?", reason, held.leadId);
    }
    expect(await stock(desk)).toMatchObject({
      closed: null,
      volumeLeft: null,
      now: 1,
      inHand: 1,
      day: 1,
      week: 1,
      later: 1,
      resting: 1,
      callbacks: 2,
      held: { legalForm: 1, neverCall: 0, doubtful: 1, exhausted: 1, region: 0, sector: 1, duplicate: 1, nobody: 2 },
    });
  });

  it("says when the hours or the volume of the agreement keep everything back (P5-3)", async () => {
    const hours = await createDesk({
      terms: { ...wideTerms, callingHours: { ...wideTerms.callingHours, from: "09:00", until: "10:00" } },
    });
    await hours.lead();
    expect(await stock(hours)).toMatchObject({ closed: "hours", now: 1 });
    const volume = await createDesk({ terms: { ...wideTerms, maxCallsPerDay: 1 } });
    await volume.lead();
    await volume.lead();
    await volume.close((await volume.claim()).leaseId);
    expect(await stock(volume)).toMatchObject({ closed: "volume", volumeLeft: 0 });
  });

  it("keeps its cost below the cap, on indexes alone", async () => {
    const desk = await createDesk();
    const company = (await desk.lead()).companyId;
    await desk.sql(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
       INSERT INTO companies (id, name, name_sort, clocks) SELECT 'cmp_many' || i, 'x', 'x', '{}' FROM n`,
    );
    await desk.sql(
      `INSERT INTO leads (id, assignment_id, company_id, due_at, shuffle)
       SELECT 'lead_' || id, ?, id, '2020-01-01T00:00:00.000Z', 1 FROM companies WHERE id LIKE 'cmp_many%' AND id <> ?`,
      desk.assignmentId,
      company,
    );
    expect((await stock(desk))?.now).toBe(10_000);
    const plan = await desk.sql<{ detail: string }>(
      `EXPLAIN QUERY PLAN ${stockSql}`,
      desk.supervisorId,
      "2026-11-25",
      "2026-11-25T10:00:00.000Z",
      "2026-11-26T10:00:00.000Z",
      "2026-12-02T10:00:00.000Z",
      "2026-11-24T23:00:00.000Z",
    );
    const steps = plan.map(({ detail }) => detail);
    expect(steps.filter((step) => /^SCAN (?!\(?subquery|q\b|\w VIRTUAL)/i.test(step))).toEqual([]);
    expect(steps.filter((step) => step.startsWith("SEARCH leads USING") && !step.includes("INDEX leads_"))).toEqual([]);
  });
});
