import type { AssignmentRow, AssignmentView } from "#contract/assignments.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { localDate } from "#worker/retention/calendar.ts";
import {
  type AssignmentRecord,
  assignmentColumns,
  assignmentJoins,
  toAssignmentRow,
} from "./assignments.repository.ts";

export type StoredAssignment = AssignmentRow & Omit<AssignmentView, keyof AssignmentRow | "may">;
type Counts = AssignmentView["counts"];

const nothing: Counts = { rows: 0, leads: 0, openLeads: 0, heldLeads: 0, calls: 0, doubtful: 0 };

/**
 * Each count walks one covering index of this assignment alone (assignment_rows_by_ordinal, leads_by_assignment,
 * calls_by_assignment, match_reviews_open): the cost is the size of one client's database, never of the registry.
 */
const countsStatement = (deps: Deps, assignmentId: string): Statement =>
  deps.db.statement(
    `SELECT (SELECT COUNT(*) FROM assignment_rows WHERE assignment_id = ?1) AS rows, l.leads, l.openLeads, l.heldLeads,
       (SELECT COUNT(*) FROM calls WHERE assignment_id = ?1) AS calls,
       (SELECT COUNT(*) FROM match_reviews WHERE assignment_id = ?1 AND decision IS NULL) AS doubtful
     FROM (SELECT COUNT(*) AS leads, COALESCE(SUM(state = 'open'), 0) AS openLeads,
             COALESCE(SUM(state = 'held'), 0) AS heldLeads FROM leads WHERE assignment_id = ?1) l`,
    [assignmentId],
  );

/** Counts follow the database they count: not for directors, for staff only under an agreement in force (P3-5, P5-1). */
const seesCounts = ({ actor, facts }: Grant<"assignment.read">) =>
  actor.role === "client" || (actor.role !== "director" && facts.agreementInForce);

/** Directors see the names for the agreement's sake; briefing, script and assessment are not theirs. */
const contentColumns = (grant: Grant<"assignment.read">) =>
  grant.actor.role === "director"
    ? "'' AS briefing, '' AS script, NULL AS assessment_reference"
    : "a.briefing, a.script, a.assessment_reference";

type ViewRecord = AssignmentRecord & {
  new_share: number;
  briefing: string;
  script: string;
  assessment_reference: string | null;
};

/** The granted assignment as its viewer may see it, or null when it is gone. */
export const findAssignment = async (deps: Deps, grant: Grant<"assignment.read">): Promise<StoredAssignment | null> => {
  const todayOn = localDate(deps.clock.now());
  const assignmentId = grant.facts.assignmentId ?? "";
  const [found, supervisors, counted] = await loggedRead(deps, grant, { kind: "assignment", id: assignmentId }, [
    deps.db.statement(
      `SELECT ${assignmentColumns}, a.new_share, ${contentColumns(grant)} FROM ${assignmentJoins} WHERE a.id = ?`,
      [todayOn, todayOn, assignmentId],
    ),
    deps.db.statement(
      `SELECT u.id, u.name FROM assignment_supervisors s JOIN users u ON u.id = s.user_id
       WHERE s.assignment_id = ? ORDER BY u.name, u.id`,
      [assignmentId],
    ),
    ...(seesCounts(grant) ? [countsStatement(deps, assignmentId)] : []),
  ]);
  const [row] = (found?.rows ?? []) as ViewRecord[];
  if (row === undefined) return null;
  const [counts = nothing] = (counted?.rows ?? []) as Counts[];
  return {
    ...toAssignmentRow(row, todayOn),
    briefing: row.briefing,
    script: row.script,
    newShare: row.new_share,
    assessmentReference: row.assessment_reference,
    supervisors: (supervisors?.rows ?? []) as StoredAssignment["supervisors"],
    // A doubt can come from what another client holds, so a client is not told of it (P1-5).
    counts: grant.actor.role === "client" ? { ...counts, doubtful: 0 } : counts,
  };
};
