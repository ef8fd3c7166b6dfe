import { KeyCache } from "../preview/key-cache.ts";
import type { Hashes } from "../preview/key-table.ts";
import { emptyCheck, MAX_CHECK_ISSUES } from "../reading/check.ts";
import { repairIds } from "../repairs.ts";
import { bitOf, issueCodes, levelOf } from "./issue-codes.ts";
import { type Judged, levelBit } from "./judge.ts";
import type { RowFilter, RowsState } from "./row-views.ts";

/** What is counted; the rest of the state is known elsewhere. */
type Counted = Omit<RowsState, "discarded" | "edited" | "undo" | "redo" | "redoMore">;

/** Counts what was said of all rows, and keeps per row what it takes to find it again: a few bytes. */
export class Tally {
  readonly #count: number;
  readonly #codes: Uint32Array;
  readonly #levels: Uint8Array;
  readonly #repairs: Uint16Array;
  readonly #keys: KeyCache;
  readonly #state: Counted = {
    ...emptyCheck(),
    infos: {},
    repairs: repairIds.map((id) => ({ id, count: 0 })),
    rows: { errors: 0, warnings: 0, infos: 0 },
    tooLarge: null,
  };

  constructor(rowCount: number) {
    this.#count = rowCount;
    this.#codes = new Uint32Array(rowCount + 1);
    this.#levels = new Uint8Array(rowCount + 1);
    this.#repairs = new Uint16Array(rowCount + 1);
    this.#keys = new KeyCache(rowCount);
  }

  get state(): Counted {
    const state = structuredClone(this.#state);
    state.issues.sort((a, b) => a.row - b.row);
    return { ...state, issues: state.issues.slice(0, MAX_CHECK_ISSUES) };
  }

  hashes = (row: number): Hashes => this.#keys.of(row);
  offers = (row: number, repair: number): boolean => ((this.#repairs[row] ?? 0) & (1 << repair)) !== 0;

  add(row: number, judged: Judged, isGone: boolean): void {
    this.#sum(judged, isGone, 1);
    this.#codes[row] = judged.codes;
    this.#levels[row] = judged.levels;
    this.#repairs[row] = judged.repairs;
    this.#keys.set(row, judged.keys);
    const state = this.#state;
    if (state.issues.length < MAX_CHECK_ISSUES) state.issues.push(...judged.issues);
    if (judged.tooLarge && (state.tooLarge === null || state.tooLarge.row > row))
      state.tooLarge = { row, column: judged.tooLarge.column };
  }

  /** @param columnOf asked when the first row that is too large was this one */
  remove(row: number, judged: Judged, isGone: boolean, columnOf: (row: number) => number | null): void {
    this.#sum(judged, isGone, -1);
    this.#codes[row] = 0;
    this.#levels[row] = 0;
    this.#repairs[row] = 0;
    const state = this.#state;
    if (judged.issues.length > 0) state.issues = state.issues.filter((issue) => issue.row !== row);
    if (state.tooLarge?.row === row) state.tooLarge = this.#nextTooLarge(columnOf);
  }

  /** Tests rows for a filter that is about what was said of them. */
  test(filter: RowFilter): (row: number) => boolean {
    const level = (bits: number) => (row: number) => ((this.#levels[row] ?? 0) & bits) !== 0;
    if (filter === "problems") return level(levelBit("error") | levelBit("warning"));
    if (filter === "errors") return level(levelBit("error"));
    if (filter === "warnings") return level(levelBit("warning"));
    if (filter === "infos") return level(levelBit("info"));
    const [kind, name = ""] = filter.split(":");
    if (kind === "code") {
      const bit = issueCodes.some((code) => code === name) ? bitOf(name) : 0;
      return (row) => ((this.#codes[row] ?? 0) & bit) !== 0;
    }
    const repair = repairIds.indexOf(name as (typeof repairIds)[number]);
    return (row) => kind !== "repair" || this.offers(row, repair);
  }

  #sum(judged: Judged, isGone: boolean, by: 1 | -1): void {
    const state = this.#state;
    if (!isGone && judged.refused) state.refused += by;
    else if (!isGone) state.ok += by;
    for (const { code, level } of judged.issues) {
      const shown = levelOf(code, level);
      const counts = shown === "error" ? state.errors : shown === "warning" ? state.warnings : state.infos;
      counts[code] = (counts[code] ?? 0) + by;
      if (counts[code] === 0) delete counts[code];
    }
    if (judged.levels & levelBit("error")) state.rows.errors += by;
    if (judged.levels & levelBit("warning")) state.rows.warnings += by;
    if (judged.levels & levelBit("info")) state.rows.infos += by;
    judged.repairCounts.forEach((count, at) => {
      const offer = state.repairs[at];
      if (offer) offer.count += by * count;
    });
  }

  #nextTooLarge(columnOf: (row: number) => number | null): RowsState["tooLarge"] {
    const bit = bitOf("row.tooLarge");
    for (let row = 1; row <= this.#count; row++)
      if (((this.#codes[row] ?? 0) & bit) !== 0) return { row, column: columnOf(row) };
    return null;
  }
}
