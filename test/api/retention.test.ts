import { beforeEach, describe, expect, test } from "vitest";
import { faultyDb } from "#test/support/faulty-db.ts";
import {
  addContact,
  addFormer,
  addLease,
  addPersonalCell,
  addTombstone,
  freshDb,
  goneBetween,
  mixedWorld,
  resetWorld,
  rowsOf,
  snapshot,
  wholeDatabase,
} from "#test/support/retention-world.ts";
import { fixedClock } from "#worker/platform/clock.ts";
import type { Db } from "#worker/platform/db/db.ts";
import { purgeFrom } from "#worker/retention/engine.ts";
import { batchRows } from "#worker/retention/pace.ts";
import { PurgeFailed, runPurge } from "#worker/retention/purge.ts";
import { countCompaniesDueForReview } from "#worker/retention/review.ts";
import { SCHEDULE } from "#worker/retention/schedule.ts";
import { PURGE_TARGETS } from "#worker/retention/targets.ts";

const now = "2026-11-25T12:00:00.000Z";
const clock = fixedClock(now);
/** On 2026-11-25 the latest due anchor is 2025-11-24. */
const due = "2025-11-24";
const young = "2025-11-25";

beforeEach(async () => {
  clock.set(now);
  await resetWorld();
});

describe("the purge", () => {
  test("removes a value at its purge instant and not a millisecond before (P4.2-10)", async () => {
    await addContact("contact_1", { name: "2026-06-01", email: "2026-01-15" });
    const instant = purgeFrom("2026-01-15", SCHEDULE.contactValue);
    const before = await wholeDatabase();
    clock.set(new Date(instant.getTime() - 1));
    await runPurge({ db: freshDb(), clock });
    expect(await wholeDatabase()).toEqual(before);
    clock.set(instant);
    expect((await runPurge({ db: freshDb(), clock })).counts.contactValues).toBe(1);
    const after = await wholeDatabase();
    expect(after.contact_values).toHaveLength(1);
    expect({ ...after, contact_values: before.contact_values }).toEqual(before);
  });

  test("removes the due values and cells, and leaves all others byte for byte (P4.2-10)", async () => {
    await addContact("contact_1", { name: young, email: due, phone: "2024-02-29", mobile: young });
    await addContact("contact_2", { name: "2026-11-25", email: "2026-11-25" });
    await addPersonalCell("contact_2", "column_a", due);
    await addPersonalCell("contact_2", "column_b", young);
    const before = await snapshot();
    const untouched = await rowsOf("SELECT * FROM contact_values WHERE anchor_on > ? ORDER BY 1, 2", due);
    await runPurge({ db: freshDb(), clock });
    const gone = goneBetween(before, await snapshot());
    expect(gone.contactValues).toEqual(["contact_1/email", "contact_1/phone"]);
    expect(gone.personalCells).toEqual(["row_of_contact_2/column_a"]);
    expect(gone.contacts).toEqual([]);
    expect(await rowsOf("SELECT * FROM contact_values ORDER BY 1, 2")).toEqual(untouched);
  });

  test("lets the whole contact go with its name, younger values and pseudonym too (P4.2-10)", async () => {
    await addContact("contact_1", { name: due, email: young });
    await addContact("contact_2", { name: young });
    await runPurge({ db: freshDb(), clock });
    expect((await snapshot()).contactValues).toEqual(["contact_2/name"]);
    expect(await rowsOf("SELECT id FROM contacts")).toEqual([{ id: "contact_2" }]);
    expect(await rowsOf("SELECT subject_id FROM subject_pseudonyms")).toEqual([{ subject_id: "contact_2" }]);
    expect(await rowsOf("SELECT id, contact_id FROM assignment_rows ORDER BY id")).toEqual([
      { id: "row_of_contact_1", contact_id: null },
      { id: "row_of_contact_2", contact_id: "contact_2" },
    ]);
    expect(await rowsOf("SELECT contact_id FROM calls WHERE id = 'call_of_contact_1'")).toEqual([{ contact_id: null }]);
  });

  test("lets a contact without a name go with its last value (P4.2-10)", async () => {
    await addContact("contact_1", { email: due, phone: "2025-01-01" });
    await addContact("contact_2", { email: due, phone: young });
    await runPurge({ db: freshDb(), clock, limit: 1 });
    expect(await rowsOf("SELECT id FROM contacts")).toEqual([{ id: "contact_2" }]);
    expect((await snapshot()).contactValues).toEqual(["contact_2/phone"]);
  });

  test("removes superseded values with their own anchor, within thirty days and with their contact (Clocks)", async () => {
    await addContact("contact_1", { name: young, email: young });
    await addContact("contact_2", { name: due });
    const yesterday = "2026-11-24T12:00:00.000Z";
    await addFormer("contact_1", "email", due, yesterday);
    await addFormer("contact_1", "phone", young, yesterday);
    await addFormer("contact_1", "mobile", young, "2026-10-26T12:00:00.000Z");
    await addFormer("contact_1", "function", young, "2026-10-27T12:00:00.000Z");
    await addFormer("contact_2", "email", young, yesterday);
    const { counts } = await runPurge({ db: freshDb(), clock, limit: 1 });
    expect(await snapshot()).toMatchObject({
      contacts: ["contact_1"],
      formerValues: ["contact_1/function", "contact_1/phone"],
    });
    expect(counts).toMatchObject({ formerValues: 3, contacts: 1 });
  });

  test("a superseded value lives thirty days at most, to the millisecond of local midnight (Clocks)", async () => {
    await addContact("contact_1", { name: young });
    await addFormer("contact_1", "email", young, "2026-10-26T12:00:00.000Z");
    clock.set("2026-11-24T22:59:59.999Z");
    expect((await runPurge({ db: freshDb(), clock })).counts.formerValues).toBe(0);
    clock.set("2026-11-24T23:00:00.000Z");
    expect((await runPurge({ db: freshDb(), clock })).counts.formerValues).toBe(1);
  });

  test("keeps the call notes of a contact that goes, for twenty years and more (P4.3-9)", async () => {
    await addContact("contact_1", { name: due });
    const notes = await rowsOf("SELECT * FROM call_notes");
    clock.set("2046-11-25T12:00:00.000Z");
    await runPurge({ db: freshDb(), clock });
    expect(await rowsOf("SELECT id FROM contacts")).toEqual([]);
    expect(await rowsOf("SELECT * FROM call_notes")).toEqual(notes);
  });

  test("never removes a company, whatever time passes; it only falls due for review (P4.1-5)", async () => {
    const companies = await rowsOf("SELECT * FROM companies");
    clock.set("2046-11-25T12:00:00.000Z");
    await runPurge({ db: freshDb(), clock });
    expect(await rowsOf("SELECT * FROM companies")).toEqual(companies);
    const count = { db: freshDb(), now: clock.now(), assignmentId: "assignment_1" };
    expect(await countCompaniesDueForReview(count)).toBe(1);
    expect(await countCompaniesDueForReview({ ...count, now: new Date("2025-07-01T12:00:00.000Z") })).toBe(0);
  });

  test("a departure is forgotten when its twelve months are over (P4.2-6)", async () => {
    await addTombstone("hash_old", due);
    await addTombstone("hash_young", young);
    await runPurge({ db: freshDb(), clock });
    expect(await rowsOf("SELECT hash FROM tombstones")).toEqual([{ hash: "hash_young" }]);
  });

  test("ends expired leases, uploads left alone for a day and old idempotency keys (P3-6)", async () => {
    await mixedWorld(0);
    const before = await snapshot();
    await runPurge({ db: freshDb(), clock });
    expect(goneBetween(before, await snapshot())).toMatchObject({
      leases: ["user_1"],
      abandonedUploads: ["upload_old"],
      idempotencyKeys: ["key_old"],
    });
    await addLease("2026-11-25T12:00:00.001Z");
    await runPurge({ db: freshDb(), clock });
    expect(await rowsOf("SELECT agent_id FROM leases")).toHaveLength(1);
  });
});

