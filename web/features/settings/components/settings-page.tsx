import type { JSX } from "solid-js";
import type { OrganisationSettings } from "#contract/settings.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { messages } from "../messages.ts";
import { settingsQuery } from "../settings.queries.ts";
import { CrossingForm } from "./crossing-form.tsx";
import { SettingHistory } from "./setting-history.tsx";

/** Technical settings of the organisation: which personal values flow between clients (P4.2-5), and the work of the clock. */
export function SettingsPage(props: { tasks: JSX.Element }) {
  const t = messages.use();
  const settings = useQuery(() => settingsQuery);
  return (
    <Page>
      <PageHeader pageName={t("page")} lead={t("lead")} />
      <QueryView query={settings}>
        {(data: () => OrganisationSettings) => (
          <div class="grid gap-6">
            <CrossingForm current={data().crossingPersonal} />
            <SettingHistory changes={data().changes} />
          </div>
        )}
      </QueryView>
      {props.tasks}
    </Page>
  );
}
