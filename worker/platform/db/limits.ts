/** What production D1 refuses and the local runtime lets pass (or counts differently): refused here, so tests fail first. */
export const limits = {
  boundParameters: 100,
  statementBytes: 100_000,
  valueBytes: 1_900_000,
  statementsPerBatch: 100,
  queriesPerInvocation: 900,
} as const;

export class DatabaseLimitError extends Error {
  override name = "DatabaseLimitError";
}

const byteLength = (text: string) =>
  text.length * 3 < limits.valueBytes ? text.length : new TextEncoder().encode(text).length;

/** Throws DatabaseLimitError when a statement would be refused in production. */
export const checkStatement = (sql: string, params: readonly unknown[]) => {
  if (sql.length > limits.statementBytes) throw new DatabaseLimitError(`statement of ${sql.length} bytes`);
  if (params.length > limits.boundParameters) throw new DatabaseLimitError(`${params.length} bound parameters`);
  for (const param of params)
    if (typeof param === "string" && byteLength(param) > limits.valueBytes)
      throw new DatabaseLimitError("a parameter of over 1.9 MB");
};

/** Counts the queries of one invocation. */
export const queryCounter = () => {
  let used = 0;
  return {
    take(count: number) {
      used += count;
      if (used > limits.queriesPerInvocation)
        throw new DatabaseLimitError(`more than ${limits.queriesPerInvocation} queries`);
    },
    left: () => limits.queriesPerInvocation - used,
  };
};
export type QueryCounter = ReturnType<typeof queryCounter>;
