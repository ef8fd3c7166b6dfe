import { describe, expect, it } from "vitest";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";

const test = createTestApp();
const { DB } = test.env;

const someLine = async () => {
  await DB.prepare(
    `INSERT INTO access_log (at, actor_id, actor_role, actor_pseudonym, action, purpose, record_kind, request_id)
     VALUES ('2026-01-01T00:00:00.000Z', 'user_x', 'client', 'p', 'row.list', 'own_database', 'row', 'req_x')`,
  ).run();
  return (await DB.prepare("SELECT MAX(seq) AS seq FROM access_log").first<{ seq: number }>())?.seq ?? 0;
};

describe("the access log (P3-7)", () => {
  it("refuses to change, to delete and to replace a line (P3-7)", async () => {
    const seq = await someLine();
    await expect(DB.prepare("UPDATE access_log SET purpose = 'x' WHERE seq = ?").bind(seq).run()).rejects.toThrow(
      /append-only/,
    );
    await expect(DB.prepare("DELETE FROM access_log WHERE seq = ?").bind(seq).run()).rejects.toThrow(/append-only/);
    await expect(
      DB.prepare(
        `INSERT OR REPLACE INTO access_log (seq, at, actor_id, actor_role, actor_pseudonym, action, purpose, record_kind, request_id)
         VALUES (?, '', '', '', '', '', '', '', '')`,
      )
        .bind(seq)
        .run(),
    ).rejects.toThrow(/append-only/);
  });

  it("records no segment as archived that is not sealed, so that none of its lines can go (P3-7)", async () => {
    const seq = await someLine();
    const archive = DB.prepare(
      `INSERT INTO archived_log_segments (first_seq, last_seq, archived_at, object, digest, first_at, last_at)
       VALUES (1, ?, '2028-12-01T00:00:00.000Z', 'x', 'x', '2026', '2026')`,
    ).bind(seq);
    await expect(archive.run()).rejects.toThrow(/sealed, whole and in order/);
    await expect(DB.prepare("DELETE FROM access_log WHERE seq = ?").bind(seq).run()).rejects.toThrow(/append-only/);
  });

  it("shows a client who looked at its database, as role and pseudonym, never as a name (P3-7)", async () => {
    const clientId = await addClient(test);
    const user = await addPerson(test, "client", { clientId });
    const supervisor = await addPerson(test, "supervisor");
    const assignmentId = await addAssignment(test, { clientId, supervisorId: supervisor });
    await addLead(test, { assignmentId, contact: { name: "Marker", email: "marker@person.example" } });
    expect((await test.send(supervisor, "GET", `/api/assignments/${assignmentId}/rows`)).status).toBe(200);
    const answer = await test.send(user, "GET", `/api/assignments/${assignmentId}/access-log`);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    const { items } = JSON.parse(text) as { items: { role: string; recordKind: string; purpose: string }[] };
    expect(items).toContainEqual(
      expect.objectContaining({ role: "supervisor", recordKind: "row", purpose: "supervision" }),
    );
    expect(text).not.toContain(supervisor);
    expect(text).not.toContain("Person");
    expect(text).not.toContain("marker");
  });

  it("gives no data when the log can't be written (P3-7)", async () => {
    const clientId = await addClient(test);
    const user = await addPerson(test, "client", { clientId });
    const assignmentId = await addAssignment(test, { clientId });
    await addLead(test, { assignmentId, contact: { name: "Hidden", email: "hidden@person.example" } });
    await DB.prepare(
      "CREATE TRIGGER broken_log BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'full'); END",
    ).run();
    try {
      const answer = await test.send(user, "GET", `/api/assignments/${assignmentId}/rows`);
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toMatch(/hidden/i);
    } finally {
      await DB.prepare("DROP TRIGGER broken_log").run();
    }
  });

  it("writes one line per record shown, with the subject's pseudonym and no personal value (P3-7)", async () => {
    const clientId = await addClient(test);
    const user = await addPerson(test, "client", { clientId });
    const assignmentId = await addAssignment(test, { clientId });
    const shown = [
      await addLead(test, { assignmentId, contact: { name: "Eerste", email: "eerste@person.example" } }),
      await addLead(test, { assignmentId, contact: { name: "Tweede" } }),
    ];
    await test.send(user, "GET", `/api/assignments/${assignmentId}/rows`);
    const lines = await DB.prepare(
      "SELECT l.record_id, l.subject, p.subject_id FROM access_log l LEFT JOIN subject_pseudonyms p ON p.pseudonym = l.subject WHERE l.assignment_id = ? AND l.record_kind = 'row'",
    )
      .bind(assignmentId)
      .all<{ record_id: string; subject: string; subject_id: string }>();
    expect(lines.results.map(({ record_id, subject_id }) => [record_id, subject_id]).sort()).toEqual(
      shown.map(({ rowId, contactId }) => [rowId, contactId]).sort(),
    );
    expect(JSON.stringify(lines.results)).not.toContain("eerste");
  });
});
