import type { Deps } from "../deps.ts";
import type { Statement } from "../platform/db/db.ts";
import { isGuardFailure } from "../platform/db/guard.ts";

/**
 * Records an act in the ledger and then does it: `write` runs the deletion with the mark in ONE batch. A batch that a guard
 * took back has not happened, so its entry is withdrawn; after any other failure nobody knows, and the entry is carried
 * out when it is old enough (L-16).
 */
export const recordErasure = async <T>(
  deps: Deps,
  kind: string,
  data: unknown,
  write: (mark: Statement) => Promise<T>,
): Promise<T> => {
  const mark = await deps.ledger.append(kind, data, deps.clock.now());
  try {
    return await write(mark);
  } catch (error) {
    if (isGuardFailure(error)) {
      await deps.ledger.withdraw(mark);
      await deps.db.batch([mark]);
    }
    throw error;
  }
};
