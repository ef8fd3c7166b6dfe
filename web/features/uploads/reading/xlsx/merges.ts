import type { Merge } from "./sheet-reader.ts";

/**
 * Merged cells: the file holds the value in the first cell only. Merged down over several rows it is meant for each of them (one company
 * over its contacts), so it is filled in where the row has something of its own. Merged across it is one cell; only in a header it names all.
 */
export class Merges {
  readonly #byTop = new Map<number, Merge[]>();
  #open: { merge: Merge; text: string }[] = [];

  add(merge: Merge): void {
    const list = this.#byTop.get(merge.top);
    if (list) list.push(merge);
    else this.#byTop.set(merge.top, [merge]);
  }

  /** A line of one cell that is merged across: a title, not a header. */
  isTitle(index: number, cells: string[]): boolean {
    return cells.filter((cell) => cell.trim() !== "").length === 1 && this.isAcross(index);
  }

  isAcross(index: number): boolean {
    return (this.#byTop.get(index) ?? []).some(({ left, right }) => right > left);
  }

  /** How many rows the cells that start in this row reach down. */
  depth(index: number): number {
    return Math.max(1, ...(this.#byTop.get(index) ?? []).map(({ top, bottom }) => bottom - top + 1));
  }

  /** Fills what is merged down into this row; rows must come in order. @returns whether something was filled in */
  fillDown(index: number, cells: string[]): boolean {
    if (this.#open.length === 0 && !this.#byTop.has(index)) return false;
    this.#open = this.#open.filter(({ merge }) => merge.bottom >= index);
    let filled = false;
    const hasOwn = cells.some((cell) => cell !== "");
    for (const { merge, text } of this.#open) {
      if (!hasOwn || cells[merge.left]) continue;
      while (cells.length <= merge.left) cells.push("");
      cells[merge.left] = text;
      filled = true;
    }
    for (const merge of this.#byTop.get(index) ?? []) {
      const text = cells[merge.left] ?? "";
      if (merge.bottom > merge.top && text !== "") this.#open.push({ merge, text });
    }
    return filled;
  }

  /** Repeats headings over the columns they are merged across. */
  fillAcross(index: number, cells: string[], width: number): void {
    for (const { left, right } of this.#byTop.get(index) ?? []) {
      const text = cells[left] ?? "";
      for (let column = left + 1; text !== "" && column <= Math.min(right, width - 1); column++) {
        while (cells.length <= column) cells.push("");
        if (cells[column] === "") cells[column] = text;
      }
    }
  }
}
