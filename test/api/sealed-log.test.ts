import { describe, expect, it } from "vitest";
import type { LogConsistency, LogHeadPage, LogInclusion } from "#contract/access-log.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { faultyDb } from "#test/support/faulty-db.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { naiveRoot } from "#test/unit/sealing/naive-tree.ts";
import { verifyConsistency, verifyInclusion } from "#web/features/verify/checking/merkle.ts";
import { openCheckpoint, readVerifierKey } from "#web/features/verify/checking/note.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";
import { publishHeads, sealLog } from "#worker/access/index.ts";
import { entryHash, gapEntry, type LogLine, lineEntry } from "#worker/access/sealing/leaf.ts";
import { lineColumns, previousSql } from "#worker/access/sealing/sealing.repository.ts";
import { everyMinute, runScheduled } from "#worker/scheduled.ts";

const test = createTestApp();
const { DB, KEYS } = test.env;

const write = (count: number, assignment = "asg_x") =>
  DB.prepare(
    `INSERT INTO access_log (at, actor_id, actor_role, actor_pseudonym, action, purpose, assignment_id, record_kind, request_id)
     SELECT '2026-01-01T00:00:00.000Z', 'user_x', 'client', 'p', 'row.list', 'own_database', ?, 'row', 'req_' || value
     FROM json_each(?)`,
  )
    .bind(assignment, JSON.stringify(Array.from({ length: count }, (_, at) => at)))
    .run();

const head = () =>
  DB.prepare("SELECT size, root, checkpoint FROM log_heads ORDER BY size DESC LIMIT 1").first<{
    size: number;
    root: string;
    checkpoint: string;
  }>();
const heads = async () => (await DB.prepare("SELECT COUNT(*) AS n FROM log_heads").first<{ n: number }>())?.n ?? 0;

/** The root over all lines as they stand, by the naive implementation. */
const expectedRoot = async () => {
  const { results } = await DB.prepare(
    `SELECT ${lineColumns}, ${previousSql} AS previous FROM access_log l ORDER BY seq`,
  ).all<LogLine>();
  const leaves: string[] = [];
  for (const line of results) {
    while (leaves.length + 1 < line.seq) leaves.push(entryHash(gapEntry(leaves.length + 1)));
    leaves.push(entryHash(lineEntry(line)));
  }
  return { size: leaves.length, root: naiveRoot(leaves) };
};

