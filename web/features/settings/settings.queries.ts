import { queryOptions } from "@tanstack/solid-query";
import type { CrossingPersonal, OrganisationSettings } from "#contract/settings.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: (): Promise<OrganisationSettings> => unwrap(api.api.settings.$get()),
});

export const saveSettings = (crossingPersonal: CrossingPersonal): Promise<OrganisationSettings> =>
  withStepUp(() => unwrap(api.api.settings.$put({ json: { crossingPersonal } })));
