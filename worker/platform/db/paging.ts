/** Keyset pages: the cursor holds the sort key of the last row shown, so a page costs the same wherever it stands. */
export const encodeCursor = (key: (string | number)[]) =>
  btoa(JSON.stringify(key)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Null for an absent or damaged cursor: the list then starts at its beginning. */
export const decodeCursor = (cursor: string | undefined): (string | number)[] | null => {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
    return Array.isArray(key) && key.every((part) => typeof part === "string" || typeof part === "number") ? key : null;
  } catch {
    return null;
  }
};

/** Cuts `limit + 1` rows to a page with the cursor of the next one. */
export const toPage = <Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number)[],
  toItem: (row: Row) => Item,
) => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
};
