/** Hashes of the keys a row is looked up by. */
export type Hashes = readonly number[] | Float64Array;

/** A 53-bit hash of a key: two of a million different keys meet with a chance of one in ten thousand. */
export function hashKey(key: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  // Zero marks a free place.
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1;
}

/** In which row each key of a file occurs last; 12 bytes a place, so that a file of 250,000 rows takes some 50 MB at most. */
export class KeyTable {
  #hashes = new Float64Array(1 << 16);
  #last = new Uint32Array(1 << 16);
  #size = 0;

  /** Rows come in ascending order. */
  note(hash: number, row: number): void {
    if (this.#size * 2 > this.#hashes.length) this.#grow();
    const at = this.#find(hash);
    if (this.#hashes[at] === 0) {
      this.#hashes[at] = hash;
      this.#size++;
    }
    this.#last[at] = row;
  }

  /** The last row with this key, 0 when there is none. */
  last(hash: number): number {
    return this.#last[this.#find(hash)] ?? 0;
  }

  #find(hash: number): number {
    const mask = this.#hashes.length - 1;
    let at = hash % this.#hashes.length;
    while (this.#hashes[at] !== 0 && this.#hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [hashes, last] = [this.#hashes, this.#last];
    this.#hashes = new Float64Array(hashes.length * 2);
    this.#last = new Uint32Array(hashes.length * 2);
    for (const [i, hash] of hashes.entries()) {
      if (hash === 0) continue;
      const at = this.#find(hash);
      this.#hashes[at] = hash;
      this.#last[at] = last[i] as number;
    }
  }
}
