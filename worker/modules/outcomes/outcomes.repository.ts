import type { OutcomeWord } from "#contract/desk.ts";
import { defaultLabel, defaultOutcomes, type OutcomeSettings, type OutcomeSettingsView } from "#contract/outcomes.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";

interface SettingsRow {
  version: number;
  settings: string;
}

/** The newest settings of an assignment; no row means the built-in set. */
export const newestSettingsStatement = (assignmentId: string): Statement => ({
  sql: "SELECT version, settings FROM outcome_settings WHERE assignment_id = ? ORDER BY version DESC LIMIT 1",
  params: [assignmentId],
});

export const toSettings = (rows: readonly unknown[]): OutcomeSettingsView => {
  const [row] = rows as SettingsRow[];
  if (row === undefined) return { version: 0, settings: defaultOutcomes };
  return { version: row.version, settings: JSON.parse(row.settings) as OutcomeSettings };
};

/** The settings a call is closed by: the version that was on the screen, or the newest. Null for one that never was. */
export const findSettings = async (
  deps: Deps,
  assignmentId: string,
  version?: number | undefined,
): Promise<OutcomeSettingsView | null> => {
  if (version === 0) return toSettings([]);
  const statement =
    version === undefined
      ? newestSettingsStatement(assignmentId)
      : {
          sql: "SELECT version, settings FROM outcome_settings WHERE assignment_id = ? AND version = ?",
          params: [assignmentId, version],
        };
  const rows = await deps.db.all<SettingsRow>(statement);
  return version !== undefined && rows.length === 0 ? null : toSettings(rows);
};

/** Every version there was, oldest first and without the built-in one: a download names the fields of all of them. */
export const allSettings = async (deps: Deps, assignmentId: string): Promise<OutcomeSettings[]> => {
  const rows = await deps.db.all<SettingsRow>({
    sql: "SELECT version, settings FROM outcome_settings WHERE assignment_id = ? ORDER BY version",
    params: [assignmentId],
  });
  return rows.map((row) => JSON.parse(row.settings) as OutcomeSettings);
};

/** A new version behind the one that was read. Throws the guard's failure when another came between. */
export const insertSettings = (
  deps: Deps,
  grant: Grant<"outcome.update">,
  after: number,
  settings: OutcomeSettings,
) => {
  const id = grant.facts.assignmentId;
  return loggedWrite(deps, grant, { kind: "outcomes", id }, [
    mustHold(
      "outcomes were not changed meanwhile",
      "COALESCE((SELECT MAX(version) FROM outcome_settings WHERE assignment_id = ?), 0) = ?",
      [id, after],
    ),
    deps.db.statement(
      "INSERT INTO outcome_settings (assignment_id, version, settings, created_by, created_at) VALUES (?, ?, ?, ?, ?)",
      [id, after + 1, JSON.stringify(settings), grant.actor.userId, nowIso(deps.clock)],
    ),
  ]);
};

/** The newest settings of one assignment as the first version of a copy; none where it works with the built-in set. */
export const copySettingsStatement = (from: string, to: string, made: { by: string; at: string }): Statement => ({
  sql: `INSERT INTO outcome_settings (assignment_id, version, settings, created_by, created_at)
    SELECT ?, 1, settings, ?, ? FROM outcome_settings WHERE assignment_id = ? ORDER BY version DESC LIMIT 1`,
  params: [to, made.by, made.at, from],
});

/** The word an outcome had in a version (SQL expressions); null for the built-in set, whose words stand in the code. */
export const outcomeLabelSql = (assignment: string, version: string, outcome: string) =>
  `(SELECT o.value ->> '$.label' FROM outcome_settings s CROSS JOIN json_each(s.settings, '$.outcomes') o
    WHERE s.assignment_id = ${assignment} AND s.version = ${version} AND o.value ->> '$.key' = ${outcome})`;

/** The word of the newest version that has this outcome, for a lead that remembers the outcome alone. */
export const newestLabelSql = (assignment: string, outcome: string) =>
  `(SELECT o.value ->> '$.label' FROM outcome_settings s CROSS JOIN json_each(s.settings, '$.outcomes') o
    WHERE s.assignment_id = ${assignment} AND o.value ->> '$.key' = ${outcome} ORDER BY s.version DESC LIMIT 1)`;

const builtInAgain = defaultOutcomes.outcomes.filter(({ effect }) => effect === "again").map(({ key }) => `'${key}'`);

/** The keys of an assignment's outcomes after which a lead comes again (SQL expression in and out). */
export const againKeysSql = (assignment: string) => `SELECT o.value ->> '$.key' FROM json_each((
    SELECT s.settings FROM outcome_settings s WHERE s.assignment_id = ${assignment} ORDER BY s.version DESC LIMIT 1), '$.outcomes') o
    WHERE o.value ->> '$.effect' = 'again'
  UNION ALL SELECT j.value FROM json_each(json_array(${builtInAgain.join(", ")})) j
    WHERE NOT EXISTS (SELECT 1 FROM outcome_settings s WHERE s.assignment_id = ${assignment})`;

/** An outcome with its word; null where there was no call. `objection` is the desk's own and has no word here. */
export const outcomeWord = (key: string | null, label: string | null): OutcomeWord | null =>
  key === null ? null : { key, label: label ?? defaultLabel(key) ?? key };
