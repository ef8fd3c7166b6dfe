import { readFileSync } from "node:fs";
import { type Receipt, type ReceiptExpectations, type ReceiptFault, verifyReceipt } from "../checking/receipt.ts";
import { nodeHasher } from "./node-hasher.ts";

const usage =
  "usage: verify-receipt FILE [--key VERIFIER-KEY] [--opening OPENING-KEY --identifier mail:you@example … ]";

const words: Record<ReceiptFault, string> = {
  not_a_receipt: "this file is no receipt",
  key: "the key in the file is no Ed25519 verifier key",
  pinned_key: "the receipt is signed with another key than the one given",
  signature: "the signature does not fit: the receipt was changed or forged",
  not_the_person: "the receipt is not about the person with this opening key and these identifiers",
};

const options = (args: string[]): { file: string; expected: ReceiptExpectations } => {
  const [file, ...rest] = args;
  const expected: ReceiptExpectations = {};
  const opening = { key: "", identifiers: [] as string[] };
  for (let at = 0; at < rest.length; at += 2) {
    const value = rest[at + 1];
    if (value === undefined) throw new Error(usage);
    if (rest[at] === "--key") expected.key = value;
    else if (rest[at] === "--opening") opening.key = value;
    else if (rest[at] === "--identifier") opening.identifiers.push(value);
    else throw new Error(usage);
  }
  if (file === undefined || (opening.key === "") !== (opening.identifiers.length === 0)) throw new Error(usage);
  if (opening.key !== "") expected.opening = opening;
  return { file, expected };
};

const describe = ({ id, kind, at, stores, keysDestroyed, noticesSent, log }: Receipt) => [
  `${id}: ${kind}, ${at}`,
  ...Object.entries(stores).map(([store, { before, after }]) => `  ${store}: ${before} before, ${after} after`),
  `  keys destroyed: ${keysDestroyed}, notices sent: ${noticesSent}`,
  `  access log: ${log === null ? "nothing sealed yet" : `${log.size} lines, root ${log.root}`}`,
];

const main = async () => {
  const { file, expected } = options(process.argv.slice(2));
  const { fault, receipt, key } = await verifyReceipt(nodeHasher, readFileSync(file, "utf8"), expected);
  if (fault !== null || receipt === null) {
    process.stdout.write(`BAD ${words[fault ?? "not_a_receipt"]}\n`);
    return fault === "not_a_receipt" ? 2 : 1;
  }
  const lines = ["ok", ...describe(receipt)];
  if (expected.opening !== undefined) lines.push("  about the person with this opening key");
  if (expected.key === undefined) lines.push(`signed with ${key}: compare it with the key you were given`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`verify-receipt: ${error instanceof Error ? error.message : "the file could not be read"}\n`);
    process.exitCode = 2;
  },
);