describe("a purge that runs twice, at once or not to its end", () => {
  test("changes nothing more the second time, nor with a clock put back (P4.2-10)", async () => {
    await mixedWorld();
    await runPurge({ db: freshDb(), clock, limit: 3 });
    const after = await wholeDatabase();
    const second = await runPurge({ db: freshDb(), clock });
    expect(Object.values(second.counts).every((n) => n === 0)).toBe(true);
    clock.set("2025-11-25T12:00:00.000Z");
    await runPurge({ db: freshDb(), clock });
    expect(await wholeDatabase()).toEqual(after);
  });

  test("overlapping runs remove each row once and count it once (P4.2-10)", async () => {
    await mixedWorld();
    const expected = await forecastAsRun();
    const reports = await Promise.all([1, 2, 3].map(() => runPurge({ db: freshDb(), clock, limit: 2 })));
    for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
      expect(
        reports.reduce((sum, report) => sum + (report.counts[name] ?? 0), 0),
        name,
      ).toBe(expected[name]);
    }
  });

  test("a run whose queries are spent stops in time and goes on at the next trigger (P4.2-10)", async () => {
    await mixedWorld();
    const expected = await forecastAsRun();
    let triggers = 0;
    for (let finished = false; !finished; triggers += 1) {
      const report = await runPurge({ db: freshDb(), clock, limit: 2, budget: 60 });
      expect(report.queries).toBeLessThanOrEqual(60);
      finished = report.finished;
      const [task] = await rowsOf("SELECT finished_at FROM task_runs");
      expect(task?.finished_at === null).toBe(!finished);
    }
    expect(triggers).toBeGreaterThan(2);
    expect(JSON.parse(await runCounts())).toEqual(expected);
  });

  test("a new run counts anew and is open until it ends (P4.2-10)", async () => {
    await addContact("contact_1", { name: due });
    await runPurge({ db: freshDb(), clock });
    await addContact("contact_2", { name: due, email: due });
    clock.set("2026-11-25T13:00:00.000Z");
    await expect(runPurge({ db: faultyDb(freshDb(), 3, "before").db, clock })).rejects.toThrow(PurgeFailed);
    const [broken] = await rowsOf("SELECT started_at, finished_at FROM task_runs");
    expect(broken).toEqual({ started_at: "2026-11-25T13:00:00.000Z", finished_at: null });
    await runPurge({ db: freshDb(), clock });
    expect(JSON.parse(await runCounts())).toMatchObject({ contacts: 1, contactValues: 2 });
  });

  test("a broken run goes on where it stood, so a long target can't starve the others (P4.2-10)", async () => {
    await mixedWorld();
    await runPurge({ db: freshDb(), clock, limit: 1, budget: 2 });
    await rowsOf("UPDATE task_runs SET cursor = 'leases'");
    expect((await runPurge({ db: freshDb(), clock, limit: 1, budget: 4 })).counts).toEqual({ leases: 1 });
  });

  test("takes short batches while an agent holds a lead, so that no claim waits long for it (P4.2-10)", async () => {
    const batches = async () => {
      const db = freshDb();
      const limits = new Set<unknown>();
      const seen: Db = {
        ...db,
        batch: (statements) => {
          for (const { sql, params } of statements) if (/^DELETE FROM contact_values/.test(sql)) limits.add(params[1]);
          return db.batch(statements);
        },
      };
      await runPurge({ db: seen, clock });
      return [...limits];
    };
    await addLease("2026-11-25T11:59:59.999Z");
    expect(await batches()).toEqual([batchRows(false)]);
    await addLease("2026-11-25T12:00:00.001Z");
    expect(await batches()).toEqual([batchRows(true)]);
    expect(batchRows(true)).toBeLessThanOrEqual(100);
  });

  test("what can't be removed is reported and does not stop the rest (P4.2-10)", async () => {
    await mixedWorld(0);
    await addContact("contact_1", { name: due });
    await rowsOf("CREATE TRIGGER stuck BEFORE DELETE ON tombstones BEGIN SELECT RAISE(ABORT, 'stuck'); END");
    try {
      await expect(runPurge({ db: freshDb(), clock })).rejects.toMatchObject({ targets: ["tombstones"] });
    } finally {
      await rowsOf("DROP TRIGGER stuck");
    }
    expect(await snapshot()).toMatchObject({ contacts: [], leases: [], idempotencyKeys: ["key_young"] });
    expect((await runPurge({ db: freshDb(), clock })).finished).toBe(true);
    expect((await snapshot()).tombstones).toEqual(["hash_young"]);
  });
});

const runCounts = async () => String((await rowsOf("SELECT counts FROM task_runs WHERE task = 'purge'"))[0]?.counts);

/** What is due at this moment: a forecast of no days whose end is now, hours included. */
async function forecastAsRun() {
  const counts = {} as Record<keyof Awaited<ReturnType<typeof snapshot>>, number>;
  for (const target of PURGE_TARGETS) {
    for (const [name, { sql, params }] of Object.entries(target.sets(clock.now(), -1))) {
      counts[name as keyof typeof counts] = (await rowsOf(sql, ...params)).length;
    }
  }
  return counts;
}
