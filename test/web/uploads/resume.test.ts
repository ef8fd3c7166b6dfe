import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UploadView } from "#contract/uploads.ts";
import { KeyCache } from "#web/features/uploads/preview/key-cache.ts";
import { hashKey } from "#web/features/uploads/preview/key-table.ts";
import { readTable } from "#web/features/uploads/reading/read-table.ts";
import { RowStore } from "#web/features/uploads/reading/row-store.ts";
import { changedInGaps, optionsOf, readingOf, takesUp } from "#web/features/uploads/resume.ts";
import { TableRows } from "#web/features/uploads/rows/table-rows.ts";

const mapping = [{ target: "companyName" as const }, { target: "phone" as const }];
const cells = Array.from({ length: 40 }, (_, i) => [i === 20 ? "" : `Kwekerij ${i + 1}`, `30710${1000 + i}`]);
const table = () => {
  const store = new RowStore();
  store.add(cells.map((row) => [...row]));
  const rows = new TableRows(store, 2);
  rows.startCheck(mapping);
  rows.checkNext(1, 1_000);
  return rows;
};
const summary = {
  sheet: null,
  encoding: "utf-8",
  delimiter: ";",
  headerRow: 1,
  headerLines: 1,
  mojibake: { repaired: false },
};
const view = (rows: TableRows, applied: UploadView["applied"]) =>
  ({ rowCount: cells.length, applied, reading: readingOf(summary as never, rows.changed) }) as UploadView;
const sent = (rows: TableRows) => rows.slice(0, cells.length);

describe("going on with an upload that broke off", () => {
  test("repairs and left-out rows are done again; rows that were typed in are pointed out, and only those still to send", () => {
    const before = table();
    before.repair("phone.zero");
    before.discard([3, 30], true);
    before.edit(5, 0, "Kwekerij Vijf");
    before.edit(21, 0, "Kwekerij Hersteld");
    before.edit(33, 0, "Fout");
    before.undo();
    const after = table();
    after.redo(changedInGaps(view(before, [{ firstRow: 1, lastRow: 10 }])));
    expect(after.state).toMatchObject({ redo: 1, discarded: 1 });
    expect(after.view("redo", 0, 10, true).rows.map(({ row }) => row)).toEqual([21]);
    after.edit(21, 0, "Kwekerij Hersteld");
    expect(after.state.redo).toBe(0);
    expect(sent(after).slice(10)).toEqual(sent(before).slice(10));
  });

  test("rows may also go as they stand, but only when somebody says so", () => {
    const before = table();
    before.edit(21, 0, "Kwekerij Hersteld");
    const after = table();
    after.redo(changedInGaps(view(before, [])));
    expect(after.state.redo).toBe(1);
    after.acceptRedo();
    expect(after.state.redo).toBe(0);
  });

  test("more rows than are remembered by number still wait for a word", () => {
    const reading = readingOf(summary as never, {
      repairs: [],
      discarded: Array.from({ length: 2_001 }, (_, i) => i + 1),
      edited: [],
      more: false,
    });
    expect([reading.discarded.length, reading.more]).toEqual([2_000, true]);
    const after = table();
    after.redo({ repairs: [], discarded: [], edited: [], more: true });
    expect(after.state.redoMore).toBe(true);
  });

  test("what is kept holds no text of the file, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.string({ minLength: 3 })), { maxLength: 8 }),
        (edits) => {
          const rows = table();
          for (const [row, text] of edits) rows.edit(row, 0, `geheim ${text}`);
          expect(JSON.stringify(readingOf(summary as never, rows.changed))).not.toMatch(/geheim|Kwekerij/);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("the same file is read the same way again: header, delimiter and encoding as they were chosen", async () => {
    const bytes = new TextEncoder().encode("x\nNaam^Plaats\nBos^Urk\n");
    const chosen = await readTable(bytes, { delimiter: "^", headerRow: 2, encoding: "windows-1252" }, () => {});
    const none = { repairs: [], discarded: [], edited: [], more: false };
    const again = await readTable(bytes, optionsOf(readingOf(chosen, none)), () => {});
    expect(again).toEqual({ ...chosen, confidence: again.confidence });
  });

  test("another kind, mapping or number of rows is another upload", () => {
    const columns = [{ header: "Naam", target: "companyName" as const, ownClass: "company" as const }];
    const input = { assignmentId: "a", kind: "leads" as const, contentHash: "h", columns, rowCount: 2 };
    const running = { ...input, state: "running" } as unknown as UploadView;
    expect(takesUp(running, input)).toBe(true);
    expect(takesUp({ ...running, state: "done" }, input)).toBe(false);
    expect(takesUp(running, { ...input, kind: "never_call" })).toBe(false);
    expect(takesUp(running, { ...input, rowCount: 3 })).toBe(false);
    expect(takesUp(running, { ...input, columns: columns.map((column) => ({ ...column, target: null })) })).toBe(false);
  });
});

test("the keys of every row are kept as last set, however the rows change", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.string(), { maxLength: 6 })), { maxLength: 60 }),
      (sets) => {
        const cache = new KeyCache(9);
        const wanted = new Map<number, number[]>();
        for (const [row, keys] of sets) {
          cache.set(row, keys);
          wanted.set(row, keys.map(hashKey));
        }
        for (let row = 1; row <= 9; row++) expect([...cache.of(row)]).toEqual(wanted.get(row) ?? []);
      },
    ),
  );
});
