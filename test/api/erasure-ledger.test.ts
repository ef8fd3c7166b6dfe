import { beforeEach, describe, expect, it } from "vitest";
import type { DatabasePage } from "#contract/rows.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { createDesk } from "#test/support/desk.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { restoreGuard } from "#worker/erasure-ledger/guard.ts";
import { recordErasure } from "#worker/erasure-ledger/record-erasure.ts";
import { tidyLedger } from "#worker/erasure-ledger/tidy.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { replayers } from "#worker/replayers.ts";
import { everyMinute, runScheduled } from "#worker/scheduled.ts";

let test: TestApp;
beforeEach(() => {
  test = createTestApp();
});

let count = 0;
let marker = "";
const world = async () => {
  count += 1;
  marker = `uitgewist${count}@herstel.example`;
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  test.stepUp(user);
  const supervisorId = await addPerson(test, "supervisor");
  const assignmentId = await addAssignment(test, { clientId, supervisorId });
  const lead = await addLead(test, { assignmentId, contact: { name: "De Wit", email: marker } });
  return { user, assignmentId, ...lead };
};

/**
 * What the database's own history does: the tables as they were at a moment, whatever came after. The log, which nothing here
 * can unwrite, stays; a restore would set it back as well.
 */
const tables = async () => {
  const { results } = await test.env.DB.prepare(
    `SELECT name FROM sqlite_schema t WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'
       AND name NOT LIKE 'd1_%' AND NOT EXISTS (SELECT 1 FROM sqlite_schema g WHERE g.type = 'trigger' AND g.tbl_name = t.name
         AND g.sql LIKE '%BEFORE DELETE%')`,
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
};
const snapshot = async () => {
  const copies: Record<string, Record<string, unknown>[]> = {};
  for (const name of await tables()) {
    // Without generated columns, which can't be written back.
    const { results: columns } = await test.env.DB.prepare(`PRAGMA table_info(${name})`).all<{ name: string }>();
    const list = columns.map((column) => column.name).join(", ");
    copies[name] = (await test.env.DB.prepare(`SELECT ${list} FROM ${name}`).all<Record<string, unknown>>()).results;
  }
  return copies;
};
const setBack = async (copies: Awaited<ReturnType<typeof snapshot>>) => {
  const { DB } = test.env;
  const names = Object.keys(copies);
  const writes = names.flatMap((name) => [
    DB.prepare(`DELETE FROM ${name}`),
    ...(copies[name] ?? []).map((row) => {
      const columns = Object.keys(row);
      return DB.prepare(
        `INSERT INTO ${name} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      ).bind(...Object.values(row));
    }),
  ]);
  await DB.batch([DB.prepare("PRAGMA defer_foreign_keys = true"), ...writes]);
};
const markers = async () =>
  (
    await test.env.DB.prepare("SELECT COUNT(*) AS n FROM contact_values WHERE value = ?")
      .bind(marker)
      .first<{ n: number }>()
  )?.n;
const ask = (user: string) => test.send(user, "GET", "/api/assignments");
const minuteLater = () => test.clock.set(new Date(test.clock.now().getTime() + 60_000));
const entryName = async () => {
  const { objects } = await test.env.KEYS.list({ prefix: "ledger/entries/" });
  return objects.at(-1)?.key ?? "";
};

describe("a database that is set back to before a deletion", () => {
  it("answers only after what was deleted has been deleted again (L-16, P3-11)", async () => {
    const w = await world();
    const before = await snapshot();
    expect((await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`)).status).toBe(200);
    expect(await markers()).toBe(0);
    expect((await ask(w.user)).status).toBe(200);
    minuteLater();
    await setBack(before);
    expect(await markers()).toBe(1);
    expect((await ask(w.user)).status).toBe(200);
    expect(await markers()).toBe(0);
    expect((await test.send(w.user, "GET", `/api/assignments/${w.assignmentId}/rows`)).status).toBe(200);
  });

  it("notices it in a runtime that starts afresh, too (L-16)", async () => {
    const w = await world();
    const before = await snapshot();
    await test.send(w.user, "DELETE", `/api/assignments/${w.assignmentId}`);
    minuteLater();
    await setBack(before);
    const fresh = createTestApp(test.clock.now().toISOString());
    expect((await fresh.send(w.user, "GET", `/api/assignments/${w.assignmentId}`)).status).toBe(404);
    expect(await markers()).toBe(0);
  });

  it("stays closed to everything when the ledger has lost an entry, or itself (L-16)", async () => {
    const w = await world();
    const before = await snapshot();
    await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`);
    minuteLater();
    const name = await entryName();
    const entry = await (await test.env.KEYS.get(name))?.text();
    await setBack(before);
    await test.env.KEYS.delete(name);
    const closed = createTestApp(test.clock.now().toISOString());
    for (const path of ["/api/assignments", "/api/health", "/api/openapi.json"]) {
      const answer = await closed.send(w.user, "GET", path);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, "server.restoring"]);
    }
    expect(await markers()).toBe(1);
    await test.env.KEYS.put(name, entry ?? "");
    expect((await closed.send(w.user, "GET", "/api/assignments")).status).toBe(200);
    expect(await markers()).toBe(0);

    await test.env.KEYS.delete("ledger/head");
    const fresh = createTestApp(test.clock.now().toISOString());
    expect((await fresh.send(w.user, "GET", "/api/assignments")).status).toBe(503);
    await test.env.KEYS.put("ledger/head", String(Number(name.slice(-12))));
  });

  it("stays closed while an act of the ledger is one it does not know", async () => {
    const w = await world();
    await test.deps().then((deps) => deps.ledger.append("unheard-of", {}, deps.clock.now()));
    minuteLater();
    const fresh = createTestApp(test.clock.now().toISOString());
    expect((await fresh.send(w.user, "GET", "/api/assignments")).status).toBe(503);
    await test.env.KEYS.delete(await entryName());
    const left = await test.env.KEYS.list({ prefix: "ledger/entries/" });
    await test.env.KEYS.put("ledger/head", String(left.objects.length));
  });
});

describe("persons and values that are gone", () => {
  it("who objected stay away and refused after a restore (L-16, P7-8)", async () => {
    const desk = await createDesk();
    await desk.lead({ contact: { name: "De Wit", email: "verzet@herstel.example" } });
    const before = await snapshot();
    const objecting = await desk.claim();
    const contactId = objecting.contacts[0]?.id ?? "";
    expect((await desk.post(`/api/leases/${objecting.leaseId}/objection`, { contactId })).status).toBe(200);
    const lists = async () =>
      (await desk.test.env.DB.prepare("SELECT hash, reference FROM suppressions ORDER BY hash").all()).results;
    const refused = await lists();
    expect(refused.length).toBeGreaterThan(0);
    desk.clock.set(new Date(desk.clock.now().getTime() + 60_000));
    await setBack(before);
    expect(await lists()).toEqual([]);
    const fresh = createTestApp(desk.clock.now().toISOString());
    expect((await fresh.send(null, "GET", "/api/health")).status).toBe(200);
    expect(await lists()).toEqual(refused);
    const left = await desk.test.env.DB.prepare("SELECT COUNT(*) AS n FROM contacts WHERE id = ?")
      .bind(contactId)
      .first();
    expect(left).toEqual({ n: 0 });
  });

  it("taken away by their client stay away after a restore (L-16, P3-11)", async () => {
    const w = await world();
    const columnId = "col_ledger_mail";
    for (const [id, position, target, ownClass] of [
      ["col_ledger_name", 7, "companyName", "company"],
      ["col_ledger_person", 8, "personName", "personal"],
      [columnId, 9, "contactEmail", "personal"],
    ])
      await test.env.DB.prepare(
        "INSERT INTO assignment_columns (id, assignment_id, position, header, target, own_class) VALUES (?1, ?2, ?3, ?1, ?4, ?5)",
      )
        .bind(id, w.assignmentId, position, target, ownClass)
        .run();
    const before = await snapshot();
    const [row] = (
      (await (await test.send(w.user, "GET", `/api/assignments/${w.assignmentId}/rows`)).json()) as DatabasePage
    ).rows;
    const cells = { [columnId]: "" };
    const edit = await test.send(w.user, "PATCH", `/api/rows/${w.rowId}`, { version: row?.version, cells });
    expect(edit.status).toBe(200);
    expect(await markers()).toBe(0);
    minuteLater();
    await setBack(before);
    expect(await markers()).toBe(1);
    const fresh = createTestApp(test.clock.now().toISOString());
    expect((await fresh.send(w.user, "GET", "/api/assignments")).status).toBe(200);
    expect(await markers()).toBe(0);
  });

  it("an act whose batch a guard took back is not done later (L-16)", async () => {
    const w = await world();
    const deps = await test.deps();
    const refusal = recordErasure(deps, "rows", { rowIds: [w.rowId] }, (mark) =>
      deps.db.batch([mustHold("never", "0"), mark]),
    );
    await expect(refusal).rejects.toThrow();
    minuteLater();
    await tidyLedger(await test.deps(), replayers);
    expect(await markers()).toBe(1);
    expect((await createTestApp(test.clock.now().toISOString()).send(w.user, "GET", "/api/assignments")).status).toBe(
      200,
    );
  });
});

describe("a database that is set back", () => {
  it("waits for nothing when this runtime saw the act done: it is done again at once (L-16)", async () => {
    const w = await world();
    const before = await snapshot();
    await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`);
    expect((await ask(w.user)).status).toBe(200);
    await setBack(before);
    expect((await ask(w.user)).status).toBe(200);
    expect(await markers()).toBe(0);
  });

  it("also lacks no act that ended after a later one (L-16)", async () => {
    const w = await world();
    const deps = await test.deps();
    const early = await deps.ledger.append("rows", { rowIds: [w.rowId] }, deps.clock.now());
    const late = await deps.ledger.append("rows", { rowIds: [] }, deps.clock.now());
    await deps.db.batch([late]);
    expect(early.params[0]).toBeLessThan(Number(late.params[0]));
    minuteLater();
    const fresh = createTestApp(test.clock.now().toISOString());
    expect((await fresh.send(w.user, "GET", "/api/assignments")).status).toBe(200);
    expect(await markers()).toBe(0);
  });

  it("stays closed over as many requests as its acts need, and each carries on where the last one stopped (L-16)", async () => {
    const w = await world();
    const rowIds = [w.rowId];
    for (let n = 0; n < 7; n++) {
      const lead = await addLead(test, { assignmentId: w.assignmentId, contact: { name: "De Wit", email: marker } });
      rowIds.push(lead.rowId);
    }
    const deps = await test.deps();
    for (const rowId of rowIds) await deps.ledger.append("rows", { rowIds: [rowId] }, deps.clock.now());
    minuteLater();
    // An invocation that may send few queries, as one with thousands of acts before it.
    const mayServe = restoreGuard(replayers);
    const request = async () => {
      const { db, ...rest } = await test.deps();
      return mayServe({ ...rest, db: { ...db, queriesLeft: () => db.queriesLeft() - 700 } });
    };
    const left = [Number(await markers())];
    const served: boolean[] = [];
    for (let tries = 0; tries < 10 && served.at(-1) !== true; tries++) {
      served.push(await request());
      left.push(Number(await markers()));
    }
    expect(left[0]).toBe(8);
    expect(served.filter((open) => !open).length).toBeGreaterThan(1);
    expect(served.at(-1)).toBe(true);
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left.at(-1)).toBe(0);
  });

  it("does no work by the clock either, and its triggers carry on with the ledger (L-16)", async () => {
    const w = await world();
    const deps = await test.deps();
    const { params } = await deps.ledger.append("unheard-of", {}, deps.clock.now());
    minuteLater();
    const at = test.clock.now().toISOString();
    await runScheduled(await test.deps(), everyMinute);
    const ran = () =>
      test.env.DB.prepare("SELECT 1 FROM task_runs WHERE task = 'seal' AND started_at = ?").bind(at).first();
    expect(await ran()).toBeNull();
    const entry = { n: params[0], kind: "rows", at: "2026-01-01T00:00:00.000Z", data: { rowIds: [w.rowId] } };
    await test.env.KEYS.put(await entryName(), JSON.stringify(entry));
    await runScheduled(await test.deps(), everyMinute);
    expect(await ran()).not.toBeNull();
    expect(await markers()).toBe(0);
  });
});

