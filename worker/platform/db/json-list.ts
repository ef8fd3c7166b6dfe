import { limits } from "./limits.ts";

/** A list as one bound parameter for `json_each(?)`; D1 allows 100 parameters, a list may have thousands of items. */
export const jsonList = (items: readonly unknown[]) => JSON.stringify(items);

/** Splits rows into lists whose JSON stays below one parameter's limit and `maxRows`. */
export const jsonChunks = (rows: readonly unknown[], maxRows = 2_000): string[] => {
  const chunks: string[] = [];
  let parts: string[] = [];
  let size = 2;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (parts.length > 0 && (parts.length >= maxRows || size + text.length * 2 > limits.valueBytes)) {
      chunks.push(`[${parts.join(",")}]`);
      parts = [];
      size = 2;
    }
    parts.push(text);
    size += text.length * 2 + 1;
  }
  if (parts.length > 0) chunks.push(`[${parts.join(",")}]`);
  return chunks;
};
