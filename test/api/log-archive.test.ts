import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { LogChecker } from "#web/features/verify/checking/log-export.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";
import { archivedLooksAt, archiveLog, sealLog } from "#worker/access/index.ts";

const test = createTestApp("2026-01-10T10:00:00.000Z");
const { DB, KEYS } = test.env;

const check = async (text: string) => {
  const hash = createHash("sha256");
  const digest = { update: (bytes: Uint8Array) => void hash.update(bytes), end: () => hash.digest() };
  const checker = new LogChecker(nodeHasher, digest);
  for (const line of text.split("\n").filter((each) => each !== "")) await checker.add(line);
  return checker.finish();
};
const number = async (sql: string, ...params: unknown[]) =>
  (
    await DB.prepare(sql)
      .bind(...params)
      .first<{ n: number }>()
  )?.n ?? 0;
const entries = (text: string) => [...text.matchAll(/"type":"entry"/g)].length;

const world = async () => {
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  const assignmentId = await addAssignment(test, { clientId });
  const { contactId } = await addLead(test, { assignmentId, contact: { name: "Marker" } });
  test.stepUp(user);
  const look = async () => {
    await test.send(user, "GET", `/api/assignments/${assignmentId}/rows`);
    await sealLog(await test.deps());
  };
  const download = async (query = "") =>
    (await test.send(user, "GET", `/api/assignments/${assignmentId}/access-log/export?${query}`)).text();
  return { assignmentId, contactId, look, download };
};
const archive = async () => archiveLog(await test.deps());

describe("the archive of the log (P3-7)", () => {
  it("takes whole old months out of the table, and the same export holds and proves them (P3-7)", async () => {
    const { assignmentId, contactId, look, download } = await world();
    for (const at of ["2026-01-10", "2026-01-31", "2026-02-01", "2026-06-01", "2027-01-15"]) {
      test.clock.set(`${at}T11:00:00.000Z`);
      await look();
    }
    await archive();
    expect(await number("SELECT COUNT(*) AS n FROM archived_log_segments")).toBe(0);
    test.clock.set("2027-02-10T10:00:00.000Z");
    await archive();
    expect(
      await number("SELECT COUNT(*) AS n FROM access_log WHERE assignment_id = ? AND at < '2026-02'", assignmentId),
    ).toBe(0);
    expect(await number("SELECT COUNT(*) AS n FROM access_log WHERE assignment_id = ?", assignmentId)).toBe(3);
    const text = await download();
    expect(await check(text)).toMatchObject({ fault: null });
    // The look at its own log, too: it stands in the export that follows it.
    expect(entries(text)).toBe(6);
    const january = await download("from=2026-01-20&until=2026-02-28");
    expect(await check(january)).toMatchObject({ fault: null, entries: 2 });
    const { pseudonym } = (await DB.prepare("SELECT pseudonym FROM subject_pseudonyms WHERE subject_id = ?")
      .bind(contactId)
      .first<{ pseudonym: string }>()) ?? { pseudonym: "" };
    expect((await archivedLooksAt(await test.deps(), [pseudonym])).map(({ at }) => at.slice(0, 10))).toEqual([
      "2026-01-10",
      "2026-01-31",
    ]);
  });

  it("moves no line that is not the one that was sealed: what was tampered with stays as evidence", async () => {
    const { look } = await world();
    await look();
    const { sql } = (await DB.prepare(
      "SELECT sql FROM sqlite_schema WHERE name = 'access_log_is_never_changed'",
    ).first<{
      sql: string;
    }>()) ?? { sql: "" };
    const seq = await number("SELECT MAX(seq) AS n FROM access_log");
    const purpose = async (text: string) => {
      await DB.prepare("DROP TRIGGER access_log_is_never_changed").run();
      await DB.prepare("UPDATE access_log SET purpose = ? WHERE seq = ?").bind(text, seq).run();
      await DB.prepare(sql).run();
    };
    await purpose("call");
    test.clock.set(new Date(test.clock.now().getTime() + 420 * 86_400_000));
    await expect(archive()).rejects.toThrow(/not the one that was sealed/);
    expect(await number("SELECT COUNT(*) AS n FROM access_log WHERE seq = ?", seq)).toBe(1);
    await purpose("own_database");
    await archive();
    expect(await number("SELECT COUNT(*) AS n FROM access_log WHERE seq = ?", seq)).toBe(0);
  });

  it("goes after its own period, and younger lines stay provable without it (P3-7)", async () => {
    const { look, download } = await world();
    await look();
    test.clock.set(new Date(test.clock.now().getTime() + 420 * 86_400_000));
    await look();
    await archive();
    const { keys } = { keys: (await KEYS.list({ prefix: "log/segments/" })).objects.length };
    expect(keys).toBeGreaterThan(0);
    test.clock.set(new Date(test.clock.now().getTime() + 500 * 86_400_000));
    await archive();
    await archive();
    const left = (await KEYS.list({ prefix: "log/segments/" })).objects.length;
    expect(left).toBe(await number("SELECT COUNT(*) AS n FROM archived_log_segments WHERE dropped_at IS NULL"));
    expect(left).toBeLessThan(keys + 1);
    expect(await check(await download())).toMatchObject({ fault: null });
  });
});