describe("the erasure ledger", () => {
  it("closes the house when it can't be read, and when its head is no head (L-16)", async () => {
    const w = await world();
    await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`);
    const head = (await (await test.env.KEYS.get("ledger/head"))?.text()) ?? "";
    for (const wrong of ["", "x", "0", String(Number(head) - 1), String(Number(head) + 1)]) {
      await test.env.KEYS.put("ledger/head", wrong);
      expect((await createTestApp().send(w.user, "GET", "/api/assignments")).status, `head ${wrong}`).toBe(503);
    }
    await test.env.KEYS.put("ledger/head", head);
    const { get } = test.env.KEYS;
    const broken = { configurable: true, value: () => Promise.reject(new Error("bucket")) };
    Object.defineProperty(test.env.KEYS, "get", broken);
    try {
      expect((await createTestApp().send(w.user, "GET", "/api/assignments")).status).toBe(503);
    } finally {
      Object.defineProperty(test.env.KEYS, "get", { configurable: true, value: get });
    }
    expect((await createTestApp().send(w.user, "GET", "/api/assignments")).status).toBe(200);
  });

  it("forgets from its beginning on and no further, so that no gap comes between entries that are kept", async () => {
    const deps = await test.deps();
    const marks = [];
    for (let n = 0; n < 3; n++) marks.push(await deps.ledger.append("rows", { rowIds: [] }, deps.clock.now()));
    await deps.db.batch(marks);
    const numbers = marks.map(({ params }) => Number(params[0]));
    await test.env.DB.prepare("UPDATE erasure_ledger SET applied_at = '2026-01-01T00:00:00.000Z' WHERE n <> ?")
      .bind(numbers[1])
      .run();
    await tidyLedger(deps, replayers);
    const kept = await deps.db.all<{ n: number }>(deps.db.statement("SELECT n FROM erasure_ledger ORDER BY n"));
    expect(kept.map(({ n }) => n)).toEqual(numbers.slice(1));
  });

  it("is written before anything is deleted: without the bucket nothing goes (L-16)", async () => {
    const w = await world();
    const { put } = test.env.KEYS;
    const rows = async () =>
      (await test.env.DB.prepare("SELECT id FROM assignment_rows WHERE id = ?").bind(w.rowId).all()).results.length;
    Object.defineProperty(test.env.KEYS, "put", {
      configurable: true,
      value: () => Promise.reject(new Error("bucket")),
    });
    try {
      expect((await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`)).status).toBe(500);
    } finally {
      Object.defineProperty(test.env.KEYS, "put", { configurable: true, value: put });
    }
    expect(await rows()).toBe(1);
  });

  it("gives every act a number of its own, also when two are recorded at once", async () => {
    const deps = await test.deps();
    const head = await deps.ledger.head();
    const marks = await Promise.all(
      [1, 2, 3, 4].map(() => deps.ledger.append("rows", { rowIds: [] }, deps.clock.now())),
    );
    expect(marks.map(({ params }) => params[0]).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      [1, 2, 3, 4].map((n) => head + n),
    );
    expect(await deps.ledger.head()).toBe(head + 4);
    await deps.db.batch(marks);
  });

  it("finishes an act that broke off between its entry and its deletion", async () => {
    const w = await world();
    const deps = await test.deps();
    await deps.ledger.append("rows", { rowIds: [w.rowId] }, deps.clock.now());
    const later = await deps.ledger.append("rows", { rowIds: [] }, deps.clock.now());
    await deps.db.batch([later]);
    minuteLater();
    await tidyLedger(await test.deps(), replayers);
    expect(await markers()).toBe(0);
  });

  it("holds ids and keyed hashes only, and forgets them when no history reaches back so far", async () => {
    const w = await world();
    await test.send(w.user, "DELETE", `/api/rows/${w.rowId}`);
    const { objects } = await test.env.KEYS.list({ prefix: "ledger/entries/" });
    for (const { key } of objects) expect(await (await test.env.KEYS.get(key))?.text()).not.toContain(marker);
    test.clock.set(new Date("2027-01-10T10:00:00.000Z"));
    await tidyLedger(await test.deps(), replayers);
    const left = await test.env.KEYS.list({ prefix: "ledger/entries/" });
    expect(left.objects).toHaveLength(1);
    expect((await ask(w.user)).status).toBe(200);
  });
});
