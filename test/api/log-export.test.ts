import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { LogChecker, type LogExpectations } from "#web/features/verify/checking/log-export.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";
import { sealLog } from "#worker/access/index.ts";

const test = createTestApp();
const { DB } = test.env;

const check = async (text: string, expected: LogExpectations = {}) => {
  const hash = createHash("sha256");
  const digest = { update: (bytes: Uint8Array) => void hash.update(bytes), end: () => hash.digest() };
  const checker = new LogChecker(nodeHasher, digest, expected);
  for (const line of text.split("\n").filter((each) => each !== "")) await checker.add(line);
  return checker.finish();
};

const world = async () => {
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  const supervisor = await addPerson(test, "supervisor");
  const assignmentId = await addAssignment(test, { clientId, supervisorId: supervisor });
  await addLead(test, { assignmentId, contact: { name: "Marker", email: "marker@person.example" } });
  test.stepUp(user);
  const look = (by = supervisor) => test.send(by, "GET", `/api/assignments/${assignmentId}/rows`);
  const download = async (query = "", by = user) => {
    const path = `/api/assignments/${assignmentId}/access-log/export?${query}`;
    return test.send(by, "GET", path, undefined, { "x-reason": "Controle van de inzage" });
  };
  return { user, supervisor, assignmentId, look, download };
};

const seqs = (text: string) => [...text.matchAll(/"type":"entry".*?"seq":(\d+)/g)].map(([, seq]) => Number(seq));

describe("the log as a file that proves itself (P3-7)", () => {
  it("holds every line about one's own database and nothing of another's, and checks out (P3-7, P3-5)", async () => {
    const [own, other] = [await world(), await world()];
    for (let at = 0; at < 3; at++) {
      await own.look();
      await sealLog(await test.deps());
      await other.look();
    }
    const text = await (await own.download()).text();
    const verdict = await check(text);
    expect(verdict).toMatchObject({ fault: null, entries: 4 });
    expect(text).not.toContain(other.assignmentId);
    expect(text).not.toContain(own.supervisor);
    expect(text).not.toMatch(/marker/i);
    expect((await check(text.replace("supervision", "Supervision"))).fault).toMatchObject({ code: "changed" });
  });

  it("keeps to a period of local days, still without a gap", async () => {
    const { look, download } = await world();
    for (const day of ["2026-12-01", "2026-12-02", "2026-12-03"]) {
      test.clock.set(`${day}T22:59:00.000Z`);
      await look();
      test.clock.set(`${day}T23:30:00.000Z`);
      await look();
      await sealLog(await test.deps());
    }
    test.clock.set("2026-12-05T10:00:00.000Z");
    const text = await (await download("from=2026-12-02&until=2026-12-03")).text();
    // 23:30 UTC is half past midnight in Amsterdam, on the next day.
    expect([...text.matchAll(/"at":"([^"]+)"/g)].map(([, at]) => at?.slice(5, 16))).toEqual([
      "12-01T23:30",
      "12-02T22:59",
      "12-02T23:30",
      "12-03T22:59",
    ]);
    expect(await check(text)).toMatchObject({ fault: null, entries: 4 });
  });

  it("keeps to a period also when the sealer was far behind: what counts is when a line was written", async () => {
    const { look, download } = await world();
    test.clock.set("2027-01-04T10:00:00.000Z");
    for (let at = 0; at < 6; at++) await look();
    test.clock.set("2027-01-05T10:00:00.000Z");
    await look();
    test.clock.set("2027-01-09T10:00:00.000Z");
    await sealLog(await test.deps(), { lines: 2 });
    const text = await (await download("from=2027-01-04&until=2027-01-04")).text();
    expect(await check(text)).toMatchObject({ fault: null, entries: 6 });
    test.clock.set("2026-12-05T10:00:00.000Z");
  });

  it("names the first line that somebody changed in the database behind the product's back", async () => {
    const { look, download, assignmentId } = await world();
    for (let at = 0; at < 4; at++) await look();
    await sealLog(await test.deps());
    const { results } = await DB.prepare("SELECT seq FROM access_log WHERE assignment_id = ? ORDER BY seq")
      .bind(assignmentId)
      .all<{ seq: number }>();
    const victim = results[2]?.seq ?? 0;
    const trigger = await DB.prepare("SELECT sql FROM sqlite_schema WHERE name = 'access_log_is_never_changed'").first<{
      sql: string;
    }>();
    await DB.prepare("DROP TRIGGER access_log_is_never_changed").run();
    await DB.prepare("UPDATE access_log SET purpose = 'call' WHERE seq = ?").bind(victim).run();
    await DB.prepare(trigger?.sql ?? "").run();
    expect((await check(await (await download()).text())).fault).toMatchObject({ code: "changed", seq: victim });
  });

  it("gives a director with a reason the whole log, every number of it, gaps too (L-12)", async () => {
    const { look } = await world();
    test.clock.set("2026-12-07T10:00:00.000Z");
    const director = await addPerson(test, "director");
    test.stepUp(director);
    await look();
    await DB.prepare("UPDATE sqlite_sequence SET seq = seq + 2 WHERE name = 'access_log'").run();
    await look();
    const ask = (reason?: string) =>
      test.send(
        director,
        "GET",
        "/api/access-logs/export?from=2026-12-07",
        undefined,
        reason ? { "x-reason": reason } : {},
      );
    expect((await ask()).status).toBe(400);
    const text = await (await ask("Jaarlijkse controle")).text();
    expect(await check(text)).toMatchObject({ fault: null });
    const found = seqs(text);
    expect(found).toEqual(Array.from({ length: found.length }, (_, at) => (found[0] ?? 0) + at));
    expect(text).toContain('"gap":true');
  });

  it("asks for a fresh code, answers CSV too, and is logged itself", async () => {
    const { look, download, supervisor, user } = await world();
    await look();
    expect((await download("", supervisor)).status).toBe(403);
    const csv = await (await download("format=csv")).text();
    expect(csv.split("\r\n")[1]).toMatch(/;supervisor;[0-9A-Z]+;row.list;supervision;row;row_/);
    const lines = await DB.prepare(
      "SELECT COUNT(*) AS n FROM access_log WHERE actor_id = ? AND action = 'access-log.export'",
    )
      .bind(user)
      .first<{ n: number }>();
    expect(lines?.n).toBeGreaterThan(0);
  });
});
