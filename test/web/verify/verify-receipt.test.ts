import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { testSeed } from "#test/support/log-export-file.ts";
import { canonicalJson } from "#worker/platform/canonical-json.ts";
import { ed25519Signer } from "#worker/platform/signed-note.ts";

const folder = mkdtempSync(join(tmpdir(), "verify-receipt-"));
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (text: string, ...more: string[]) => {
  const file = join(folder, "receipt.json");
  writeFileSync(file, text);
  const run = spawnSync(process.execPath, ["web/features/verify/cli/verify-receipt.ts", file, ...more], {
    encoding: "utf8",
  });
  return { code: run.status, text: run.stdout + run.stderr };
};
const receipt = {
  type: "leadhunter.deletion-receipt.v1",
  id: "rcpt_1",
  kind: "assignment",
  case: null,
  at: "2026-11-25T10:00:00.000Z",
  policy: "00",
  stores: { leads: { before: 12, after: 0 } },
  keysDestroyed: 1,
  noticesSent: 0,
  subject: null,
  details: {},
  log: null,
};
const signer = ed25519Signer("leadhunter.example/access-log", testSeed);
const signature = await signer.signatureLine(`${canonicalJson(receipt)}\n`);
const key = await signer.verifierKey();
const file = (changed: object = {}) => JSON.stringify({ receipt: { ...receipt, ...changed }, signature, key });

describe("verify-receipt (P3-11)", () => {
  it("finds an untouched receipt right, in whatever order its members stand, and prints what it says", () => {
    const shuffled = JSON.stringify({ key, signature, receipt: Object.fromEntries(Object.entries(receipt).reverse()) });
    for (const text of [file(), shuffled]) {
      const answer = verify(text, "--key", key);
      expect(answer).toMatchObject({ code: 0, text: expect.stringMatching(/^ok\nrcpt_1: assignment/) });
      expect(answer.text).toContain("leads: 12 before, 0 after");
    }
  });

  it("refuses a changed number, another key, and a person it is not about", () => {
    expect(verify(file({ keysDestroyed: 2 }))).toMatchObject({ code: 1, text: expect.stringContaining("changed") });
    expect(verify(file(), "--key", key.replace("leadhunter", "other")).code).toBe(1);
    const opening = ["--opening", testSeed, "--identifier", "mail:jan@voorbeeld.example"];
    expect(verify(file(), ...opening)).toMatchObject({ code: 1, text: expect.stringContaining("not about") });
  });

  it("answers 2 for what is no receipt", () => {
    expect(verify("{}").code).toBe(2);
    expect(verify("no json").code).toBe(2);
    expect(verify(file(), "--opening", testSeed).code).toBe(2);
  });
});
