import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { encode } from "./support.ts";
import { makeBook, sheetData } from "./xlsx-support.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SCRIPT = join(ROOT, "web/features/uploads/reading/cli/read-table.ts");
const folder = mkdtempSync(join(tmpdir(), "read-table-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(...args: string[]): Promise<{ code: number; rows: string[][]; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], { maxBuffer: 1e9 }, (error, out, err) => {
      const rows = out
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as string[]);
      resolve({ code: error ? Number(error.code) : 0, rows, err });
    });
  });
}

test("it prints the wizard's table: header first, two header lines joined, the preamble on stderr", async () => {
  const path = file(
    "a.csv",
    encode('Rapport\r\n\r\nBedrijf;;Contact\r\nNaam;Plaats;Naam\r\nZoë;"a\nb";\r\nBos\r\n', "windows-1252"),
  );
  const { code, rows, err } = await run(path);
  expect(code).toBe(0);
  expect(rows).toEqual([
    ["Bedrijf Naam", "Plaats", "Contact Naam"],
    ["Zoë", "a\nb", ""],
    ["Bos", "", ""],
  ]);
  expect(err).toContain('preamble: ["Rapport"]');
});

test("--encoding, --delimiter and --sheet are obeyed", async () => {
  const text = file("b.csv", encode("naam:plaats\nZoë:Urk\n", "utf-8"));
  const { rows } = await run(text, "--encoding", "latin-1", "--delimiter", ":");
  expect(rows).toEqual([
    ["naam", "plaats"],
    ["ZoÃ«", "Urk"],
  ]);
  const sheets = ["een", "twee"].map((name) => ({ name, xml: sheetData([["Naam"], [name]]) }));
  const book = file("c.xlsx", makeBook({ sheets }));
  expect((await run(book, "--sheet", "twee")).rows).toEqual([["Naam"], ["twee"]]);
});

test.each([
  ["nothing there", () => join(folder, "absent.csv")],
  ["a folder", () => folder],
  ["an empty file", () => file("empty.csv", "")],
  ["an old workbook", () => file("old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"))],
  ["an unknown option", () => "--nonsense"],
])("%s: exit 2 with one line that says why", async (_what, path) => {
  const { code, rows, err } = await run(path());
  expect(code).toBe(2);
  expect(rows).toEqual([]);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(err.length).toBeGreaterThan(20);
});

test("a reader that closes the pipe early is no failure", async () => {
  const path = file("long.csv", `naam;plaats\n${"Bos;Urk\n".repeat(300_000)}`);
  const child = spawn(process.execPath, [SCRIPT, path], { stdio: ["ignore", "pipe", "pipe"] });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, err }).toEqual({ code: 0, err: "" });
});
