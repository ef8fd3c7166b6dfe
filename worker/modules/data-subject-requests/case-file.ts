import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { advance, type CaseEvent, type CaseFacts } from "./machine.rules.ts";
import {
  type CaseColumns,
  type CaseRow,
  countOpenTasks,
  insertEventStatement,
  updateCaseStatement,
} from "./requests.repository.ts";

export const factsOf = (row: CaseRow, openTasks: number, left = 0): CaseFacts => ({
  kind: row.kind,
  state: row.state,
  proof: row.proof,
  decidedBy: row.decided_by,
  decided: row.decided_at !== null,
  approvedBy: row.approved_by,
  openTasks,
  left,
});

/** One line of the case's own history; the person reads it. */
export const happened = (deps: Deps, requestId: string, role: string, what: string): Statement =>
  insertEventStatement({ requestId, at: nowIso(deps.clock), role, what });

export interface Move {
  statements: Statement[];
  row: CaseRow;
}

/**
 * The statements of one step of the case machine over the version that was read, and the row as it will then stand.
 * @throws 409 `requests.…` when the machine refuses it
 */
export const move = (
  deps: Deps,
  row: CaseRow,
  event: CaseEvent,
  by: { role: string; openTasks?: number; left?: number; set?: CaseColumns; what?: string },
): Move => {
  const step = advance(factsOf(row, by.openTasks ?? 0, by.left ?? 0), event);
  if ("refused" in step) throw problem(step.refused === "not_gone" ? "server.error" : `requests.${step.refused}`);
  const { facts } = step;
  const at = nowIso(deps.clock);
  const set: CaseColumns = {
    state: facts.state,
    proof: facts.proof,
    decided_by: facts.decidedBy,
    decided_at: facts.decided ? (row.decided_at ?? at) : null,
    approved_by: facts.approvedBy,
    approved_at: facts.approvedBy === null ? null : (row.approved_at ?? at),
    ...by.set,
  };
  return {
    statements: [
      updateCaseStatement(row, set),
      mustHaveChanged("request"),
      happened(deps, row.id, by.role, by.what ?? facts.state),
    ],
    row: { ...row, ...set, version: row.version + 1 } as CaseRow,
  };
};

/** `move` for a step that depends on the supervisors' tasks. */
export const moveWithTasks = async (
  deps: Deps,
  row: CaseRow,
  event: CaseEvent,
  by: Parameters<typeof move>[3],
): Promise<Move> => move(deps, row, event, { ...by, openTasks: await countOpenTasks(deps.db, row.id) });

/** Somebody was faster: the case stands elsewhere now. */
export const orWrongState = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw isGuardFailure(error) ? problem("requests.wrong_state") : error;
  }
};
