import type { CrossingPersonal, OrganisationSettings } from "#contract/settings.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { saveSettingStatements, settingsStatements, toSettings } from "../settings.repository.ts";

const named = { kind: "setting" as const, id: "crossing.personal" };

export const readSettings = async (deps: Deps, grant: Grant<"setting.read">): Promise<OrganisationSettings> => {
  return toSettings(await loggedRead(deps, grant, named, settingsStatements()));
};

/** Holds from the next request on; what has crossed before stays where it is (P4.2-5). */
export const updateSettings = async (
  deps: Deps,
  grant: Grant<"setting.update">,
  input: { crossingPersonal: CrossingPersonal },
): Promise<OrganisationSettings> => {
  const results = await loggedWrite(deps, grant, named, [
    ...saveSettingStatements({ value: input.crossingPersonal, by: grant.actor.userId, at: nowIso(deps.clock) }),
    ...settingsStatements(),
  ]);
  return toSettings(results);
};
