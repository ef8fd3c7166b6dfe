const BLOCK_ROWS = 512;
interface Block {
  text: string;
  /** Per row the index of its first end in `ends`. */
  rows: Uint32Array;
  /** Per cell where it ends in `text`. */
  ends: Uint32Array;
}

/**
 * Rows of text cells kept compactly: one string and two number arrays per 512 rows, 4 bytes per cell beside its text.
 * Empty cells at the end of a row cost nothing and come back as padding.
 */
export class RowStore {
  readonly #blocks: Block[] = [];
  #pending: string[][] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(rows: string[][]): void {
    for (const row of rows) {
      this.#pending.push(row);
      this.#count++;
      if (this.#pending.length === BLOCK_ROWS) this.#pack();
    }
  }

  /** Copies of the rows from index `from` (0-based), each `width` cells wide. */
  slice(from: number, count: number, width: number): string[][] {
    const start = Math.max(0, from);
    const end = Math.min(this.#count, start + Math.max(0, count));
    const out: string[][] = [];
    for (let i = start; i < end; i++) out.push(this.#row(i, width));
    return out;
  }

  #row(index: number, width: number): string[] {
    const block = this.#blocks[Math.floor(index / BLOCK_ROWS)];
    const within = index % BLOCK_ROWS;
    const cells = block ? unpack(block, within) : (this.#pending[within] ?? []).slice();
    while (cells.length < width) cells.push("");
    return cells;
  }

  #pack(): void {
    const parts: string[] = [];
    const ends: number[] = [];
    const rows = new Uint32Array(BLOCK_ROWS + 1);
    let at = 0;
    this.#pending.forEach((row, i) => {
      let last = row.length;
      while (last > 0 && row[last - 1] === "") last--;
      for (let c = 0; c < last; c++) {
        const cell = row[c] as string;
        parts.push(cell);
        at += cell.length;
        ends.push(at);
      }
      rows[i + 1] = ends.length;
    });
    this.#blocks.push({ text: parts.join(""), rows, ends: Uint32Array.from(ends) });
    this.#pending = [];
  }
}

function unpack(block: Block, row: number): string[] {
  const cells: string[] = [];
  for (let i = block.rows[row] as number; i < (block.rows[row + 1] as number); i++) {
    cells.push(block.text.slice(i === 0 ? 0 : block.ends[i - 1], block.ends[i]));
  }
  return cells;
}
