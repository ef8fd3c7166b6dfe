import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wideTerms } from "#test/support/assignments.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { newId } from "#worker/platform/ids.ts";

/** What comes, in order, each closed without an answer in between. */
const play = async (desk: Desk, count: number, agent = desk.agentId) => {
  const order: string[] = [];
  for (let i = 0; i < count; i++) {
    const card = await desk.claim(agent);
    order.push(card.leadId);
    await desk.close(card.leaseId, {}, agent);
  }
  return order;
};
const none = "404 leases.none_available";
const next = async (desk: Desk, agent = desk.agentId) => refusal(await desk.post("/api/leases", {}, agent));

/** A lead with an address and a sector. */
const placed = async (desk: Desk, postcode: string, sector: string | null = null) => {
  const lead = await desk.lead();
  const siteId = newId("site");
  await desk.sql(
    `INSERT INTO company_sites (id, company_id, key, postcode, city, clocks) VALUES (?, ?, ?, ?, 'Plaats', '{"city":["plaats","2026-01-01",null,null]}')`,
    siteId,
    lead.companyId,
    siteId,
    postcode,
  );
  await desk.sql("UPDATE assignment_rows SET site_id = ? WHERE id = ?", siteId, lead.rowId);
  if (sector !== null)
    await desk.sql(
      "UPDATE companies SET sector = ?1, clocks = json_set(clocks, '$.sector', json_array(?2, '2026-01-01', NULL, NULL)) WHERE id = ?3",
      sector,
      sector.toLowerCase(),
      lead.companyId,
    );
  return { ...lead, siteId };
};
const heldOf = (desk: Desk) =>
  desk.sql<{ id: string; state: string; held_reason: string | null }>(
    "SELECT id, state, held_reason FROM leads WHERE assignment_id = ? ORDER BY id",
    desk.assignmentId,
  );

describe("the order of the queue", () => {
  it("gives own callbacks, callbacks, priority, repeats, then new leads, and says why", async () => {
    const desk = await createDesk();
    const fresh = await desk.lead();
    const retry = await desk.lead({ queueRank: 1, dueAt: "2026-11-25T08:00:00.000Z" });
    const wanted = await desk.lead();
    const anyone = await desk.lead({ queueRank: 0, dueAt: "2026-11-25T08:00:00.000Z" });
    const own = await desk.lead({ queueRank: 0, dueAt: "2026-11-25T09:50:00.000Z" });
    await desk.sql("UPDATE leads SET callback_agent_id = ? WHERE id = ?", desk.agentId, own.leadId);
    const arranged = await desk.test.send(desk.supervisorId, "PATCH", `/api/rows/${wanted.rowId}/lead`, {
      priority: true,
    });
    expect(await arranged.json()).toEqual({ changed: 1 });
    const seen: unknown[] = [];
    for (let i = 0; i < 5; i++) {
      const { leadId, reason, callback, leaseId } = await desk.claim();
      seen.push([leadId, reason, callback]);
      await desk.close(leaseId);
    }
    expect(seen).toEqual([
      [own.leadId, "callback", { dueAt: "2026-11-25T09:50:00.000Z", own: true, ofColleague: false }],
      [anyone.leadId, "callback", { dueAt: "2026-11-25T08:00:00.000Z", own: false, ofColleague: false }],
      [wanted.leadId, "priority", null],
      [retry.leadId, "retry", null],
      [fresh.leadId, "new", null],
    ]);
  });

  it("keeps a share of new leads among many repeats", async () => {
    const desk = await createDesk();
    for (let i = 0; i < 10; i++) await desk.lead({ queueRank: 1, dueAt: "2026-11-25T08:00:00.000Z" });
    const fresh: string[] = [];
    for (let i = 0; i < 3; i++) fresh.push((await desk.lead()).leadId);
    const kinds = (await play(desk, 10)).map((id) => (fresh.includes(id) ? "new" : "retry"));
    // One in five, as the assignment has it by default.
    expect(kinds.join(" ")).toBe("retry retry retry retry new retry retry retry retry new");
    await desk.test.send(desk.supervisorId, "PATCH", `/api/assignments/${desk.assignmentId}`, { newShare: 0 });
    expect((await play(desk, 2)).some((id) => fresh.includes(id))).toBe(false);
  });

  it("arranges the leads of a whole upload, and lets nobody but their supervisor", async () => {
    const desk = await createDesk();
    const lead = await desk.lead();
    const uploadId = newId("upl");
    await desk.sql(
      `INSERT INTO uploads (id, assignment_id, client_id, source_id, content_hash, mapping, mapping_hash, row_count, first_ordinal, state, counts, created_by, created_at, last_chunk_at)
       VALUES (?, ?, ?, 'src', 'h', '[]', 'm', 1, 1, 'done', '{}', ?, '2026-11-25T09:00:00.000Z', '2026-11-25T09:00:00.000Z')`,
      uploadId,
      desk.assignmentId,
      desk.clientId,
      desk.clientUser,
    );
    await desk.sql("UPDATE assignment_rows SET upload_id = ? WHERE id = ?", uploadId, lead.rowId);
    const path = `/api/uploads/${uploadId}/leads`;
    const answer = await desk.test.send(desk.supervisorId, "PATCH", path, { priority: true });
    expect(await answer.json()).toEqual({ changed: 1 });
    expect((await desk.claim()).reason).toBe("priority");
    expect((await desk.test.send(desk.agentId, "PATCH", path, { priority: true })).status).toBe(403);
    const stranger = await createDesk({ test: desk.test });
    expect((await desk.test.send(stranger.supervisorId, "PATCH", path, { priority: true })).status).toBe(404);
  });

  it("lets an 'only me' callback fall to anyone at once when its agent is unscheduled or deactivated", async () => {
    for (const leave of [
      "DELETE FROM schedules WHERE agent_id = ?",
      "UPDATE users SET deactivated_at = '2026-11-25T09:00:00.000Z' WHERE id = ?",
    ]) {
      const desk = await createDesk({ agents: 2 });
      const { leadId } = await desk.lead({ queueRank: 0, dueAt: "2026-11-25T09:59:00.000Z" });
      await desk.sql("UPDATE leads SET callback_agent_id = ? WHERE id = ?", desk.agentIds[1], leadId);
      expect(await next(desk)).toBe(none);
      await desk.sql(leave, desk.agentIds[1]);
      const day = (await (await desk.test.send(desk.agentId, "GET", "/api/briefings")).json()) as {
        dueCallbacks: number;
      };
      expect(day.dueCallbacks).toBe(1);
      expect((await desk.claim()).leadId).toBe(leadId);
    }
  });
});

