import { expiryNoticeDays } from "#contract/assignments.ts";
import type { Deps } from "#worker/deps.ts";
import { tellManyStatements } from "#worker/modules/notices/index.ts";
import { addDays, localDate } from "#worker/retention/calendar.ts";
import { findExpiring, markToldStatements } from "../expiry.repository.ts";

/** Agreements told of in one run; the next run goes on. */
const atOnce = 100;

/**
 * Tells the client and the supervisors of each agreement in force that ends within the notice period and that nothing
 * follows: once an agreement. Sees ids only. @returns how many were told
 */
export const tellExpiringAgreements = async (deps: Deps): Promise<{ told: number }> => {
  const todayOn = localDate(deps.clock.now());
  const due = await findExpiring(deps, todayOn, addDays(todayOn, expiryNoticeDays), atOnce);
  if (due.length > 0)
    await deps.db.batch([
      ...markToldStatements(deps, due),
      ...tellManyStatements(
        deps,
        "agreement_expiring",
        due.map(({ id, assignment_id }) => ({ recordId: id, assignmentId: assignment_id })),
      ),
    ]);
  return { told: due.length };
};
