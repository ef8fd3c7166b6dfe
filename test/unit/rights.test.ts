import { describe, expect, it } from "vitest";
import { migratedDatabase, schemaOf } from "#test/support/schema.ts";
import { dictionary, erasedTables, rights } from "#worker/dictionary/index.ts";
import { storeReads } from "#worker/modules/data-subject-requests/answer.repository.ts";
import { countStatements } from "#worker/modules/data-subject-requests/subjects.repository.ts";

const db = migratedDatabase();
const schema = schemaOf(db);
/** Columns that point to a person: a table with one answers as well, also when it holds no value itself. */
const links = ["contact_id", "subject_id", "original_id"];

describe("what a person's rights do in each table (P2-5, P7-9)", () => {
  it("is answered by every table that holds personal data or points to a person (P2-5)", () => {
    const silent = [...schema].filter(([table, columns]) => {
      const personal = Object.values(dictionary[table]?.columns ?? {}).some(
        (column) => column.kind === "personal" && column.class !== "client-confidential",
      );
      return (personal || columns.some((column) => links.includes(column))) && rights[table] === undefined;
    });
    expect(silent.map(([table]) => table)).toEqual([]);
  });

  it("names only columns that exist, and gives a reason for all it keeps", () => {
    for (const [table, right] of Object.entries(rights)) {
      const columns = schema.get(table) ?? [];
      if ("columns" in right.access) expect(columns, table).toEqual(expect.arrayContaining(right.access.columns));
      if (right.erase === "keep" || right.erase === "redact")
        expect(right.because?.length ?? 0, table).toBeGreaterThan(0);
    }
  });

  it("is SQL the database takes, in the access answer as in the counts before and after an erasure (P7-6, P7-9)", () => {
    const statements = [
      ...storeReads({ contact: ["a"], mailbox: ["b"], request: ["c"] }, "2025-01-01").map(({ statement }) => statement),
      ...countStatements({ contacts: ["a"], mailbox: "b" }).map(({ statement }) => statement),
    ];
    expect(statements.length).toBeGreaterThan(20);
    for (const { sql, params } of statements)
      expect(() => db.prepare(sql).all(...(params as string[])), sql).not.toThrow();
  });

  it("counts by an index, so that an erasure costs the same in a big house", () => {
    for (const { store, statement } of countStatements({ contacts: ["a"], mailbox: "b" })) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${statement.sql}`).all(...(statement.params as string[])) as {
        detail: string;
      }[];
      expect(plan.map(({ detail }) => detail).join("; "), store).not.toMatch(new RegExp(`SCAN ${store}\\b`));
    }
  });

  it("leaves no personal column of a contact out of the access answer without a reason", () => {
    for (const [table, { access }] of erasedTables) {
      const personal = Object.entries(dictionary[table]?.columns ?? {}).filter(
        ([name, column]) => column.kind === "personal" && column.class !== "client-confidential" && name !== "norm",
      );
      if ("columns" in access)
        for (const [name] of personal) expect(access.columns, `${table}.${name}`).toContain(name);
    }
  });
});
