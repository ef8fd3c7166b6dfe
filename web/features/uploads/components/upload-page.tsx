import { Match, Switch } from "solid-js";
import { usePageName } from "#web/platform/page-title.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";
import { assignmentQuery } from "../uploads.queries.ts";
import { AgreementMissing } from "./agreement-missing.tsx";
import { PastUploads } from "./past-uploads.tsx";
import { UploadWizard } from "./upload-wizard.tsx";

/** Uploading to one assignment; stands inside the assignment's own page. */
export function UploadPage(props: { assignmentId: string }) {
  const t = messages.use();
  usePageName(() => t("page"));
  const assignment = useQuery(() => assignmentQuery(props.assignmentId));
  return (
    <Page>
      <QueryView query={assignment}>
        {(view) => (
          <Switch fallback={<UploadWizard assignmentId={props.assignmentId} />}>
            <Match when={view().agreement !== "in_force"}>
              <div class="grid gap-6">
                <AgreementMissing assignmentId={props.assignmentId} />
                <PastUploads assignmentId={props.assignmentId} />
              </div>
            </Match>
            <Match when={!view().may.upload}>
              <div class="grid gap-6">
                <EmptyState title={t("not_allowed.title")}>{t("not_allowed.text")}</EmptyState>
                <PastUploads assignmentId={props.assignmentId} />
              </div>
            </Match>
          </Switch>
        )}
      </QueryView>
    </Page>
  );
}
