// node test/deep/kill.mjs [rounds]: kills the runtime in the middle of uploading, deleting, purging and sealing, starts it
// again on the same world, and looks whether everything is finished or untouched. Exits 1 when something is not.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, execPath, exit, pid, stdout } from "node:process";
import { serve } from "../../worker/demo/run/serve.mjs";
import { bundleBench } from "../bench/bundle.mjs";
import { addCompanies, addContacts, emptyWorld, ids, removeWorlds, withDatabase } from "../bench/world.mjs";

const rounds = Number(argv[2] ?? 200);
const chunk = 100;
const failures = [];
const must = (right, what) => {
  if (!right) failures.push(what);
};

/** The runtime's own process, killed as the power would. */
const kill = () => {
  const children = execFileSync("ps", ["-o", "pid=,comm=", "--ppid", String(pid)], { encoding: "utf8" }).split("\n");
  for (const line of children) if (line.includes("workerd")) process.kill(Number(line.trim().split(" ")[0]), "SIGKILL");
};

const start = async (world) => {
  const mf = await serve({ bundle: "bench", port: 0, persist: world });
  const { origin } = await mf.ready;
  const call = (method, path, body) =>
    fetch(origin + path, {
      method,
      headers: { "x-bench-user": ids.user, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { mf, call };
};
const json = async (answer) => {
  if (!answer.ok) throw new Error(`answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  return answer.json();
};

const columns = [
  { header: "Bedrijf", target: "companyName", ownClass: "company" },
  { header: "Naam", target: "lastName", ownClass: "personal" },
  { header: "E-mail", target: "contactEmail", ownClass: "personal" },
];
const rowsOf = (round) =>
  Array.from({ length: chunk * 3 }, (_, n) => [
    `Ronde ${round} bedrijf ${n}`,
    `Naam${n}`,
    `r${round}n${n}@kill.example`,
  ]);
const open = async (call, round, rows) => {
  const contentHash = createHash("sha256").update(`kill ${round}`).digest("hex");
  const input = { assignmentId: ids.assignment, contentHash, columns, rowCount: rows.length };
  return json(await call("POST", "/api/uploads", input));
};
const send = (call, id, rows, first) =>
  call("PUT", `/api/uploads/${id}/chunks/${first}`, { rows: rows.slice(first - 1, first - 1 + chunk) });

/** Everything that runs when the power goes. Answers are lost with it; what was begun is remembered. */
const work = (call, { id, rows, victims, old }) => [
  (async () => {
    for (let first = 1; first <= rows.length; first += chunk) await send(call, id, rows, first);
  })(),
  (async () => {
    for (const row of victims) await call("DELETE", `/api/rows/${row}`);
  })(),
  ...(old === null ? [] : [call("DELETE", `/api/uploads/${old}`)]),
  call("POST", "/api/bench/purge", {}),
  call("POST", "/api/bench/seal", {}),
];

const look = (db, round, { id, victims, old }) => {
  const n = (sql, ...params) => Number(Object.values(db.prepare(sql).get(...params))[0] ?? 0);
  const at = `round ${round}`;
  const { integrity_check: whole } = db.prepare("PRAGMA integrity_check").get();
  must(whole === "ok", `${at}: the file is damaged: ${whole}`);
  must(db.prepare("PRAGMA foreign_key_check").all().length === 0, `${at}: rows point to nothing`);
  const booked = n("SELECT coalesce(sum(last_row - first_row + 1), 0) FROM upload_chunks WHERE upload_id = ?", id);
  const held = n("SELECT COUNT(*) FROM assignment_rows WHERE upload_id = ?", id);
  const counted = n("SELECT coalesce(counts ->> 'rows', 0) FROM uploads WHERE id = ?", id);
  must(booked === held && held === counted, `${at}: ${booked} rows booked, ${held} held, ${counted} counted`);
  must(booked % chunk === 0, `${at}: half a chunk`);
  const gone = victims.filter((row) => n("SELECT COUNT(*) FROM assignment_rows WHERE id = ?", row) === 0);
  const receipts = n("SELECT COUNT(*) FROM deletion_receipts WHERE kind = 'row'");
  must(gone.length + done.rows === receipts, `${at}: ${gone.length + done.rows} rows deleted, ${receipts} receipts`);
  const oldGone = old !== null && n("SELECT COUNT(*) FROM uploads WHERE id = ?", old) === 0;
  const uploadReceipts = n("SELECT COUNT(*) FROM deletion_receipts WHERE kind = 'upload'");
  must(done.uploads + (oldGone ? 1 : 0) === uploadReceipts, `${at}: ${uploadReceipts} receipts of uploads`);
  if (oldGone)
    must(n("SELECT COUNT(*) FROM assignment_rows WHERE upload_id = ?", old) === 0, `${at}: rows without their upload`);
  must(
    n(`SELECT COUNT(*) FROM assignment_rows r WHERE NOT EXISTS (SELECT 1 FROM contact_values v WHERE v.contact_id = r.contact_id)
       OR NOT EXISTS (SELECT 1 FROM subject_pseudonyms p WHERE p.subject_id = r.contact_id)`) === 0,
    `${at}: half a person`,
  );
  must(
    n("SELECT COUNT(*) FROM contact_values WHERE field = 'name' AND anchor_on = '2099-01-01'") === contacts,
    `${at}: the purge took what is not due`,
  );
  must(
    n("SELECT coalesce(max(size), 0) FROM log_heads") <= n("SELECT coalesce(max(seq), 0) FROM access_log"),
    `${at}: a head beyond the log`,
  );
  // Something to purge again, and rows for the round after the next one.
  db.exec(`INSERT OR IGNORE INTO contact_values (contact_id, field, value, norm, entered_on, anchor_on)
    SELECT id, 'email', 'e', 'e' || id, '2020-01-01', '2020-01-01' FROM contacts WHERE basis_reference = '' LIMIT ${contacts}`);
  const rowIds = db.prepare("SELECT id FROM assignment_rows WHERE upload_id = ? LIMIT 5").all(uploads.at(-2) ?? "");
  return { gone: oldGone ? [...gone, old] : gone, oldGone, nextVictims: rowIds.map((row) => row.id) };
};

/** Every row that is gone is named in the ledger, which was written first. */
const lookAtLedger = async (mf, round, gone) => {
  const bucket = await mf.getR2Bucket("KEYS");
  const texts = [];
  const after = { startAfter: `ledger/entries/${String(done.entries).padStart(12, "0")}` };
  for (let page = await bucket.list({ prefix: "ledger/entries/", ...after }); ; ) {
    for (const { key } of page.objects) texts.push(await (await bucket.get(key)).text());
    if (!page.truncated) break;
    page = await bucket.list({ prefix: "ledger/entries/", cursor: page.cursor });
  }
  for (const id of gone)
    must(
      texts.some((text) => text.includes(id)),
      `round ${round}: a deletion without its entry`,
    );
  done.entries += texts.length;
};

/** The whole log, downloaded as a client does and recomputed by the command. */
const verifyLog = async (call, world) => {
  const answer = await call("GET", `/api/assignments/${ids.assignment}/access-log/export`);
  const file = join(world, "log.jsonl");
  writeFileSync(file, await answer.text());
  const run = spawnSync(execPath, ["web/features/verify/cli/verify-log.ts", file], { encoding: "utf8" });
  must(run.status === 0, `the log does not verify: ${run.stdout}${run.stderr}`);
};

const contacts = 4_000;
const uploads = [];
const done = { rows: 0, uploads: 0, entries: 0 };
bundleBench();
const world = emptyWorld("kill", 1);
addCompanies(world, 1_000);
addContacts(world, contacts, contacts);
let victims = [];
let runtime = await start(world);
try {
  for (let round = 1; round <= rounds && failures.length === 0; round++) {
    const rows = rowsOf(round);
    const { id } = await open(runtime.call, round, rows);
    uploads.push(id);
    // Rows go from the upload of two rounds before, and the one before that goes whole.
    const begun = { id, rows, victims, old: uploads.at(-4) ?? null };
    const running = work(runtime.call, begun);
    await new Promise((resolve) => setTimeout(resolve, randomInt(5, 300)));
    kill();
    await Promise.allSettled(running);
    await runtime.mf.dispose().catch(() => {});

    const { gone, oldGone, nextVictims } = withDatabase(world, (db) => look(db, round, begun));
    runtime = await start(world);
    const { mf, call } = runtime;
    must((await call("GET", "/api/health")).status === 200, `round ${round}: closed after the restart`);
    await lookAtLedger(mf, round, gone);
    // Everything goes on where it stopped, and is whole then.
    for (let first = 1; first <= rows.length; first += chunk) await json(await send(call, id, rows, first));
    await json(await call("POST", `/api/uploads/${id}/finish`, {}));
    for (const row of victims.filter((each) => !gone.includes(each)))
      await json(await call("DELETE", `/api/rows/${row}`));
    if (begun.old !== null && !oldGone) await json(await call("DELETE", `/api/uploads/${begun.old}`));
    for (const rest of ["seal", "purge"]) await json(await call("POST", `/api/bench/${rest}`, {}));
    done.rows += victims.length;
    if (begun.old !== null) done.uploads += 1;
    victims = nextVictims;
    if (round % 50 === 0 || round === rounds) await verifyLog(call, world);
    if (round % 10 === 0) stdout.write(`${round} rounds\n`);
  }
} finally {
  await runtime.mf.dispose().catch(() => {});
  removeWorlds();
}
for (const failure of failures) stdout.write(`FAILED ${failure}\n`);
if (failures.length === 0) stdout.write(`Killed ${rounds} times: nothing was half done.\n`);
exit(failures.length === 0 ? 0 : 1);
