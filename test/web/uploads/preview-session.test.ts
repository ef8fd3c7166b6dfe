import { describe, expect, test } from "vitest";
import type { PreviewView } from "#contract/uploads.ts";
import { KeyTable } from "#web/features/uploads/preview/key-table.ts";
import { PreviewSession } from "#web/features/uploads/preview/preview-session.ts";

const mapping = [{ target: "companyName" as const }, { target: "kvk" as const }];
const nothing: PreviewView = {
  chunkSize: 2,
  companies: [],
  contacts: [],
  merged: [],
  refused: [],
  doubts: [],
  unchanged: 0,
  suppressed: 0,
};
const session = (cells: string[][], applied: { firstRow: number; lastRow: number }[] = []) => {
  const rows = { count: cells.length, row: (number: number) => cells[number - 1] as string[] };
  const counts = {} as never;
  const made = new PreviewSession(rows, mapping, applied.length > 0 ? { applied, counts } : null, 2);
  while (made.prepare(1));
  return made;
};
const company = (label: string, rows: number[], outcome: "new" | "known" | "earlier" = "new") => ({
  label,
  seal: `seal of ${label}`,
  rows,
  outcome,
  changed: [],
  held: false,
});

describe("a preview in chunks", () => {
  const file = [
    ["Acme", "11111111"],
    ["Bravo", "22222222"],
    ["Acme", "11111111"],
    ["Charlie", "33333333"],
  ];

  test("brings along what earlier rows ended up in, only where a later row shares a key", () => {
    const preview = session(file);
    expect(preview.next()).toMatchObject({ firstRow: 1, before: [], generic: [], again: [1] });
    preview.adopt({ ...nothing, companies: [company("a", [1]), company("b", [2])] });
    expect(preview.next()).toEqual({
      firstRow: 3,
      rows: [file[2], file[3]],
      before: [{ seal: "seal of a", rows: [[1, file[0]]] }],
      generic: [],
      again: [],
    });
    preview.adopt({ ...nothing, companies: [company("a", [3], "earlier"), company("c", [4])] });
    expect(preview.next()).toBeNull();
    expect(preview.totals.counts).toMatchObject({ rows: 4, newCompanies: 3 });
    expect(preview.totals.ends).toEqual([2, 4]);
    expect(preview.fraction).toBe(1);
  });

  test("asks only about what the server does not hold yet", () => {
    const preview = session(file, [{ firstRow: 1, lastRow: 3 }]);
    expect(preview.next()).toMatchObject({ firstRow: 4, rows: [file[3]] });
    preview.adopt(nothing);
    expect(preview.next()).toBeNull();
  });

  test("a key that more than fifty companies hold is not looked up any more", () => {
    const many = Array.from({ length: 54 }, (_, i) => ["Zelfde naam", `${10_000_000 + i}`]);
    const preview = session(many);
    for (let row = 1; row <= 52; row += 2) {
      preview.next();
      preview.adopt({ ...nothing, companies: [company(`${row}`, [row]), company(`${row + 1}`, [row + 1])] });
    }
    expect(preview.next()).toMatchObject({
      firstRow: 53,
      before: [],
      generic: ["n:zelfdenaam|"].map(() => expect.any(String)),
    });
  });
});

test("the key table keeps the last row of each of many keys", () => {
  const table = new KeyTable();
  for (let row = 1; row <= 200_000; row++) table.note(1 + (row % 70_000) * 7919, row);
  expect(table.last(1 + 5 * 7919)).toBe(140_005);
  expect(table.last(1 + 69_999 * 7919)).toBe(139_999);
  expect(table.last(424_242_424_242)).toBe(0);
});
