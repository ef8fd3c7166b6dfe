import { describe, expect, it } from "vitest";
import { migratedDatabase, schemaOf } from "#test/support/schema.ts";
import { dictionary } from "#worker/dictionary/index.ts";
import { SCHEDULE } from "#worker/retention/schedule.ts";

const schema = schemaOf(migratedDatabase());

describe("the data dictionary (P2-5)", () => {
  it("answers for every column of every table (P2-5)", () => {
    const unanswered = [...schema].flatMap(([table, columns]) =>
      columns.filter((c) => dictionary[table]?.columns[c] === undefined).map((c) => `${table}.${c}`),
    );
    expect(unanswered).toEqual([]);
  });

  it("speaks of no column that does not exist", () => {
    const invented = Object.entries(dictionary).flatMap(([table, entry]) =>
      Object.keys(entry.columns)
        .filter((c) => !schema.get(table)?.includes(c))
        .map((c) => `${table}.${c}`),
    );
    expect(invented).toEqual([]);
  });

  it("gives a reason for every column that is not personal, and a reader for every one that is", () => {
    for (const [table, entry] of Object.entries(dictionary))
      for (const [name, column] of Object.entries(entry.columns)) {
        const answer = column.kind === "personal" ? column.seers.length : column.because.length;
        expect(answer, `${table}.${name}`).toBeGreaterThan(0);
      }
  });

  it("knows each table that a retention rule names", () => {
    const named = Object.values(SCHEDULE).flatMap((rule) => rule.tables);
    expect(named.filter((table) => schema.has(table) && dictionary[table] === undefined)).toEqual([]);
  });
});