describe("the sealer (P3-7)", () => {
  it("seals every line once, in their order, in steps, and signs the head as a checkpoint (P3-7)", async () => {
    await write(700);
    await sealLog(await test.deps(), { lines: 300 });
    const sealed = await head();
    expect(sealed).toMatchObject(await expectedRoot());
    expect(sealed?.checkpoint.split("\n").slice(0, 4)).toEqual([
      "leadhunter.example/access-log",
      "700",
      sealed?.root,
      "",
    ]);
    expect(await heads()).toBe(3);
  });

  it("changes nothing when there is nothing new, when it runs twice, and when two runs overlap", async () => {
    await sealLog(await test.deps());
    const before = await heads();
    await sealLog(await test.deps());
    expect(await heads()).toBe(before);
    await write(40);
    await Promise.all(Array.from({ length: 4 }, async () => sealLog(await test.deps(), { lines: 7 })));
    await sealLog(await test.deps());
    expect(await head()).toMatchObject(await expectedRoot());
  });

  it("goes on rightly wherever it was cut off, before a call of the database and after one whose answer was lost", async () => {
    for (const mode of ["before", "after"] as const)
      for (let failing = 1; ; failing++) {
        await write(3);
        const deps = await test.deps();
        const faulty = faultyDb(deps.db, failing, mode);
        await sealLog({ ...deps, db: faulty.db }, { lines: 2 }).catch(() => {});
        const broken = faulty.calls() >= failing;
        await sealLog(await test.deps());
        expect(await head(), `${mode} call ${failing}`).toMatchObject(await expectedRoot());
        if (!broken) break;
      }
  });

  it("seals a number that no line bears as a gap, so that a missing line shows", async () => {
    await write(1);
    await DB.prepare("UPDATE sqlite_sequence SET seq = seq + 3 WHERE name = 'access_log'").run();
    await write(1);
    await sealLog(await test.deps(), { lines: 2 });
    expect(await head()).toMatchObject(await expectedRoot());
  });

  it("is started by its own trigger and copies each head to the bucket, where no later one replaces it", async () => {
    await write(1);
    await runScheduled(await test.deps(), everyMinute);
    const sealed = await head();
    const name = `log/heads/${String(sealed?.size).padStart(15, "0")}`;
    expect(await (await KEYS.get(name))?.text()).toBe(sealed?.checkpoint);
    await publishHeads(await test.deps());
    const { objects } = await test.deps();
    expect(await objects.putOnce(name, "a forged head")).toBe(false);
    expect(await (await KEYS.get(name))?.text()).toBe(sealed?.checkpoint);
  });

  it("leaves no way to rewrite a head or a tile, nor to take one away", async () => {
    for (const sql of [
      "UPDATE log_heads SET root = 'x'",
      "DELETE FROM log_heads",
      "UPDATE log_tiles SET hashes = 'x' || hashes",
      "DELETE FROM log_tiles",
      "INSERT OR REPLACE INTO log_tiles (level, position, hashes) VALUES (0, 0, 'x')",
      "INSERT OR REPLACE INTO log_heads (size, root, checkpoint, sealed_at, last_at) VALUES (1, 'x', 'x', 'x', 'x')",
    ])
      await expect(DB.prepare(sql).run(), sql).rejects.toThrow(/append-only|only grow/);
  });
});

describe("the public heads (P3-7)", () => {
  const ask = async <T>(path: string) => (await test.send(null, "GET", `/api/log/${path}`)).json() as Promise<T>;

  it("are readable without an account, signed, and each provably the beginning of the next", async () => {
    await write(300);
    await sealLog(await test.deps(), { lines: 100 });
    const { key, items } = await ask<LogHeadPage>("heads?limit=3");
    const verifier = await readVerifierKey(nodeHasher, key);
    if (verifier === null) throw new Error("no key");
    for (const { checkpoint, size, root } of items)
      expect(await openCheckpoint(nodeHasher, verifier, checkpoint)).toEqual({ size, root });
    const [last, , first] = items;
    if (last === undefined || first === undefined) throw new Error("three heads were sealed");
    const { proof } = await ask<LogConsistency>(`consistency?first=${first.size}&second=${last.size}`);
    const claim = { first: first.size, second: last.size, firstRoot: first.root, secondRoot: last.root, proof };
    expect(await verifyConsistency(nodeHasher, claim)).toBe(true);
    const included = await ask<LogInclusion>(`inclusion?seq=120&size=${last.size}`);
    expect(await verifyInclusion(nodeHasher, { ...included, root: last.root })).toBe(true);
    expect(await (await test.send(null, "GET", "/api/log/checkpoint")).text()).toBe(last.checkpoint);
  });

  it("go along with every download of a client, which makes it a witness (P3-7)", async () => {
    const clientId = await addClient(test);
    const user = await addPerson(test, "client", { clientId });
    const assignmentId = await addAssignment(test, { clientId });
    test.stepUp(user);
    await sealLog(await test.deps());
    const answer = await test.send(user, "GET", `/api/assignments/${assignmentId}/export`);
    const note = Buffer.from(answer.headers.get("x-log-checkpoint") ?? "", "base64").toString();
    expect(note).toBe((await head())?.checkpoint);
    await answer.text();
  });

  it("answer nothing for a size that was never signed", async () => {
    expect((await test.send(null, "GET", "/api/log/inclusion?seq=1&size=2")).status).toBe(404);
    expect((await test.send(null, "GET", "/api/log/consistency?first=1&second=2")).status).toBe(404);
  });
});
