import type { CrossingPersonal, OrganisationSettings } from "#contract/settings.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";

export const settingsStatement = (): Statement => ({
  sql: "SELECT value, changed_at FROM organisation_settings WHERE name = 'crossing.personal'",
  params: [],
});

export const toSettings = (rows: unknown[]): OrganisationSettings => {
  const [row] = rows as { value: string; changed_at: string }[];
  return { crossingPersonal: row?.value === "verified" ? "verified" : "all", changedAt: row?.changed_at ?? null };
};

export const saveSettingStatement = (setting: { value: string; by: string; at: string }): Statement => ({
  sql: `INSERT INTO organisation_settings (name, value, changed_by, changed_at) VALUES ('crossing.personal', ?1, ?2, ?3)
    ON CONFLICT (name) DO UPDATE SET value = ?1, changed_by = ?2, changed_at = ?3`,
  params: [setting.value, setting.by, setting.at],
});

/** The setting as it holds now, read where it decides: nothing of it is remembered between requests. */
export const currentCrossing = async (db: Db): Promise<CrossingPersonal> =>
  toSettings(await db.all(settingsStatement())).crossingPersonal;
