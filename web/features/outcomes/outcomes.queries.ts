import { queryOptions } from "@tanstack/solid-query";
import type { OutcomeSettings, OutcomeSettingsView } from "#contract/outcomes.ts";
import { api, unwrap } from "#web/platform/api-client.ts";

const outcomes = api.api.assignments[":id"].outcomes;

export const outcomesQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignments", id, "outcomes"],
    queryFn: (): Promise<OutcomeSettingsView> => unwrap(outcomes.$get({ param: { id } })),
  });

/** @param version the one that was read; another means that somebody else saved meanwhile (409) */
export const saveOutcomes = (id: string, version: number, settings: OutcomeSettings): Promise<OutcomeSettingsView> =>
  unwrap(outcomes.$put({ param: { id }, json: { version, settings } }));
