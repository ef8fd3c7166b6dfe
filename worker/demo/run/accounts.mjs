// The demo accounts that `npm start` made. `--json` for scripts, else a table.
import { existsSync, readFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { accountsFile } from "./paths.mjs";

const readAccounts = () => (existsSync(accountsFile) ? JSON.parse(readFileSync(accountsFile, "utf8")) : []);

export const printAccounts = () => {
  const rows = readAccounts().map(({ role, email, password, totpSecret, note }) => [
    role,
    email,
    password,
    totpSecret,
    note ?? "",
  ]);
  const head = ["role", "email", "password", "totpSecret", ""];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  for (const row of [head, ...rows])
    process.stdout.write(
      `${row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd()}\n`,
    );
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv.includes("--json")) process.stdout.write(`${JSON.stringify(readAccounts(), null, 2)}\n`);
  else printAccounts();
}
