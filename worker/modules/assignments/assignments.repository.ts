import type { AssignmentRow, AssignmentState } from "#contract/assignments.ts";
import type { Page } from "#contract/common.ts";
import { type Grant, loggedRead, loggedWrite, logStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import {
  agreementDateColumns,
  currentAgreementIdSql,
  endsInDaysOfJoined,
  type JoinedAgreement,
  renewalColumn,
  stateOfJoined,
} from "#worker/modules/processor-agreements/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { localDate } from "#worker/retention/calendar.ts";
import type { LifeCycle } from "./assignments.rules.ts";

export interface AssignmentRecord extends JoinedAgreement {
  id: string;
  name: string;
  client_id: string;
  client_name: string;
  state: AssignmentState;
  assessment_recorded_at: string | null;
  created_at: string;
  agr_renewal: "signed" | "not_started" | null;
}

/** Columns and joins of an assignment with the agreement that counts; binds the local date twice. */
export const assignmentColumns = `a.id, a.name, a.client_id, c.name AS client_name, a.state, a.assessment_recorded_at,
  a.created_at, ${agreementDateColumns}, ${renewalColumn}`;
export const assignmentJoins = `assignments a JOIN clients c ON c.id = a.client_id
  LEFT JOIN processor_agreements p ON p.id = ${currentAgreementIdSql("a.id")}`;

export const toAssignmentRow = (row: AssignmentRecord, todayOn: string): AssignmentRow => ({
  id: row.id,
  name: row.name,
  clientId: row.client_id,
  clientName: row.client_name,
  state: row.state,
  agreement: stateOfJoined(row, todayOn),
  agreementEndsInDays: endsInDaysOfJoined(row, todayOn),
  renewal: row.agr_renewal ?? "none",
  assessmentRecorded: row.assessment_recorded_at !== null,
  createdAt: row.created_at,
});

/** The grant's scope as a WHERE: a list never holds an assignment out of reach (P1-5, P3-5). */
const scopeOf = ({ scope, actor }: Grant<"assignment.list">): { sql: string; params: unknown[] } => {
  switch (scope) {
    case "all":
      return { sql: "1", params: [] };
    case "own-client":
      return { sql: "a.client_id = ?", params: [actor.clientId] };
    case "supervised":
      return {
        sql: "a.id IN (SELECT assignment_id FROM assignment_supervisors WHERE user_id = ?)",
        params: [actor.userId],
      };
    default:
      return { sql: "0", params: [] };
  }
};

/** A page of assignments within the grant's scope, newest first; one log line per assignment shown. */
export const listAssignments = async (
  deps: Deps,
  grant: Grant<"assignment.list">,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<AssignmentRow>> => {
  const todayOn = localDate(deps.clock.now());
  const key = decodeCursor(after);
  const cursor = key?.length === 2 ? key : null;
  const scope = scopeOf(grant);
  const where = `${scope.sql} ${cursor === null ? "" : "AND (a.created_at, a.id) < (?, ?)"}`;
  const params = [...scope.params, ...(cursor ?? [])];
  const order = "ORDER BY a.created_at DESC, a.id DESC LIMIT ?";
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "assignment",
      // The last line stands for an empty page: also that look leaves its trace (P3-7).
      records: deps.db.statement(
        `WITH shown AS (SELECT a.id AS record_id, NULL AS subject_id, a.client_id, a.id AS assignment_id
           FROM assignments a WHERE ${where} ${order})
         SELECT * FROM shown UNION ALL SELECT NULL, NULL, NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
        [...params, limit],
      ),
    },
    [
      deps.db.statement(`SELECT ${assignmentColumns} FROM ${assignmentJoins} WHERE ${where} ${order}`, [
        todayOn,
        todayOn,
        ...params,
        limit + 1,
      ]),
    ],
  );
  return toPage(
    (found?.rows ?? []) as AssignmentRecord[],
    limit,
    (row) => [row.created_at, row.id],
    (row) => toAssignmentRow(row, todayOn),
  );
};

/** What the life cycle needs of the granted assignment; nothing of it is shown to anyone. Null when it is gone. */
export const findLifeCycle = async (
  deps: Deps,
  grant: Grant<"assignment.activate" | "assignment.deactivate">,
): Promise<LifeCycle | null> => {
  const row = await deps.db.first<{ state: AssignmentState; recorded: number }>(
    deps.db.statement("SELECT state, assessment_recorded_at IS NOT NULL AS recorded FROM assignments WHERE id = ?", [
      grant.facts.assignmentId,
    ]),
  );
  if (row === null) return null;
  return {
    state: row.state,
    assessmentRecorded: row.recorded === 1,
    agreementInForce: grant.facts.agreementInForce,
  };
};

/** A supervisor who makes an assignment supervises it; a client's waits until one is appointed (P3-5). */
export const insertAssignment = (
  deps: Deps,
  grant: Grant<"assignment.create">,
  assignment: { id: string; name: string; keyId: string },
) => {
  const { actor, facts } = grant;
  const { id, name, keyId } = assignment;
  const supervisor =
    actor.role === "supervisor"
      ? [
          deps.db.statement("INSERT INTO assignment_supervisors (assignment_id, user_id) VALUES (?, ?)", [
            id,
            actor.userId,
          ]),
        ]
      : [];
  return deps.db.batch([
    logStatement(deps, grant, { kind: "assignment", id, assignmentId: id, outcome: "changed" }),
    deps.db.statement(
      "INSERT INTO assignments (id, client_id, name, key_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)",
      [id, facts.clientId, name, keyId, nowIso(deps.clock), actor.userId],
    ),
    ...supervisor,
  ]);
};

export const updateAssignment = (
  deps: Deps,
  grant: Grant<"assignment.update">,
  change: {
    name?: string | undefined;
    briefing?: string | undefined;
    script?: string | undefined;
    newShare?: number | undefined;
  },
) =>
  loggedWrite(deps, grant, { kind: "assignment", id: grant.facts.assignmentId }, [
    deps.db.statement(
      `UPDATE assignments SET name = COALESCE(?1, name), script = COALESCE(?3, script), new_share = COALESCE(?4, new_share),
         briefing_version = briefing_version + (COALESCE(?2, briefing) <> briefing), briefing = COALESCE(?2, briefing)
       WHERE id = ?5`,
      [
        change.name ?? null,
        change.briefing ?? null,
        change.script ?? null,
        change.newShare ?? null,
        grant.facts.assignmentId,
      ],
    ),
  ]);

export const updateAssessment = (deps: Deps, grant: Grant<"assignment.assess">, reference: string) =>
  loggedWrite(deps, grant, { kind: "assignment", id: grant.facts.assignmentId }, [
    deps.db.statement(
      `UPDATE assignments SET assessment_reference = ?, assessment_recorded_at = ?, assessment_recorded_by = ?
       WHERE id = ?`,
      [reference, nowIso(deps.clock), grant.actor.userId, grant.facts.assignmentId],
    ),
  ]);
