import { expect, it } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import { createDesk } from "#test/support/desk.ts";
import { playLeases } from "#test/support/lease-play.ts";

it("holds one live lease per agent and per lead whatever happens, over long sequences (P3-6, P1-5)", async () => {
  const { answers } = await playLeases({ runs: 100, commands: 120 });
  expect(answers).toBeGreaterThan(2_000);
});

it("lets 50 agents race 10,000 times over 2,500 leads: none given twice, none lost (P3-6)", async () => {
  const desk = await createDesk({ agents: 50 });
  const wanted: string[] = [];
  for (let n = 0; n < 2_500; n++) wanted.push((await desk.lead()).leadId);
  wanted.sort();
  const work = async (agent: string, given: string[]) => {
    for (;;) {
      const answer = await desk.post("/api/leases", {}, agent);
      if (answer.status !== 200) return;
      const { leaseId, leadId } = (await answer.json()) as LeadCard;
      given.push(leadId);
      const closed = await desk.close(leaseId, { outcome: "no_answer", note: "", introduced: false }, agent);
      expect(closed.status).toBe(200);
    }
  };
  for (let round = 0; round < 4; round++) {
    desk.clock.set(new Date(Date.parse("2026-11-25T10:00:00.000Z") + round * 3 * 3_600_000).toISOString());
    const given: string[] = [];
    await Promise.all(desk.agentIds.map((agent) => work(agent, given)));
    expect(given.sort()).toEqual(wanted);
  }
  expect(await desk.sql("SELECT 1 FROM calls WHERE assignment_id = ?", desk.assignmentId)).toHaveLength(10_000);
});
