import { describe, expect, it } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import { wideTerms } from "#test/support/assignments.ts";
import { createDesk, refusal } from "#test/support/desk.ts";
import { runPurge } from "#worker/retention/purge.ts";

describe("leases", () => {
  it("gives one lease to an agent whatever the number of tabs (P3-6)", async () => {
    const desk = await createDesk();
    await desk.lead();
    await desk.lead();
    const answers = await Promise.all([desk.claim(), desk.claim(), desk.claim()]);
    expect(new Set(answers.map((card) => card.leaseId)).size).toBe(1);
    expect(new Set(answers.map((card) => card.leadId)).size).toBe(1);
    expect(await desk.sql("SELECT * FROM leases WHERE agent_id = ?", desk.agentId)).toHaveLength(1);
  });

  it("ends an expired lease with 410 and lets the lead return (P3-6)", async () => {
    const desk = await createDesk({ agents: 2 });
    const { leadId } = await desk.lead();
    const first = await desk.claim();
    expect(await refusal(await desk.post("/api/leases", {}, desk.agentIds[1]))).toBe("404 leases.none_available");
    desk.clock.set("2026-11-25T10:10:00.000Z");
    expect(await refusal(await desk.test.send(desk.agentId, "GET", `/api/leases/${first.leaseId}`))).toBe(
      "410 leases.ended",
    );
    const second = await desk.claim(desk.agentIds[1]);
    expect(second.leadId).toBe(leadId);
    expect(second.leaseId).not.toBe(first.leaseId);
  });

  it("keeps a lease that is renewed (P3-6)", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    desk.clock.set("2026-11-25T10:09:00.000Z");
    expect(await (await desk.post(`/api/leases/${leaseId}/renew`)).json()).toEqual({
      expiresAt: "2026-11-25T10:19:00.000Z",
    });
    desk.clock.set("2026-11-25T10:15:00.000Z");
    expect((await desk.card(leaseId)).leaseId).toBe(leaseId);
  });

  it("ends when the purge takes the last person and there is no main number; else the person only vanishes (P4.2-10)", async () => {
    const desk = await createDesk({ agents: 2, now: "2026-11-25T22:55:00.000Z" });
    const contact = { name: "Vermeer", email: "vermeer@company.example", enteredOn: "2025-11-25" };
    const nobody = await desk.lead({ contact, dueAt: "2026-01-01T00:00:00.000Z" });
    await desk.lead({ contact, dueAt: "2026-02-01T00:00:00.000Z" });
    await desk.sql("UPDATE companies SET phone = NULL WHERE id = ?", nobody.companyId);
    const [first, second] = [await desk.claim(), await desk.claim(desk.agentIds[1])];
    expect([first.leadId, first.contacts.length, second.contacts.length]).toEqual([nobody.leadId, 1, 1]);
    desk.clock.set("2026-11-25T23:01:00.000Z");
    await runPurge({ db: (await desk.deps()).db, clock: desk.clock });
    expect(await refusal(await desk.test.send(desk.agentId, "GET", `/api/leases/${first.leaseId}`))).toBe(
      "410 leases.ended",
    );
    expect((await desk.card(second.leaseId, desk.agentIds[1])).contacts).toEqual([]);
    expect(await desk.sql("SELECT state, held_reason FROM leads WHERE id = ?", nobody.leadId)).toEqual([
      { state: "held", held_reason: "nobody" },
    ]);
  });

  it("does not tell an agent that another agent's lease exists (P3-6)", async () => {
    const desk = await createDesk({ agents: 2 });
    await desk.lead();
    const { leaseId } = await desk.claim();
    const other = desk.agentIds[1] as string;
    for (const answer of [
      await desk.test.send(other, "GET", `/api/leases/${leaseId}`),
      await desk.close(leaseId, {}, other),
      await desk.post(`/api/leases/${leaseId}/skip`, {}, other),
    ])
      expect(await refusal(answer)).toBe("410 leases.ended");
  });

  it("ends the lease of an agent who is no longer scheduled, at the next request (P1-5)", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    await desk.sql("DELETE FROM schedules WHERE agent_id = ?", desk.agentId);
    for (const answer of [
      await desk.test.send(desk.agentId, "GET", `/api/leases/${leaseId}`),
      await desk.close(leaseId),
      await desk.post(`/api/leases/${leaseId}/renew`),
    ])
      expect(await refusal(answer)).toBe("410 leases.ended");
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
  });

  it("lets 50 agents race over 200 leads: none is given twice, none is lost (P3-6)", async () => {
    const desk = await createDesk({ agents: 50 });
    const wanted: string[] = [];
    for (let i = 0; i < 200; i++) wanted.push((await desk.lead()).leadId);
    const given: string[] = [];
    const work = async (agent: string) => {
      for (;;) {
        const answer = await desk.post("/api/leases", {}, agent);
        if (answer.status !== 200) return;
        const card = (await answer.json()) as LeadCard;
        given.push(card.leadId);
        expect((await desk.close(card.leaseId, {}, agent)).status).toBe(200);
      }
    };
    await Promise.all(desk.agentIds.map(work));
    expect(given).toHaveLength(200);
    expect(new Set(given)).toEqual(new Set(wanted));
  }, 120_000);

  it("never offers a lead that is held back or waits for a person (L-7)", async () => {
    const desk = await createDesk();
    await desk.lead({ state: "held" });
    await desk.lead({ state: "review" });
    await desk.lead({ state: "closed" });
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
  });

  it("refuses outside the dates, days, hours and volume of the agreement (P5-3)", async () => {
    const outside = [
      { ...wideTerms, startsOn: "2027-01-01" },
      { ...wideTerms, endsOn: "2026-11-24" },
      { ...wideTerms, callingHours: { ...wideTerms.callingHours, from: "12:00" } },
      { ...wideTerms, callingHours: { ...wideTerms.callingHours, days: [1, 2, 4, 5] } },
    ];
    for (const terms of outside) {
      const desk = await createDesk({ terms });
      await desk.lead();
      expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
    }
    const volume = await createDesk({ terms: { ...wideTerms, maxCallsPerDay: 2 }, agents: 3 });
    for (let i = 0; i < 4; i++) await volume.lead();
    const statuses = await Promise.all(
      volume.agentIds.map(async (agent) => (await volume.post("/api/leases", {}, agent)).status),
    );
    expect(statuses.sort()).toEqual([200, 200, 404]);
  });

  it("shows nothing new at the end of the bounds, and still lets the call in hand be closed (P5-3)", async () => {
    const hours = { ...wideTerms.callingHours, until: "11:05" };
    const desk = await createDesk({ terms: { ...wideTerms, callingHours: hours } });
    await desk.lead();
    const { leaseId } = await desk.claim();
    desk.clock.set("2026-11-25T10:06:00.000Z");
    expect(await refusal(await desk.test.send(desk.agentId, "GET", `/api/leases/${leaseId}`))).toBe(
      "409 leases.outside_bounds",
    );
    expect((await desk.close(leaseId)).status).toBe(200);
  });

  it("takes due callbacks first, then retries after their rest, then new leads", async () => {
    const desk = await createDesk({ agents: 2 });
    const fresh = await desk.lead({ queueRank: 2, dueAt: "2026-01-01T00:00:00.000Z" });
    const retry = await desk.lead({ queueRank: 1, dueAt: "2026-11-25T09:00:00.000Z" });
    await desk.lead({ queueRank: 1, dueAt: "2026-11-25T12:00:00.000Z" });
    const callback = await desk.lead({ queueRank: 0, dueAt: "2026-11-25T09:59:00.000Z" });
    const notMine = await desk.lead({ queueRank: 0, dueAt: "2026-11-25T09:30:00.000Z" });
    await desk.sql("UPDATE leads SET callback_agent_id = ? WHERE id = ?", desk.agentIds[1], notMine.leadId);
    const order: [string, string][] = [];
    for (let i = 0; i < 3; i++) {
      const card = await desk.claim();
      order.push([card.leadId, card.reason]);
      await desk.close(card.leaseId);
    }
    expect(order).toEqual([
      [callback.leadId, "callback"],
      [retry.leadId, "retry"],
      [fresh.leadId, "new"],
    ]);
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
    desk.clock.set("2026-11-25T10:45:00.000Z");
    expect((await desk.claim()).leadId).toBe(notMine.leadId);
  });

  it("keeps the order of the queue when all personal values are permuted (P2-1)", async () => {
    const desk = await createDesk();
    const names = ["Aalders", "Bos", "Zwart", "Mulder", "Kok", "Visser"];
    for (const [at, name] of names.entries())
      await desk.lead({
        contact: { name, email: `${name}@company.example`.toLowerCase(), function: name, mobile: `+3161234567${at}` },
        dueAt: `2026-11-0${(at % 2) + 1}T00:00:00.000Z`,
      });
    const play = async () => {
      const order: string[] = [];
      for (const _ of names) {
        const card = await desk.claim();
        order.push(card.leadId);
        await desk.close(card.leaseId);
      }
      await desk.sql("DELETE FROM call_notes WHERE assignment_id = ?", desk.assignmentId);
      await desk.sql("DELETE FROM undoable_calls WHERE agent_id = ?", desk.agentId);
      await desk.sql("DELETE FROM calls WHERE assignment_id = ?", desk.assignmentId);
      await desk.sql("UPDATE leads SET state = 'open', attempts = 0 WHERE assignment_id = ?", desk.assignmentId);
      return order;
    };
    const before = await play();
    const contacts = await desk.sql<{ id: string }>(
      "SELECT DISTINCT contact_id AS id FROM assignment_rows WHERE assignment_id = ? ORDER BY ordinal",
      desk.assignmentId,
    );
    const ids = contacts.map(({ id }) => id);
    const nameOf = (id: string | undefined) =>
      desk.sql<{ value: string }>("SELECT value FROM contact_values WHERE contact_id = ? AND field = 'email'", id);
    const first = await nameOf(ids[0]);
    // Everybody's values move to the next person.
    await desk.sql(
      `UPDATE contact_values SET value = n.value, norm = n.norm FROM (SELECT v.contact_id, v.field, v.value, v.norm, j.key AS at
         FROM json_each(?1) j JOIN contact_values v ON v.contact_id = j.value) n
       WHERE n.field = contact_values.field AND contact_values.contact_id = json_extract(?1, '$[' || ((n.at + 1) % ${ids.length}) || ']')`,
      JSON.stringify(ids),
    );
    expect(await nameOf(ids[1])).toEqual(first);
    expect(await play()).toEqual(before);
  });

  it("counts skips, refuses the sixth without an outcome, and does not offer the skipped lead again at once (P3-6)", async () => {
    const desk = await createDesk();
    for (let i = 0; i < 8; i++) await desk.lead();
    const seen = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const card = await desk.claim();
      seen.add(card.leadId);
      expect((await desk.post(`/api/leases/${card.leaseId}/skip`)).status).toBe(200);
    }
    expect(seen.size).toBe(5);
    const held = await desk.claim();
    expect(await refusal(await desk.post(`/api/leases/${held.leaseId}/skip`))).toBe("429 leases.skip_limit");
    expect(
      await desk.sql("SELECT action FROM access_log WHERE actor_id = ? AND outcome = 'refused'", desk.agentId),
    ).toEqual([{ action: "lease.skip" }]);
    expect((await desk.card(held.leaseId)).leaseId).toBe(held.leaseId);
    expect((await desk.close(held.leaseId)).status).toBe(200);
    const next = await desk.claim();
    desk.clock.set("2026-11-25T10:01:00.000Z");
    expect((await desk.post(`/api/leases/${next.leaseId}/skip`)).status).toBe(200);
  });

  it.each(["anywhere", "bounded"] as const)(
    "finds the next lead (%s) by the index of the queue alone, without a scan or a sort of leads, and without fetching those in others' hands",
    async (kind) => {
      const { claimSql } = await import("#worker/modules/work-queue/claim.repository.ts");
      const desk = await createDesk();
      const plan = await desk.sql<{ detail: string }>(
        `EXPLAIN QUERY PLAN ${claimSql[kind]}`,
        desk.agentId,
        "lease_x",
        "2026-11-25T10:00:00.000Z",
        "2026-11-25T10:10:00.000Z",
        JSON.stringify([{ id: desk.assignmentId, max: null, bounds: null, newFirst: false }]),
        "2026-11-25T09:00:00.000Z",
        "2026-11-25T09:00:00.000Z",
        "2026-11-24T23:00:00.000Z",
        "2026-11-25",
      );

      const details = plan.map((step) => step.detail);
      // Only the lists that travel as one parameter are scanned, and the five candidates of each assignment.
      expect(details.filter((detail) => /^SCAN (?!q$|\w+ VIRTUAL TABLE)/.test(detail))).toEqual([]);
      for (const index of [
        "SEARCH c USING COVERING INDEX leads_own_callbacks (callback_agent_id=? AND assignment_id=? AND due_at<?)",
        "SEARCH c USING COVERING INDEX leads_with_priority (assignment_id=? AND due_at<?)",
      ])
        expect(details).toContain(index);
      expect(details).toContainEqual(
        expect.stringMatching(
          /SEARCH c USING COVERING INDEX leads_in_queue \(assignment_id=\? AND queue_rank=\? AND due_at<\?\)/,
        ),
      );
      expect(details.filter((detail) => /SEARCH c (?!USING COVERING)/.test(detail))).toEqual([]);
      expect(details.filter((detail) => detail.includes("TEMP B-TREE"))).toHaveLength(1);
    },
  );
});