describe("the order and persons (P2-1)", () => {
  it("is the same under every permutation of all personal values", async () => {
    const desk = await createDesk();
    const people = ["Aalders", "Bos", "Zwart", "Mulder", "Kok", "Visser"];
    for (const [at, name] of people.entries()) {
      const made = await desk.lead({
        contact: { name, email: `${name}@company.example`.toLowerCase(), function: name, mobile: `+3161234567${at}` },
        queueRank: at % 3,
        dueAt: `2026-11-2${at % 2}T09:00:00.000Z`,
      });
      await desk.sql("UPDATE leads SET priority = ? WHERE id = ?", at === 4 ? 1 : 0, made.leadId);
    }
    const before = await desk.sql("SELECT * FROM leads WHERE assignment_id = ?", desk.assignmentId);
    const values = await desk.sql<Record<string, string>>(
      `SELECT v.* FROM assignment_rows r JOIN contact_values v ON v.contact_id = r.contact_id WHERE r.assignment_id = ? ORDER BY v.field, v.contact_id`,
      desk.assignmentId,
    );
    const order = async () => {
      const played = await play(desk, 6);
      await desk.sql("DELETE FROM call_notes WHERE assignment_id = ?", desk.assignmentId);
      await desk.sql(
        "DELETE FROM undoable_calls WHERE call_id IN (SELECT id FROM calls WHERE assignment_id = ?)",
        desk.assignmentId,
      );
      await desk.sql("DELETE FROM calls WHERE assignment_id = ?", desk.assignmentId);
      await desk.sql("UPDATE assignments SET retries_in_row = 0 WHERE id = ?", desk.assignmentId);
      for (const lead of before)
        await desk.sql(
          "UPDATE leads SET state = 'open', queue_rank = ?, due_at = ?, attempts = 0, callback_agent_id = NULL WHERE id = ?",
          lead.queue_rank,
          lead.due_at,
          lead.id,
        );
      return played;
    };
    const first = await order();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (to) => {
        // Within each field every value, with its dates, moves to another person.
        const moved = values.map((value, i) => ({
          contact: value.contact_id,
          field: value.field,
          from: values[i - (i % 6) + (to[i % 6] ?? 0)],
        }));
        await desk.sql(
          `UPDATE contact_values SET value = j.value ->> '$.from.value', norm = j.value ->> '$.from.norm',
             anchor_on = j.value ->> '$.from.anchor_on' FROM json_each(?) j
           WHERE contact_id = j.value ->> '$.contact' AND field = j.value ->> '$.field'`,
          JSON.stringify(moved),
        );
        expect(await order()).toEqual(first);
      }),
      { numRuns: 3 },
    );
  });
});

