// npm run restore-drill: what happens after the database is set back to before an erasure, on a copied local database.
// Exits 1 when anything that was erased can be seen again.
import { createHash } from "node:crypto";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { argv, exit, stdout } from "node:process";
import { serve } from "../../worker/demo/run/serve.mjs";
import { bundleBench } from "../bench/bundle.mjs";
import { emptyWorld, ids, removeWorlds, withDatabase } from "../bench/world.mjs";

const rowCount = Number(argv[2] ?? 200);
const marker = (n) => `wis-mij-${n}@herstel.example`;
const say = (text) => stdout.write(`${text}\n`);
const failures = [];
const check = (what, right) => {
  say(`${right ? "ok    " : "FAILED"} ${what}`);
  if (!right) failures.push(what);
};

const running = async (world, work) => {
  const mf = await serve({ bundle: "bench", port: 0, persist: world, demo: true });
  const { origin } = await mf.ready;
  const call = (method, path, body) =>
    fetch(origin + path, {
      method,
      headers: { "x-bench-user": ids.user, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  try {
    return await work(call, await mf.getR2Bucket("KEYS"));
  } finally {
    await mf.dispose();
  }
};
const json = async (answer) => {
  if (!answer.ok) throw new Error(`answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  return answer.json();
};

/** Every cell of every table that holds a marker; the access log holds none by design, and is looked through too. */
const markersIn = (world) =>
  withDatabase(world, (db) => {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    return tables.reduce((sum, { name }) => {
      const rows = db.prepare(`SELECT * FROM "${name}"`).all();
      return (
        sum +
        rows.filter((row) =>
          JSON.stringify(row, (_, v) => (typeof v === "bigint" ? String(v) : v)).includes("@herstel.example"),
        ).length
      );
    }, 0);
  });
const moveClock = (world, ms) =>
  withDatabase(world, (db) => db.prepare("INSERT OR REPLACE INTO demo_clock VALUES (1, ?)").run(ms));

bundleBench();
const world = emptyWorld("drill", 1);
const database = join(world, "v3", "d1");
const copy = join(world, "t0");
try {
  await running(world, async (call) => {
    const columns = [
      { header: "Bedrijf", target: "companyName", ownClass: "company" },
      { header: "Naam", target: "lastName", ownClass: "personal" },
      { header: "E-mail", target: "contactEmail", ownClass: "personal" },
    ];
    const contentHash = createHash("sha256").update("drill").digest("hex");
    const { id } = await json(
      await call("POST", "/api/uploads", { assignmentId: ids.assignment, contentHash, columns, rowCount }),
    );
    const rows = Array.from({ length: rowCount }, (_, n) => [`Herstelbedrijf ${n}`, `Naam${n}`, marker(n)]);
    await json(await call("PUT", `/api/uploads/${id}/chunks/1`, { rows }));
    await json(await call("POST", `/api/uploads/${id}/finish`, {}));
  });
  const atT0 = markersIn(world);
  check(`T0 holds ${atT0} records with markers`, atT0 > 0);
  cpSync(database, copy, { recursive: true });

  await running(world, async (call) => {
    const page = await json(await call("GET", `/api/assignments/${ids.assignment}/rows?limit=3`));
    for (const { id } of page.items ?? page.rows) await json(await call("DELETE", `/api/rows/${id}`));
    const [upload] = (await json(await call("GET", `/api/uploads?assignmentId=${ids.assignment}`))).items;
    await json(await call("DELETE", `/api/uploads/${upload.id}`));
  });
  check("after the deletions no record holds a marker", markersIn(world) === 0);

  rmSync(database, { recursive: true });
  cpSync(copy, database, { recursive: true });
  check("the database was set back: the markers are there again", markersIn(world) === atT0);
  // An act younger than half a minute may still be under way.
  moveClock(world, 60_000);

  await running(world, async (call, bucket) => {
    const { objects } = await bucket.list({ prefix: "ledger/entries/" });
    const last = objects.at(-1).key;
    const kept = await (await bucket.get(last)).text();
    await bucket.delete(last);
    for (const path of ["/api/health", `/api/assignments/${ids.assignment}/rows`]) {
      const { status } = await call("GET", path);
      check(`with one entry of the ledger missing, ${path.split("/").at(-1)} answers 503 (${status})`, status === 503);
    }
    await bucket.put(last, kept);
    let answer = await call("GET", "/api/health");
    for (let tries = 0; answer.status === 503 && tries < 100; tries++) answer = await call("GET", "/api/health");
    check(`with the whole ledger replayed it serves again (${answer.status})`, answer.status === 200);
  });
  check("nothing that was erased can be seen: 0 markers in every table", markersIn(world) === 0);
} finally {
  removeWorlds();
}
say(failures.length === 0 ? "The restore drill passed." : `${failures.length} checks failed.`);
exit(failures.length === 0 ? 0 : 1);
