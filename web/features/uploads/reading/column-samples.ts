const WANTED = 5;

/** Collects the first values of each column that are not blank, so that an empty first row tells the person nothing wrong. */
export class ColumnSamples {
  readonly #samples: string[][] = [];
  #open = 1;

  add(rows: string[][]): void {
    if (this.#open === 0) return;
    for (const row of rows) this.#addRow(row);
    this.#open = this.#samples.filter((values) => values.length < WANTED).length;
  }

  result(columnCount: number): string[][] {
    return Array.from({ length: columnCount }, (_, column) => this.#samples[column] ?? []);
  }

  #addRow(row: string[]): void {
    row.forEach((cell, column) => {
      this.#samples[column] ??= [];
      const values = this.#samples[column];
      if (values.length < WANTED && cell.trim() !== "") values.push(cell);
    });
  }
}
