import { describe, expect, it } from "vitest";
import type { ResultsView } from "#contract/results.ts";
import { createDesk, type Desk } from "#test/support/desk.ts";
import { appointmentAnswers } from "#test/support/outcomes.ts";
import { addPerson } from "#test/support/people.ts";
import * as sql from "#worker/modules/results/results.repository.ts";

const read = async (desk: Desk, who = desk.clientUser) => {
  const response = await desk.test.send(who, "GET", `/api/assignments/${desk.assignmentId}/results`);
  return { status: response.status, body: (await response.json()) as ResultsView };
};
const work = async (desk: Desk, outcome: string, more: object = {}) => {
  await desk.lead({ companyName: "Bakkerij De Hoek" });
  const { leaseId } = await desk.claim();
  await desk.close(leaseId, { outcome, ...more });
};

describe("the results of an assignment", () => {
  it("count reach, outcomes and weeks of this assignment alone, without a name (P2-1, P3-8)", async () => {
    const desk = await createDesk();
    const other = await createDesk({ test: desk.test });
    await work(desk, "appointment", { fields: appointmentAnswers });
    await work(desk, "no_answer");
    await work(other, "no_answer");
    await desk.lead({});
    const { status, body } = await read(desk);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      reach: { leads: 3, called: 2, spoken: 1, positive: 1 },
      calls: 2,
      weeks: [{ startsOn: "2026-11-23", calls: 2, positive: 1 }],
      checks: { correct: 0, changed: 0, left: 0, uncheckable: 0 },
      corrected: 0,
    });
    expect(body.outcomes.map(({ outcome, calls, positive }) => [outcome.key, calls, positive])).toEqual([
      ["appointment", 1, true],
      ["no_answer", 1, false],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Bakkerij|user_|lead_|ctc_/);
  });

  it("say how much was corrected, of uploads that were not undone and in calls, never by whom (P4.1-2)", async () => {
    const desk = await createDesk();
    const add = (id: string, undoneAt: string | null) =>
      desk.test.env.DB.prepare(
        `INSERT INTO uploads (id, assignment_id, client_id, source_id, content_hash, mapping, mapping_hash, row_count,
           first_ordinal, state, counts, created_by, created_at, last_chunk_at, undone_at)
         VALUES (?1, ?2, ?3, 's', 'h', '[]', ?1, 1, 1, 'done', '{"correctedValues":7}', ?4, 'x', 'x', ?5)`,
      )
        .bind(id, desk.assignmentId, desk.clientId, desk.clientUser, undoneAt)
        .run();
    await add("upl_1", null);
    await add("upl_2", "2026-11-25T10:00:00.000Z");
    expect((await read(desk)).body.corrected).toBe(7);
  });

  it("are for the client and its supervisor, each look logged (P3-5, P3-7)", async () => {
    const desk = await createDesk();
    for (const role of ["director", "coach", "supervisor"] as const)
      expect((await read(desk, await addPerson(desk.test, role))).status).toBeGreaterThanOrEqual(403);
    await read(desk);
    const lines = await desk.sql<{ record_id: string }>(
      "SELECT record_id FROM access_log WHERE action = 'result.read' AND outcome = 'shown' AND actor_id = ?",
      desk.clientUser,
    );
    expect(lines).toEqual([{ record_id: desk.assignmentId }]);
  });

  it("walk indexes of one assignment", async () => {
    const desk = await createDesk();
    for (const [text, ...params] of [
      [sql.reachSql, "a", "[]"],
      [sql.outcomesSql, "a"],
      [sql.weeksSql, "a", "[]", ""],
      [sql.checksSql, "a"],
      [sql.correctedSql, "a"],
    ] as const) {
      const plan = await desk.test.env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
        .bind(...params)
        .all<{ detail: string }>();
      const scans = plan.results
        .map(({ detail }) => detail)
        .filter((detail) => /^SCAN (?!w|json_each|c\b|\()/.test(detail));
      expect(scans).toEqual([]);
    }
  });
});
