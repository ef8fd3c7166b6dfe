import * as v from "valibot";

/** Which personal values flow between clients: all of them, or only those an agent verified (P4.2-5). */
export const crossingPersonal = ["all", "verified"] as const;
export type CrossingPersonal = (typeof crossingPersonal)[number];
export const updateSettingsInput = v.strictObject({ crossingPersonal: v.picklist(crossingPersonal) });

export interface SettingChange {
  value: CrossingPersonal;
  at: string;
  /** Who of the staff set it. */
  by: string;
}
export interface OrganisationSettings {
  crossingPersonal: CrossingPersonal;
  changedAt: string | null;
  /** The latest changes, newest first. */
  changes: SettingChange[];
}
