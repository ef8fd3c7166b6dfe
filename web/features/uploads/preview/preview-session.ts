import type { PreviewInput, PreviewView, UploadCounts } from "#contract/uploads.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import { fitting } from "../chunk-limits.ts";
import { gapsOf, type RowRange } from "../gaps.ts";
import { type ColumnTarget, toFields } from "../reading/check.ts";
import { EarlierCompanies } from "./earlier-companies.ts";
import { type Hashes, hashKey, KeyTable } from "./key-table.ts";
import { type PreviewTotals, TotalsBuilder } from "./totals.ts";

/** The rows as they will be sent, by record number from 1; a row that was left out is empty. */
export interface PreviewRows {
  count: number;
  row(rowNumber: number): string[];
  /** The keys a row is looked up by, hashed, where the check has kept them. */
  hashes?(rowNumber: number): Hashes;
}
export type PreviewPart = Pick<PreviewInput, "firstRow" | "rows" | "before" | "generic" | "again">;

const FIRST_ROWS = 500;

/** What the server took in before an upload broke off. */
export interface Received {
  applied: readonly RowRange[];
  counts: UploadCounts;
}

/**
 * Asks what a file would do, chunk by chunk: `prepare` reads all keys once, then `next` gives what to send and `adopt` takes the
 * answer, until `next` is null. The chunks are those of the run, so that both decide the same.
 */
export class PreviewSession {
  readonly #rows: PreviewRows;
  readonly #mapping: readonly ColumnTarget[];
  readonly #table = new KeyTable();
  readonly #earlier = new EarlierCompanies(this.#table);
  readonly #sum: TotalsBuilder;
  /** Ranges that the server does not hold yet, ascending. */
  readonly #gaps: RowRange[];
  #prepared = 0;
  #done = 0;
  #size: number;
  #sent = 0;
  /** Of the rows that were asked about last. */
  #hashes = new Map<number, Hashes>();

  constructor(
    rows: PreviewRows,
    mapping: readonly ColumnTarget[],
    received: Received | null = null,
    chunkSize = FIRST_ROWS,
  ) {
    this.#rows = rows;
    this.#mapping = mapping;
    this.#size = chunkSize;
    this.#sum = new TotalsBuilder(received?.counts);
    this.#gaps = gapsOf(received?.applied ?? [], rows.count);
  }

  /** Reads the keys of the next `count` rows. @returns false when all are read */
  prepare(count: number): boolean {
    const end = Math.min(this.#rows.count, this.#prepared + count);
    for (let row = this.#prepared + 1; row <= end; row++) {
      const hashes = this.#hashesOf(row);
      for (let i = 0; i < hashes.length; i++) this.#table.note(hashes[i] as number, row);
    }
    this.#prepared = end;
    return end < this.#rows.count;
  }

  next(): PreviewPart | null {
    const [gap] = this.#gaps;
    if (gap === undefined) return null;
    const { firstRow } = gap;
    const last = Math.min(gap.lastRow, firstRow + this.#size - 1);
    const wish = Array.from({ length: last - firstRow + 1 }, (_, i) => this.#rows.row(firstRow + i));
    const rows = fitting(wish);
    this.#sent = rows.length;
    this.#hashes = new Map(rows.map((_, i) => [firstRow + i, this.#hashesOf(firstRow + i)]));
    const lastRow = firstRow + rows.length - 1;
    const again = [...this.#hashes].filter(([, own]) => this.#earlier.comesAgain(own, lastRow)).map(([row]) => row);
    const all = new Set<number>();
    for (const own of this.#hashes.values()) for (let i = 0; i < own.length; i++) all.add(own[i] as number);
    const named = (hashes: ReadonlySet<number>) => this.#named(hashes);
    const { before, generic, complete } = this.#earlier.before(all, (number) => this.#rows.row(number), named);
    if (!complete) this.#sum.totals.exact = false;
    return { firstRow, rows, before, generic, again };
  }

  adopt(view: PreviewView): void {
    const [gap] = this.#gaps;
    if (gap === undefined) return;
    this.#done = gap.firstRow + this.#sent - 1;
    if (this.#done < gap.lastRow) gap.firstRow = this.#done + 1;
    else this.#gaps.shift();
    this.#sum.add(view, this.#sent);
    this.#sum.totals.ends.push(this.#done);
    this.#earlier.adopt(view, this.#done, (number) => this.#hashes.get(number) ?? []);
    this.#size = view.chunkSize;
  }

  get totals(): PreviewTotals {
    return this.#sum.totals;
  }

  /** How far `prepare` is, 0..1. */
  get prepared(): number {
    return this.#prepared / this.#rows.count;
  }

  /** 1 only when every row was asked about. */
  get fraction(): number {
    return this.#gaps.length === 0 ? 1 : Math.min(0.99, this.#done / this.#rows.count);
  }

  #hashesOf(rowNumber: number): Hashes {
    return this.#rows.hashes?.(rowNumber) ?? this.#keysOf(rowNumber).map(hashKey);
  }

  /** The keys behind these hashes, in the rows that are asked about now. */
  #named(hashes: ReadonlySet<number>): string[] {
    const found = new Set<string>();
    for (const [row, own] of this.#hashes)
      if (own.some((hash) => hashes.has(hash)))
        for (const key of this.#keysOf(row)) if (hashes.has(hashKey(key))) found.add(key);
    return [...found];
  }

  #keysOf(rowNumber: number): readonly string[] {
    const outcome = normaliseRow(rowNumber, toFields(this.#rows.row(rowNumber), [...this.#mapping]));
    return outcome.ok ? outcome.row.companyKeys : [];
  }
}