describe("the bounds by place, sector and day (P5-3)", () => {
  it("gives out only leads in the agreed regions, and holds the others for their supervisor", async () => {
    const desk = await createDesk({ terms: { ...wideTerms, regions: ["Flevoland", "1000-1099"] } });
    const almere = await placed(desk, "1315AB");
    const amsterdam = await placed(desk, "1012AB");
    const utrecht = await placed(desk, "3511AB");
    const unknown = await desk.lead();
    expect((await play(desk, 2)).sort()).toEqual([almere.leadId, amsterdam.leadId].sort());
    expect(await next(desk)).toBe(none);
    const held = await heldOf(desk);
    for (const lead of [utrecht, unknown])
      expect(held).toContainEqual({ id: lead.leadId, state: "held", held_reason: "region" });
  });

  it("gives out only leads of the agreed sectors", async () => {
    const desk = await createDesk({ terms: { ...wideTerms, sectors: ["62", "bouw"] } });
    const software = await placed(desk, "3511AB", "6201");
    const builder = await placed(desk, "3511AB", "Bouwnijverheid");
    await placed(desk, "3511AB", "Zorg");
    expect((await play(desk, 2)).sort()).toEqual([software.leadId, builder.leadId].sort());
    expect(await next(desk)).toBe(none);
    expect((await heldOf(desk)).filter((lead) => lead.held_reason === "sector")).toHaveLength(1);
  });

  it("takes leads back when their address was corrected, the next day, and when the agreement widened, at once", async () => {
    const desk = await createDesk({ terms: { ...wideTerms, regions: ["Flevoland"] } });
    const moved = await placed(desk, "3511AB");
    const other = await placed(desk, "3512AB");
    expect(await next(desk)).toBe(none);
    await desk.sql("UPDATE company_sites SET postcode = '1315AB' WHERE id = ?", moved.siteId);
    expect(await next(desk)).toBe(none);
    desk.clock.set("2026-11-26T10:00:00.000Z");
    expect(await play(desk, 1)).toEqual([moved.leadId]);
    await desk.sql(
      "UPDATE processor_agreements SET id = id || 'X', terms = ? WHERE assignment_id = ?",
      JSON.stringify(wideTerms),
      desk.assignmentId,
    );
    expect(await play(desk, 1)).toEqual([other.leadId]);
  });

  it("does not take back a natural person's business or a company nobody may call", async () => {
    const desk = await createDesk({ terms: { ...wideTerms, regions: ["Flevoland"] } });
    const sole = await placed(desk, "3511AB");
    expect(await next(desk)).toBe(none);
    await desk.sql(
      "UPDATE companies SET clocks = json_set(clocks, '$.legalForm', json_array('eenmanszaak', '2026-01-01', NULL, NULL)) WHERE id = ?",
      sole.companyId,
    );
    await desk.sql("UPDATE company_sites SET postcode = '1315AB' WHERE id = ?", sole.siteId);
    desk.clock.set("2026-11-26T10:00:00.000Z");
    expect(await next(desk)).toBe(none);
    expect(await heldOf(desk)).toEqual([{ id: sole.leadId, state: "held", held_reason: "legal_form" }]);
  });

  it("calls nobody on a public holiday", async () => {
    const desk = await createDesk({ now: "2026-12-25T10:00:00.000Z" });
    await desk.lead();
    expect(await next(desk)).toBe(none);
    desk.clock.set("2026-12-28T10:00:00.000Z");
    expect((await desk.claim()).reason).toBe("new");
  });
});
