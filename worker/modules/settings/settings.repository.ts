import type { CrossingPersonal, OrganisationSettings, SettingChange } from "#contract/settings.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";

const isCrossing = (value: string | undefined): CrossingPersonal => (value === "verified" ? "verified" : "all");

const settingsStatement = (): Statement => ({
  sql: "SELECT value, changed_at FROM organisation_settings WHERE name = 'crossing.personal'",
  params: [],
});
const CHANGES = 20;
const changesStatement = (): Statement => ({
  sql: `SELECT c.value, c.changed_at AS at, u.name AS "by" FROM setting_changes c JOIN users u ON u.id = c.changed_by
    WHERE c.name = 'crossing.personal' ORDER BY c.changed_at DESC LIMIT ${CHANGES}`,
  params: [],
});

/** The settings with their latest changes; read the last results of a batch with `toSettings`. */
export const settingsStatements = (): Statement[] => [settingsStatement(), changesStatement()];

export const toSettings = (results: readonly { rows: unknown[] }[]): OrganisationSettings => {
  const [settings, changes] = results.slice(-2);
  const [row] = (settings?.rows ?? []) as { value: string; changed_at: string }[];
  return {
    crossingPersonal: isCrossing(row?.value),
    changedAt: row?.changed_at ?? null,
    changes: ((changes?.rows ?? []) as SettingChange[]).map(({ value, at, by }) => ({
      value: isCrossing(value),
      at,
      by,
    })),
  };
};

export const saveSettingStatements = (setting: { value: string; by: string; at: string }): Statement[] => {
  const params = [setting.value, setting.by, setting.at];
  return [
    {
      sql: `INSERT INTO setting_changes (name, value, changed_by, changed_at) VALUES ('crossing.personal', ?1, ?2, ?3)
        ON CONFLICT (name, changed_at) DO UPDATE SET value = ?1, changed_by = ?2`,
      params,
    },
    {
      sql: `INSERT INTO organisation_settings (name, value, changed_by, changed_at) VALUES ('crossing.personal', ?1, ?2, ?3)
        ON CONFLICT (name) DO UPDATE SET value = ?1, changed_by = ?2, changed_at = ?3`,
      params,
    },
  ];
};

/** The setting as it holds now, read where it decides: nothing of it is remembered between requests. */
export const currentCrossing = async (db: Db): Promise<CrossingPersonal> =>
  isCrossing((await db.first<{ value: string }>(settingsStatement()))?.value);
