import type { OutcomeSettings, OutcomeSettingsView } from "#contract/outcomes.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { insertSettings, newestSettingsStatement, toSettings } from "../outcomes.repository.ts";

/** The outcomes and the questions of an assignment as they are now. */
export const readOutcomes = async ({
  grant,
  deps,
}: {
  grant: Grant<"outcome.list">;
  deps: Deps;
}): Promise<OutcomeSettingsView> => {
  const id = grant.facts.assignmentId ?? "";
  const [found] = await loggedRead(deps, grant, { kind: "outcomes", id }, [newestSettingsStatement(id)]);
  return toSettings(found?.rows ?? []);
};

/** Saves a new version; what was recorded before keeps its words and fields. Error: 409 `outcomes.version_conflict`. */
export const updateOutcomes = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"outcome.update">;
  input: { version: number; settings: OutcomeSettings };
  deps: Deps;
}): Promise<OutcomeSettingsView> => {
  try {
    await insertSettings(deps, grant, input.version, input.settings);
  } catch (error) {
    // Two at the same instant meet at the primary key.
    if (isGuardFailure(error) || /UNIQUE constraint failed: outcome_settings/.test(String(error)))
      throw problem("outcomes.version_conflict");
    throw error;
  }
  return { version: input.version + 1, settings: input.settings };
};
