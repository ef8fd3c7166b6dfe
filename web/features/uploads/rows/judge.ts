import { normaliseRow } from "#worker/matching/normalise/row.ts";
import { oversized } from "../chunk-limits.ts";
import { type CheckIssue, type ColumnTarget, toFields } from "../reading/check.ts";
import { repairs } from "../repairs.ts";
import { bitOf, type IssueLevel, levelOf } from "./issue-codes.ts";

/** What the upload would say of a row as it stands. */
export interface Judged {
  refused: boolean;
  issues: CheckIssue[];
  /** Bits of the codes, and of the levels. */
  codes: number;
  levels: number;
  /** Bits of the repairs that would change it, and how many cells each. */
  repairs: number;
  repairCounts: number[];
  tooLarge: { column: number | null } | null;
  /** What it is looked up by. */
  keys: readonly string[];
}

const LEVELS: readonly IssueLevel[] = ["error", "warning", "info"];
export const levelBit = (level: IssueLevel) => 1 << LEVELS.indexOf(level);

/** A row that was left out: nothing is said of it. */
export const leftOut = (): Judged => ({
  refused: false,
  issues: [],
  codes: 0,
  levels: 0,
  repairs: 0,
  repairCounts: [],
  tooLarge: null,
  keys: [],
});

/** Judges rows by one mapping, with the functions of the server. */
export class Judge {
  readonly #mapping: ColumnTarget[];
  /** Per repair the columns it looks at; null = all. */
  readonly #columns: (number[] | null)[];

  constructor(mapping: ColumnTarget[]) {
    this.#mapping = mapping;
    this.#columns = repairs.map(({ targets }) =>
      targets === "all"
        ? null
        : mapping.flatMap(({ target }, column) => (target !== null && targets.includes(target) ? [column] : [])),
    );
  }

  judge(row: number, cells: string[]): Judged {
    const judged = leftOut();
    const blank = cells.every((cell) => cell.trim() === "");
    const outcome = blank
      ? { ok: false as const, issues: [{ field: null, code: "row.empty", level: "error" as const }] }
      : normaliseRow(row, toFields(cells, this.#mapping));
    judged.refused = !outcome.ok;
    judged.keys = outcome.ok ? outcome.row.companyKeys : [];
    judged.tooLarge = blank ? null : oversized(cells);
    judged.issues = outcome.issues.map(({ field, code, level }) => ({ row, field, code, level }));
    if (judged.tooLarge) judged.issues.push({ row, field: null, code: "row.tooLarge", level: "error" });
    for (const { code, level } of judged.issues) {
      judged.codes |= bitOf(code);
      judged.levels |= levelBit(levelOf(code, level));
    }
    if (!blank) this.#offer(cells, judged);
    return judged;
  }

  /** The cells that a repair changes, with their new text. */
  mended(repair: number, cells: string[]): { column: number; text: string }[] {
    const { mend } = repairs[repair] as (typeof repairs)[number];
    const found: { column: number; text: string }[] = [];
    for (const column of this.#columns[repair] ?? cells.keys()) {
      const cell = cells[column] ?? "";
      const text = cell === "" ? null : mend(cell);
      if (text !== null) found.push({ column, text });
    }
    return found;
  }

  #offer(cells: string[], judged: Judged): void {
    for (let repair = 0; repair < repairs.length; repair++) {
      const { length } = this.mended(repair, cells);
      judged.repairCounts.push(length);
      if (length > 0) judged.repairs |= 1 << repair;
    }
  }
}
