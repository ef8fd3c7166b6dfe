import { type Hashes, hashKey } from "./key-table.ts";

/** The hashed keys of every row, kept since its last check: 8 bytes a key. A row that changes gets a new place. */
export class KeyCache {
  #hashes = new Float64Array(1 << 14);
  readonly #from: Uint32Array;
  readonly #count: Uint8Array;
  #size = 0;

  constructor(rowCount: number) {
    this.#from = new Uint32Array(rowCount + 1);
    this.#count = new Uint8Array(rowCount + 1);
  }

  set(row: number, keys: readonly string[]): void {
    const count = Math.min(keys.length, 255);
    if (this.#size + count > this.#hashes.length) this.#grow();
    this.#from[row] = this.#size;
    this.#count[row] = count;
    for (let i = 0; i < count; i++) this.#hashes[this.#size++] = hashKey(keys[i] as string);
  }

  of(row: number): Hashes {
    const from = this.#from[row] ?? 0;
    return this.#hashes.subarray(from, from + (this.#count[row] ?? 0));
  }

  #grow(): void {
    const before = this.#hashes;
    this.#hashes = new Float64Array(before.length * 2);
    this.#hashes.set(before);
  }
}
