import { describe, expect, it } from "vitest";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { everyMinute, logUpkeep, runScheduled } from "#worker/scheduled.ts";

const test = createTestApp("2026-10-20T10:00:00.000Z");
const { DB } = test.env;
const crons = ["7 * * * *", everyMinute, logUpkeep];

/** A contact that falls due on 21 November, somebody's look at it, and a running lease nobody ended. */
const world = async () => {
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  await addPerson(test, "director");
  const assignmentId = await addAssignment(test, { clientId });
  const contact = { name: "De Wit", email: "wit@cron.example", enteredOn: "2025-11-20" };
  const { contactId } = await addLead(test, { assignmentId, contact });
  await test.send(user, "GET", `/api/assignments/${assignmentId}/rows`);
  return { user, assignmentId, contactId };
};
const everything = async () => {
  const { results } = await DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'task_runs'",
  ).all<{ name: string }>();
  const tables = await DB.batch(results.map(({ name }) => DB.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`)));
  return Object.fromEntries(results.map(({ name }, at) => [name, tables[at]?.results]));
};
const run = async (cron: string) => runScheduled(await test.deps(), cron);
const number = async (sql: string, ...params: unknown[]) =>
  (
    await DB.prepare(sql)
      .bind(...params)
      .first<{ n: number }>()
  )?.n ?? 0;

describe("the triggers of the clock", () => {
  it("catch up a month and more that they missed; readers saw nothing of what was due meanwhile (P4.2-10)", async () => {
    const { user, assignmentId, contactId } = await world();
    for (const cron of crons) await run(cron);
    expect(await number("SELECT COUNT(*) AS n FROM contacts WHERE id = ?", contactId)).toBe(1);
    test.clock.set("2026-12-02T10:00:00.000Z");
    const page = await test.send(user, "GET", `/api/assignments/${assignmentId}/rows`);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain("wit@cron.example");
    for (const cron of crons) await run(cron);
    expect(await number("SELECT COUNT(*) AS n FROM contacts WHERE id = ?", contactId)).toBe(0);
    const sealed = "SELECT (SELECT MAX(seq) FROM access_log) - (SELECT MAX(size) FROM log_heads) AS n";
    expect(await number(sealed)).toBe(0);
    expect(await number("SELECT COUNT(*) AS n FROM log_reviews WHERE month = '2026-10'")).toBeGreaterThan(0);
    expect(await number("SELECT COUNT(*) AS n FROM task_runs WHERE finished_at IS NULL")).toBe(0);
  });

  it("leave the work behind the purge its share, however much is due (P4.2-10)", async () => {
    const { contactId } = await world();
    test.clock.set("2026-12-10T10:00:00.000Z");
    const many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)";
    await DB.batch([
      DB.prepare(
        `${many} INSERT INTO contacts (id, company_id, lawful_basis, basis_reference)
         SELECT 'ctc_due' || i, c.company_id, c.lawful_basis, '' FROM n, contacts c WHERE c.id = ?`,
      ).bind(contactId),
      DB.prepare(
        `${many} INSERT INTO contact_values (contact_id, field, value, norm, entered_on, anchor_on)
         SELECT 'ctc_due' || i, 'name', '{}', 'x' || i, '2025-01-01', '2025-01-01' FROM n`,
      ),
    ]);
    await run("7 * * * *");
    const open = await DB.prepare("SELECT task FROM task_runs WHERE finished_at IS NULL").all();
    expect(open.results).toEqual([{ task: "purge" }]);
    for (let rounds = 0; rounds < 5; rounds++) await run("7 * * * *");
    expect(await number("SELECT COUNT(*) AS n FROM task_runs WHERE finished_at IS NULL")).toBe(0);
    expect(await number("SELECT COUNT(*) AS n FROM contacts WHERE id LIKE 'ctc_due%'")).toBe(0);
  });

  it("change nothing when they fire twice, at once, or in another order (P4.2-10, P3-7)", async () => {
    await world();
    test.clock.set("2026-12-20T10:00:00.000Z");
    await Promise.all([...crons, ...crons.toReversed()].map(run));
    for (const cron of crons) await run(cron);
    const after = await everything();
    await Promise.all([...crons, ...crons].map(run));
    for (const cron of crons.toReversed()) await run(cron);
    expect(await everything()).toEqual(after);
    expect(await number("SELECT COUNT(*) AS n FROM contacts")).toBe(0);
  });
});
