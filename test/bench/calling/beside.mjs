// What goes on beside the callers: an upload, a download, the triggers.
import { createHash } from "node:crypto";
import { columns, rowOf } from "../upload.mjs";
import { ids } from "../world.mjs";
import { storedAssignment } from "./world.mjs";

const must = async (answer) => {
  if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 200)}`);
  return answer.json();
};

/** Sends the file in bites of the size the server asks for; gives the number of rows it took until the signal. */
export const upload = async (send, rowCount, signal) => {
  const rows = Array.from({ length: rowCount }, (_, n) => rowOf(n, rowCount / 5));
  const contentHash = createHash("sha256").update(String(rowCount)).digest("hex");
  let view = await must(
    await send("POST", "/uploads", { assignmentId: ids.assignment, contentHash, columns, rowCount }),
  );
  let at = 0;
  while (at < rows.length && !signal.aborted) {
    const bite = rows.slice(at, at + view.chunkSize);
    view = await must(await send("PUT", `/uploads/${view.id}/chunks/${at + 1}`, { rows: bite }));
    at += bite.length;
  }
  if (at === rows.length) await must(await send("POST", `/uploads/${view.id}/finish`, {}));
  return at;
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Four downloads a minute; gives the lines that came. */
export const download = async (send, signal) => {
  let lines = 0;
  while (!signal.aborted) {
    const answer = await send("GET", `/assignments/${storedAssignment}/export`);
    if (!answer.ok) throw new Error(`download ${answer.status}`);
    for await (const part of answer.body) lines += Buffer.from(part).toString("latin1").split("\n").length - 1;
    for (let waited = 0; waited < 15 && !signal.aborted; waited++) await pause(1_000);
  }
  return lines;
};

/** The minute's trigger twice a minute, the hour's and the log's once: each with its longest time. */
export const triggers = async (mf, signal) => {
  const worker = await mf.getWorker();
  const took = {};
  for (let second = 5; !signal.aborted; second += 5) {
    await pause(5_000);
    const cron = second === 10 ? "7 * * * *" : second === 25 ? "37 * * * *" : second % 30 === 5 ? "* * * * *" : null;
    if (cron === null || signal.aborted) continue;
    const from = performance.now();
    const { outcome } = await worker.scheduled({ cron });
    if (outcome !== "ok") throw new Error(`${cron} ended ${outcome}`);
    took[cron] = Math.max(took[cron] ?? 0, performance.now() - from);
  }
  return took;
};
