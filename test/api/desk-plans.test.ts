import { expect, it } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import { createDesk } from "#test/support/desk.ts";

/** The database with a list of what is asked of it. */
const listening = (db: D1Database) => {
  const asked = new Map<string, unknown[]>();
  const inner = new WeakMap<object, D1PreparedStatement>();
  const wrap = (sql: string, statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get: (target, name) =>
        name === "bind"
          ? (...params: unknown[]) => {
              asked.set(sql, params);
              return wrap(sql, target.bind(...params));
            }
          : (Reflect.get(target, name) as () => unknown).bind(target),
    });
    inner.set(wrapped, statement);
    return wrapped;
  };
  const heard = {
    prepare: (sql: string) => wrap(sql, db.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) => db.batch(statements.map((one) => inner.get(one) ?? one)),
  } as D1Database;
  return { asked, heard };
};

it("works through a lead without one scan of a table that grows", async () => {
  const desk = await createDesk();
  const due = { name: "Vermeer", email: "vermeer@company.example", enteredOn: "2026-03-01" };
  for (let n = 0; n < 3; n++) await desk.lead({ contact: due });
  const { asked, heard } = listening(desk.env.DB);
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await desk.app.request(
      `/api${path}`,
      {
        method,
        headers: { "x-test-user": desk.agentId, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { ...desk.env, DB: heard },
    );
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as LeadCard;
  };
  await send("GET", "/briefings");
  const skipped = await send("POST", "/leases");
  await send("POST", `/leases/${skipped.leaseId}/skip`);
  const { leaseId, contacts } = await send("POST", "/leases");
  const at = `/leases/${leaseId}`;
  const contactId = contacts[0]?.id;
  await send("GET", at);
  await send("POST", `${at}/renew`);
  await send("POST", `${at}/checks`, { contactId, fields: ["email"], method: "main_number" });
  await send("POST", `${at}/checks/${contactId}/email`, { result: "correct" });
  await send("POST", `${at}/close`, { outcome: "interested", note: "Gesproken.", introduced: true });
  expect(asked.size).toBeGreaterThan(30);
  const scans: string[] = [];
  for (const [sql, params] of asked) {
    const plan = await desk.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    const details = plan.results.map(({ detail }) => detail);
    // Walked may be: lists that travel as one parameter, what a subquery found, and the mails that wait, 200 at most.
    const found = details.flatMap((detail) => /^(?:CO-ROUTINE|MATERIALIZE) (.+)$/.exec(detail)?.[1] ?? []);
    for (const detail of details) {
      const table = /^SCAN (\S+)/.exec(detail)?.[1];
      if (
        table === undefined ||
        found.includes(table) ||
        /VIRTUAL TABLE|CONSTANT ROW|notice_readers_to_mail/.test(detail)
      )
        continue;
      scans.push(`${detail} in ${sql.slice(0, 40)}`);
    }
  }
  expect(scans).toEqual([]);
});
