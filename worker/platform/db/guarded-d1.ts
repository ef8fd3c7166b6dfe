import { checkStatement, DatabaseLimitError, limits, type QueryCounter } from "./limits.ts";

/** A D1Database that enforces our limits; drizzle and better-auth run on it too, so nothing reaches D1 around it. */
export const guardedD1 = (d1: D1Database, counter: QueryCounter): D1Database => {
  const inner = new WeakMap<object, D1PreparedStatement>();
  const unwrap = (statement: D1PreparedStatement) => inner.get(statement) ?? statement;

  const wrap = (sql: string, statement: D1PreparedStatement): D1PreparedStatement => {
    const count =
      <A extends unknown[], R>(run: (...args: A) => R) =>
      (...args: A): R => {
        counter.take(1);
        return run(...args);
      };
    const wrapped = {
      bind: (...params: unknown[]) => {
        checkStatement(sql, params);
        return wrap(sql, statement.bind(...params));
      },
      first: count(statement.first.bind(statement) as D1PreparedStatement["first"]),
      run: count(statement.run.bind(statement)),
      all: count(statement.all.bind(statement)),
      raw: count(statement.raw.bind(statement) as D1PreparedStatement["raw"]),
    } as unknown as D1PreparedStatement;
    inner.set(wrapped, statement);
    return wrapped;
  };

  return {
    prepare(sql: string) {
      checkStatement(sql, []);
      return wrap(sql, d1.prepare(sql));
    },
    batch<T>(statements: D1PreparedStatement[]) {
      if (statements.length > limits.statementsPerBatch)
        throw new DatabaseLimitError(`a batch of ${statements.length}`);
      counter.take(statements.length);
      return d1.batch<T>(statements.map(unwrap));
    },
  } as D1Database;
};
