import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "#contract/roles.ts";

/** The demo world that test/e2e/run.mjs started. */
export interface Account {
  email: string;
  password: string;
  totpSecret: string;
  role: Role;
}

const fromEnv = (name: string) => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: run the browser tests by test/e2e/run.mjs`);
  return value;
};

export const baseUrl = fromEnv("E2E_URL");
export const stateDir = fromEnv("STATE_DIR");

const accounts = JSON.parse(readFileSync(join(stateDir, "demo-accounts.json"), "utf8")) as Account[];

/** A demo account by the part of its address before the `@`, or by the whole address. */
export const account = (name: string): Account => {
  const found = accounts.find(({ email }) => email === name || email.startsWith(`${name}@`));
  if (found === undefined) throw new Error(`the demo world has no ${name}`);
  return found;
};

export const people = {
  client: account("opdrachtgever@zonnedak.example"),
  otherClient: account("opdrachtgever@kantoorvers.example"),
  supervisor: account("begeleider"),
  secondSupervisor: account("begeleider2"),
  agent: account("agent1"),
  secondAgent: account("agent2"),
  newAgent: account("agent3"),
  coach: account("coach"),
  administrator: account("beheer"),
  director: account("directie"),
};

export const demoPeople: readonly Account[] = accounts;

/** The mails filed so far, oldest first. */
export const mails = (): string[] => {
  const folder = join(stateDir, "mail");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
};
