/** Texts that lie outside the database, in the EU bucket: copies of heads, old segments of the log. */
export interface ObjectStore {
  /** Writes once. False when an object of that name with another content is there: it stays as it is. */
  putOnce(name: string, text: string): Promise<boolean>;
  get(name: string): Promise<string | null>;
  /** Twice is no error. */
  remove(name: string): Promise<void>;
}

export const bucketStore = (bucket: R2Bucket): ObjectStore => ({
  async putOnce(name, text) {
    const written = await bucket.put(name, text, { onlyIf: { etagDoesNotMatch: "*" } });
    if (written !== null) return true;
    return (await (await bucket.get(name))?.text()) === text;
  },
  get: async (name) => (await (await bucket.get(name))?.text()) ?? null,
  remove: (name) => bucket.delete(name),
});
