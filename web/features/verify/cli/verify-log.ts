import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Fault, LogChecker, type LogExpectations } from "../checking/log-export.ts";
import { nodeHasher } from "./node-hasher.ts";

const usage = "usage: verify-log EXPORT [--key VERIFIER-KEY] [--head CHECKPOINT-FILE]";

const words: Record<Fault["code"], string> = {
  not_an_export: "this file is no export of the access log",
  key: "the key in the file is no Ed25519 verifier key",
  pinned_key: "the file is signed with another key than the one given",
  pinned_head: "the log of this file does not hold the head given: a line was changed or removed since",
  checkpoint: "the signature of the head is forged or damaged",
  head: "the signature of an earlier head is forged or damaged",
  not_consistent: "an earlier head is no beginning of a later one: the log was rewritten",
  unreadable: "the line can't be read",
  changed: "the entry is not the one that was sealed",
  missing: "the entry is missing from the file",
  order: "the entry stands in the wrong place",
  other_assignment: "the entry is about another assignment",
  reason: "the stated reason is not the one that was sealed",
  truncated: "the file ends too early",
  end: "the signed end does not fit what stands before it: something was removed or changed",
  after_end: "something was added after the end",
};

const options = (args: string[]): { file: string; expected: LogExpectations } => {
  const [file, ...rest] = args;
  const expected: LogExpectations = {};
  for (let at = 0; at < rest.length; at += 2) {
    const value = rest[at + 1];
    if (value === undefined) throw new Error(usage);
    if (rest[at] === "--key") expected.key = value;
    else if (rest[at] === "--head") expected.head = readFileSync(value, "utf8");
    else throw new Error(usage);
  }
  if (file === undefined) throw new Error(usage);
  return { file, expected };
};

const main = async () => {
  const { file, expected } = options(process.argv.slice(2));
  const hash = createHash("sha256");
  const digest = { update: (bytes: Uint8Array) => void hash.update(bytes), end: () => hash.digest() };
  const checker = new LogChecker(nodeHasher, digest, expected);
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    if (!(await checker.add(line))) break;
  const { fault, entries, heads, size, key, firstAt, lastAt } = checker.finish();
  if (fault === null) {
    const span = entries === 0 ? "" : `, ${firstAt} to ${lastAt}`;
    process.stdout.write(`ok: ${entries} entries${span}, under a head of ${size} lines and ${heads} earlier heads\n`);
    if (expected.key === undefined)
      process.stdout.write(`signed with ${key}: compare it with the key you were given\n`);
    return 0;
  }
  const place = fault.seq === null ? `line ${fault.line}` : `entry ${fault.seq} (line ${fault.line})`;
  process.stdout.write(`BAD ${place}: ${words[fault.code]}\n`);
  return fault.code === "not_an_export" ? 2 : 1;
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`verify-log: ${error instanceof Error ? error.message : "the file could not be read"}\n`);
    process.exitCode = 2;
  },
);
