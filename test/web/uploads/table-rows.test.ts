import { describe, expect, test } from "vitest";
import { RowStore } from "#web/features/uploads/reading/row-store.ts";
import type { RowFilter } from "#web/features/uploads/rows/row-views.ts";
import { TableRows } from "#web/features/uploads/rows/table-rows.ts";

const mapping = (["companyName", "phone", "postcode", "contactEmail", "personName"] as const).map((target) => ({
  target,
}));
const sample = [
  ["Bakkerij Aalbers B.V.", "612345678", "1456np", "", ""],
  ["", "0201234567", "1456 NP", "", ""],
  ["Drukkerij Cornelis", "abc", "1456 NP", "jan @ x,nl", "J. Cornelis"],
  ["", "", "", "", ""],
  ["Garage Dekker", "201234567", "1456 NP", "", ""],
];
const checked = (cells = sample) => {
  const store = new RowStore();
  store.add(cells.map((row) => [...row]));
  const rows = new TableRows(store, 5);
  rows.startCheck(mapping);
  rows.checkNext(1, 1_000);
  return rows;
};
const shown = (rows: TableRows, filter: RowFilter) => rows.view(filter, 0, 100, true).rows.map(({ row }) => row);
const offered = (rows: TableRows) => Object.fromEntries(rows.state.repairs.map(({ id, count }) => [id, count]));
/** What a fresh check of the same rows says: counting on must come to the same. */
const recounted = (rows: TableRows) => {
  const before = rows.state;
  rows.startCheck(mapping);
  rows.checkNext(1, 1_000);
  return { before, after: rows.state };
};

describe("the check", () => {
  test("tells errors, warnings and what can be mended apart, and adds up to the rows (P2-4)", () => {
    const { ok, refused, discarded, errors, warnings, rows } = checked().state;
    expect({ ok, refused, discarded }).toEqual({ ok: 3, refused: 2, discarded: 0 });
    expect(errors).toEqual({ "company.missing": 1, "row.empty": 1 });
    expect(warnings).toEqual({ "phone.invalid": 1, "email.invalid": 1 });
    expect(rows).toMatchObject({ errors: 2, warnings: 1 });
    expect(offered(checked())).toMatchObject({ "phone.zero": 2, "postcode.space": 1, "email.clean": 1 });
  });

  test("shows only the rows with errors, one kind, or those a repair is about", () => {
    const rows = checked();
    expect(shown(rows, "errors")).toEqual([2, 4]);
    expect(shown(rows, "problems")).toEqual([2, 3, 4]);
    expect(shown(rows, "code:phone.invalid")).toEqual([3]);
    expect(shown(rows, "repair:phone.zero")).toEqual([1, 5]);
    expect(shown(rows, "all")).toEqual([1, 2, 3, 4, 5]);
  });

  test("a cell mended in place is what is sent, and counts at once", () => {
    const rows = checked();
    rows.edit(2, 0, "Hoveniers Iris");
    expect(rows.slice(1, 1)).toEqual([["Hoveniers Iris", "0201234567", "1456 NP", "", ""]]);
    expect(rows.state).toMatchObject({ ok: 4, refused: 1, edited: 1, undo: { kind: "edit", count: 1 } });
    const { before, after } = recounted(rows);
    expect(after).toEqual(before);
  });

  test("a mended row stays in view until the filter is asked again", () => {
    const rows = checked();
    expect(shown(rows, "errors")).toEqual([2, 4]);
    rows.edit(2, 0, "Hoveniers Iris");
    expect(rows.view("errors", 0, 10, false).rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(shown(rows, "errors")).toEqual([4]);
  });

  test("one click mends all of a kind, and an undo takes all of it back", () => {
    const rows = checked();
    const start = rows.state;
    rows.repair("phone.zero");
    expect(rows.slice(0, 5).map((cells) => cells[1])).toEqual(["0612345678", "0201234567", "abc", "", "0201234567"]);
    expect(rows.state.undo).toEqual({ kind: "repair", repair: "phone.zero", count: 2 });
    expect(offered(rows)["phone.zero"]).toBe(0);
    rows.repair("email.clean");
    expect(rows.state.warnings).toEqual({ "phone.invalid": 1 });
    const { before, after } = recounted(rows);
    expect(after).toEqual(before);
    rows.undo();
    rows.undo();
    expect(rows.slice(0, 5)).toEqual(sample);
    expect(rows.state).toEqual(start);
  });

  test("a row that is left out is sent empty and comes back by an undo", () => {
    const rows = checked();
    rows.discardAll("errors");
    expect(rows.state).toMatchObject({ ok: 3, refused: 0, discarded: 2, errors: {} });
    expect(rows.slice(1, 1)).toEqual([[]]);
    expect(rows.views([2])[0]).toMatchObject({ discarded: true, cells: sample[1] });
    rows.undo();
    expect(rows.state).toMatchObject({ ok: 3, refused: 2, discarded: 0 });
    expect(rows.slice(1, 1)).toEqual([sample[1]]);
  });

  test("a row too large for any request is named, and gone once it is made shorter", () => {
    const rows = checked([...sample, ["Te groot B.V.", "x".repeat(40_000), "", "", ""]]);
    expect(rows.state.tooLarge).toEqual({ row: 6, column: 1 });
    rows.edit(6, 1, "");
    expect(rows.state.tooLarge).toBeNull();
  });
});
