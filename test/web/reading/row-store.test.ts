import fc from "fast-check";
import { expect, test } from "vitest";
import { ColumnSamples } from "#web/features/uploads/reading/column-samples.ts";
import { RowStore } from "#web/features/uploads/reading/row-store.ts";

test("rows come back as they were put in, padded to the width asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { maxLength: 4 }), { maxLength: 30 }), (sample) => {
      const rows = Array.from({ length: sample.length * 50 }, (_, i) => sample[i % sample.length] as string[]);
      const store = new RowStore();
      store.add(rows);
      const padded = rows.map((row) => [...row, ...Array<string>(4 - row.length).fill("")]);
      expect(store.count).toBe(rows.length);
      expect(store.slice(0, rows.length + 5, 4)).toEqual(padded);
      expect(store.slice(510, 5, 4)).toEqual(padded.slice(510, 515));
    }),
    { numRuns: 40 },
  );
});

test("samples are the first values that say something, not the first rows", () => {
  const samples = new ColumnSamples();
  samples.add([
    ["a", " "],
    ["b", ""],
    ["c", "x"],
  ]);
  samples.add([["d"], ["e", "y"], ["f", "z"]]);
  expect(samples.result(3)).toEqual([["a", "b", "c", "d", "e"], ["x", "y", "z"], []]);
});
