/** Union-find over 0…n-1 with the members of each group. */
export class Groups {
  readonly #parent: number[];
  readonly #members: number[][];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, at) => at);
    this.#members = this.#parent.map((at) => [at]);
  }

  root(at: number): number {
    let top = at;
    while (this.#parent[top] !== top) top = this.#parent[top] as number;
    this.#parent[at] = top;
    return top;
  }

  members(at: number): readonly number[] {
    return this.#members[this.root(at)] as number[];
  }

  /** Joins two groups and returns the root; the other root is dead. */
  join(a: number, b: number): number {
    const [one, other] = [this.root(a), this.root(b)];
    if (one === other) return one;
    const [keep, drop] =
      (this.#members[one] as number[]).length >= (this.#members[other] as number[]).length
        ? [one, other]
        : [other, one];
    this.#parent[drop] = keep;
    (this.#members[keep] as number[]).push(...(this.#members[drop] as number[]));
    this.#members[drop] = [];
    return keep;
  }
}

export const pairKey = (a: number, b: number): number => (a < b ? a * 67_108_864 + b : b * 67_108_864 + a);
