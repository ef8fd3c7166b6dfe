import type { PreviewInput, PreviewView } from "#contract/uploads.ts";
import type { Hashes, KeyTable } from "./key-table.ts";

/** A company that rows ended up in, for as long as a later row can meet it. */
interface Earlier {
  label: string;
  seal: string;
  rows: number[];
}

/** A key that more companies hold says nothing: the run looks nothing up by it, and neither does the preview. */
const GENERIC_FROM = 50;
/** More than this is not sent along; the figures are then near, not exact. */
const MOST_BYTES = 4_000_000;

/** Remembers, between two calls of a preview, which companies the earlier rows made or met. Holds ids sealed by the server only. */
export class EarlierCompanies {
  readonly #table: KeyTable;
  /** Companies by the hash of a key that still comes. */
  readonly #byKey = new Map<number, Set<Earlier>>();
  readonly #generic = new Set<number>();
  readonly #byLabel = new Map<string, Earlier>();

  constructor(table: KeyTable) {
    this.#table = table;
  }

  /** What goes along with rows that have these keys. @param named the keys themselves, asked for generic ones only */
  before(
    hashes: ReadonlySet<number>,
    row: (rowNumber: number) => string[],
    named: (generic: ReadonlySet<number>) => string[],
  ): Pick<PreviewInput, "before" | "generic"> & { complete: boolean } {
    const found = new Set<Earlier>();
    const isGeneric = new Set<number>();
    for (const hash of hashes) {
      if (this.#generic.has(hash)) isGeneric.add(hash);
      else for (const company of this.#byKey.get(hash) ?? []) found.add(company);
    }
    const generic = isGeneric.size === 0 ? [] : named(isGeneric);
    const before: PreviewInput["before"] = [];
    let bytes = 0;
    for (const company of found) {
      const rows = company.rows.map((number): [number, string[]] => [number, row(number)]);
      for (const [, cells] of rows) for (const cell of cells) bytes += cell.length + 3;
      bytes += company.seal.length;
      if (bytes > MOST_BYTES) return { before, generic, complete: false };
      before.push({ seal: company.seal, rows });
    }
    return { before, generic, complete: true };
  }

  /** True when a row after `lastRow` has one of these keys. */
  comesAgain(hashes: Hashes, lastRow: number): boolean {
    for (let i = 0; i < hashes.length; i++) if (this.#table.last(hashes[i] as number) > lastRow) return true;
    return false;
  }

  /** Takes in the answer about rows up to `lastRow`. */
  adopt(view: PreviewView, lastRow: number, hashesOf: (rowNumber: number) => Hashes): void {
    for (const { from, into } of view.merged) {
      const gone = this.#byLabel.get(from);
      if (!gone) continue;
      this.#byLabel.delete(from);
      const stays = this.#byLabel.get(into);
      if (stays) {
        stays.rows.push(...gone.rows);
        for (const companies of this.#byKey.values()) if (companies.delete(gone)) companies.add(stays);
      } else {
        gone.label = into;
        this.#byLabel.set(into, gone);
      }
    }
    for (const { label, seal, rows } of view.companies) {
      const known = this.#byLabel.get(label);
      // Without a seal no later row can meet it.
      if (seal === null) continue;
      const company = known ?? { label, seal, rows: [] };
      company.seal = seal;
      company.rows.push(...rows);
      let needed = known !== undefined;
      for (const hash of rows.flatMap((number) => [...hashesOf(number)])) {
        if (this.#table.last(hash) > lastRow) {
          this.#hold(hash, company);
          needed = true;
        } else this.#byKey.delete(hash);
      }
      if (needed) this.#byLabel.set(label, company);
    }
  }

  #hold(hash: number, company: Earlier): void {
    if (this.#generic.has(hash)) return;
    const companies = this.#byKey.get(hash) ?? new Set();
    this.#byKey.set(hash, companies.add(company));
    if (companies.size <= GENERIC_FROM) return;
    this.#generic.add(hash);
    this.#byKey.delete(hash);
  }
}
