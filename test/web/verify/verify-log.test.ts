import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { endOf, logExportFile, otherSeed } from "#test/support/log-export-file.ts";
import { LogChecker } from "#web/features/verify/checking/log-export.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";

const folder = mkdtempSync(join(tmpdir(), "verify-log-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command itself, on a file of these lines. */
const verify = (lines: string[], ...more: string[]) => {
  const file = join(folder, "export.jsonl");
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  const run = spawnSync(process.execPath, ["web/features/verify/cli/verify-log.ts", file, ...more], {
    encoding: "utf8",
  });
  return { code: run.status, text: run.stdout + run.stderr };
};
const original = await logExportFile();
const parsed = (at: number) => JSON.parse(original[at] ?? "") as Record<string, string>;
/** A forger who holds the signing key of the end, but can't change what was sealed. */
const resigned = async (lines: string[], entries: number, lastSeq: number) => [
  ...lines,
  await endOf(lines, entries, lastSeq, 40),
];

describe("verify-log (P3-7)", () => {
  it("finds an untouched export right, and says whose signature it is", () => {
    const { code, text } = verify(original);
    expect(text).toMatch(/^ok: 20 entries, 2026-01-01T00:01.* under a head of 40 lines and 1 earlier heads/);
    expect(text).toContain(parsed(0).key);
    expect(code).toBe(0);
  });

  it("names the entry in which a field was changed", async () => {
    const changed = original.with(7, (original[7] ?? "").replace("row.list", "row.read"));
    expect(verify(changed)).toMatchObject({ code: 1, text: expect.stringMatching(/^BAD entry 11 /) });
    expect(verify(await resigned(changed.slice(0, -1), 20, 39)).text).toMatch(/^BAD entry 11 .*sealed/);
  });

  it("names the entry that was taken out, also by somebody who signs the rest again", async () => {
    const shorter = original.toSpliced(9, 1);
    expect(verify(shorter).text).toMatch(/^BAD entry 15 .*missing/);
    expect(verify(await resigned(shorter.slice(0, -1), 19, 39))).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^BAD entry 15 .*missing/),
    });
  });

  it("names an entry that stands elsewhere", () => {
    const swapped = original.with(5, original[6] ?? "").with(6, original[5] ?? "");
    expect(verify(swapped)).toMatchObject({ code: 1, text: expect.stringMatching(/^BAD entry 7 /) });
  });

  it("refuses a forged head, a rewritten log, and a signature of another key once the key is pinned", async () => {
    const forged = original.with(0, (original[0] ?? "").replace("\\n40\\n", "\\n41\\n"));
    expect(verify(forged)).toMatchObject({ code: 1, text: expect.stringContaining("forged") });
    const rewritten = original.with(1, (await logExportFile(60))[1] ?? "");
    expect(verify(rewritten)).toMatchObject({ code: 1, text: expect.stringContaining("no beginning") });
    const other = await logExportFile(40, otherSeed);
    expect(verify(other, "--key", parsed(0).key ?? "")).toMatchObject({ code: 1 });
    expect(verify(original, "--key", parsed(0).key ?? "").code).toBe(0);
  });

  it("holds the export against a head that was kept earlier", async () => {
    const kept = join(folder, "kept.txt");
    writeFileSync(kept, parsed(1).checkpoint ?? "");
    expect(verify(original, "--head", kept).code).toBe(0);
    const later = JSON.parse((await logExportFile(41))[0] ?? "") as { checkpoint: string };
    writeFileSync(kept, later.checkpoint);
    expect(verify(original, "--head", kept)).toMatchObject({ code: 1, text: expect.stringContaining("head given") });
  });

  it("sees a file that was cut off, at a line or within one, and one that was made longer", () => {
    expect(verify(original.slice(0, -1))).toMatchObject({ code: 1, text: expect.stringMatching(/too early/) });
    expect(verify(original.slice(0, 12)).text).toMatch(/^BAD entry 19 .*too early/);
    expect(verify([...original.slice(0, 6), (original[6] ?? "").slice(0, 90)]).code).toBe(1);
    expect(verify([...original, original[5] ?? ""])).toMatchObject({ code: 1 });
    expect(verify(original.toSpliced(2, 3)).code).toBe(1);
  });

  it("answers 2 for what it can't read as an export", () => {
    expect(verify(['{"type":"something else"}']).code).toBe(2);
    expect(spawnSync(process.execPath, ["web/features/verify/cli/verify-log.ts"]).status).toBe(2);
    expect(spawnSync(process.execPath, ["web/features/verify/cli/verify-log.ts", join(folder, "absent")]).status).toBe(
      2,
    );
  });

  it("finds every letter of the file that was changed, wherever it is", async () => {
    const check = async (lines: string[]) => {
      const hash = createHash("sha256");
      const running = { update: (bytes: Uint8Array) => void hash.update(bytes), end: () => hash.digest() };
      const checker = new LogChecker(nodeHasher, running);
      for (const line of lines) if (!(await checker.add(line))) break;
      return checker.finish().fault;
    };
    expect(await check(original)).toBeNull();
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 2), fc.nat(), async (at, place) => {
        const line = original[at] ?? "";
        const index = place % line.length;
        const changed = `${line.slice(0, index)}${line[index] === "7" ? "8" : "7"}${line.slice(index + 1)}`;
        expect(await check(original.with(at, changed))).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
