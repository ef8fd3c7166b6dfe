// Sealing lines of the access log, downloading them with proofs, and verifying the files with the command itself.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { onRuntime, seconds } from "./runtime.mjs";
import { copyWorld, ids, withDatabase } from "./world.mjs";

const days = ["2026-03-02", "2026-03-03"];

const addLines = (world, count) =>
  withDatabase(world, (db) => {
    db.exec(`WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < ${count - 1})
      INSERT INTO access_log (at, actor_id, actor_role, actor_pseudonym, action, purpose, client_id, assignment_id,
        record_kind, record_id, subject, request_id)
      SELECT CASE WHEN n < ${count / 2} THEN '${days[0]}' ELSE '${days[1]}' END || 'T10:00:00.000Z', '${ids.user}', 'supervisor',
        'P' || printf('%025d', n % 40), 'row.list', 'supervision', '${ids.client}', '${ids.assignment}', 'row',
        'row_' || printf('%026d', n), 'S' || printf('%025d', n), 'req_' || printf('%026d', n / 100) FROM s`);
  });

const result = (name, value, floor, rows) => ({ name, value, unit: "s", floor, ratio: value / floor, rows });

/** Three results: sealing against reading the same lines in equal pages, and the download and the check of all of them. */
export const benchSealing = async (world, count) => {
  const own = copyWorld(world, "sealing");
  addLines(own, count);
  return onRuntime(own, async ({ call }) => {
    const floor = await seconds(() => call("POST", "/api/bench/floor-log", {}));
    const seal = await seconds(() => call("POST", "/api/bench/seal", {}));
    const files = [];
    const download = await seconds(async () => {
      for (const day of days) {
        const path = `/api/assignments/${ids.assignment}/access-log/export?from=${day}&until=${day}`;
        const answer = await call("GET", path, undefined, { "x-bench-user": ids.user });
        files.push(join(own, `${day}.jsonl`));
        writeFileSync(files.at(-1), await answer.text());
      }
    });
    let entries = 0;
    const verify = await seconds(async () => {
      for (const file of files) {
        const run = spawnSync(execPath, ["web/features/verify/cli/verify-log.ts", file], { encoding: "utf8" });
        if (run.status !== 0) throw new Error(`verify-log: ${run.stdout}${run.stderr}`);
        entries += Number(/^ok: (\d+)/.exec(run.stdout)?.[1]);
      }
    });
    if (entries !== count) throw new Error(`${entries} of ${count} lines were verified`);
    return [
      result("log.seal", seal, floor, count),
      result("log.download", download, floor, count),
      result("log.verify", verify, floor, count),
    ];
  });
};
