import { type DeskDay, undoMilliseconds } from "#contract/desk.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { outcomeWord } from "../../outcomes/index.ts";
import { withinBounds } from "../../processor-agreements/index.ts";
import { type Callable, callableStatement, readCallable } from "../callable.repository.ts";
import { deskDayStatements } from "../desk-day.repository.ts";

const isCallable = ({ terms, callsToday }: Callable, now: Date) =>
  withinBounds(terms, now).ok && (terms.maxCallsPerDay === null || callsToday < terms.maxCallsPerDay);

/** What can still be taken back; a lead in hand ends that. */
const undoOf = (row: unknown, now: Date): DeskDay["undo"] => {
  const call = row as { callId: string; closedAt: string; outcome: string; label: string | null } | undefined;
  const word = call === undefined ? null : outcomeWord(call.outcome, call.label);
  if (call === undefined || word === null) return null;
  return { callId: call.callId, word, msLeft: Date.parse(call.closedAt) + undoMilliseconds - now.getTime() };
};

/** The pause page: briefings of assignments one is scheduled on (P1-5), the own day as counts, the lease in hand. */
export const readDeskDay = async ({ grant, deps }: { grant: Grant<"briefing.list">; deps: Deps }): Promise<DeskDay> => {
  const callable = callableStatement(deps, grant);
  // The line without a record stands for an empty page: also that look leaves its trace (P3-7).
  const records = {
    sql: `WITH shown AS (SELECT DISTINCT id FROM (${callable.sql})) SELECT id AS record_id, NULL AS subject_id FROM shown
      UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
    params: callable.params,
  };
  const ids = { sql: `SELECT DISTINCT id FROM (${callable.sql})`, params: callable.params };
  const [assignments, counted, worked, due, held, closed] = await loggedRead(
    deps,
    grant,
    { kind: "assignment", records },
    [callable, ...deskDayStatements(deps, grant, ids)],
  );
  const counts = (counted?.rows ?? []) as { outcome: string; label: string | null; count: number }[];
  const lease = held?.rows[0] as { token: string } | undefined;
  return {
    calls: counts.reduce((sum, { count }) => sum + count, 0),
    workedSeconds: (worked?.rows[0] as { seconds: number } | undefined)?.seconds ?? 0,
    dueCallbacks: (due?.rows[0] as { count: number } | undefined)?.count ?? 0,
    // An objection is a call and no outcome of the day.
    outcomes: counts.flatMap(({ outcome, label, count }) => {
      const word = outcome === "objection" ? null : outcomeWord(outcome, label);
      return word === null ? [] : [{ ...word, count }];
    }),
    briefings: readCallable(assignments?.rows ?? []).map((assignment) => ({
      assignmentId: assignment.id,
      assignmentName: assignment.name,
      briefing: assignment.briefing,
      unread: assignment.briefing !== "" && !assignment.briefingRead,
      callableNow: isCallable(assignment, deps.clock.now()),
    })),
    lease: lease === undefined ? null : { leaseId: lease.token },
    undo: lease === undefined ? undoOf(closed?.rows[0], deps.clock.now()) : null,
  };
};
