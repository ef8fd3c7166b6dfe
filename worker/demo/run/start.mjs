// npm start: migrate, fill the demo world when the database is empty, then open the port.
import { mkdirSync, readFileSync } from "node:fs";
import { printAccounts } from "./accounts.mjs";
import { runCrons } from "./cron-runner.mjs";
import { fillWhenEmpty } from "./fill-when-empty.mjs";
import { migrate } from "./migrate.mjs";
import { mailDir, port, stateDir } from "./paths.mjs";
import { serve } from "./serve.mjs";

const say = (line) => process.stdout.write(`${line}\n`);
const crons = [...readFileSync("wrangler.toml", "utf8").matchAll(/^crons = \[(.*)\]/gm)].flatMap(([, list]) =>
  [...list.matchAll(/"([^"]+)"/g)].map(([, cron]) => cron),
);

mkdirSync(mailDir, { recursive: true });
migrate(stateDir);
await fillWhenEmpty(stateDir);
const mf = await serve({ port, persist: stateDir, demo: true });
const stopCrons = runCrons(mf, crons, say);
say(`Leadhunter is ready on http://localhost:${port}`);
printAccounts();

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  stopCrons();
  await mf.dispose();
  process.exit(0);
};
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
