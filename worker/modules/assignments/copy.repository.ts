import { type Grant, loggedWrite, logStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { copySettingsStatement } from "#worker/modules/outcomes/index.ts";
import { currentAgreementIdSql } from "#worker/modules/processor-agreements/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { localDate } from "#worker/retention/calendar.ts";

/** The copy in one batch with its two log lines: what was read and what was made. A supervisor supervises it. */
export const insertCopy = (
  deps: Deps,
  grant: Grant<"assignment.copy">,
  copy: { id: string; name: string; keyId: string },
) => {
  const { actor, facts } = grant;
  const from = facts.assignmentId ?? "";
  const at = nowIso(deps.clock);
  const todayOn = localDate(deps.clock.now());
  const supervisor =
    actor.role === "supervisor"
      ? [
          deps.db.statement("INSERT INTO assignment_supervisors (assignment_id, user_id) VALUES (?, ?)", [
            copy.id,
            actor.userId,
          ]),
        ]
      : [];
  return loggedWrite(deps, grant, { kind: "assignment", id: copy.id }, [
    logStatement(deps, grant, { kind: "assignment", id: from }),
    deps.db.statement(
      `INSERT INTO assignments (id, client_id, name, briefing, script, new_share, proposed_terms, key_id, created_at, created_by)
       SELECT ?, client_id, ?, briefing, script, new_share,
         COALESCE((SELECT p.terms FROM processor_agreements p WHERE p.id = ${currentAgreementIdSql("assignments.id")}), proposed_terms),
         ?, ?, ? FROM assignments WHERE id = ?`,
      [copy.id, copy.name, todayOn, todayOn, copy.keyId, at, actor.userId, from],
    ),
    mustHaveChanged("the assignment to copy is there"),
    copySettingsStatement(from, copy.id, { by: actor.userId, at }),
    ...supervisor,
  ]);
};
