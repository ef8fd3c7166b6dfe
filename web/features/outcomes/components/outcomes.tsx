import { Show } from "solid-js";
import type { Role } from "#contract/roles.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { messages } from "../messages.ts";
import { outcomesQuery } from "../outcomes.queries.ts";
import { Editor } from "./editor.tsx";
import { Preview } from "./preview.tsx";

/** How the calls of one assignment may end; the supervisor edits, the client reads. */
export function Outcomes(props: { assignmentId: string; role: Role }) {
  const t = messages.use();
  usePageName(() => t("page_name"));
  const settings = useQuery(() => outcomesQuery(props.assignmentId));
  const edits = () => props.role === "supervisor";
  return (
    <Page>
      <div class="grid gap-1">
        <h2 class="text-lg">{t("title")}</h2>
        <p class="max-w-measure text-ink-2">{t(edits() ? "lead.staff" : "lead.client")}</p>
      </div>
      <QueryView query={settings}>
        {(view) => (
          <Show when={edits()} fallback={<Preview settings={view().settings} />}>
            {/* A newer version starts the editor anew. */}
            <Show when={view().version + 1} keyed>
              {(next) => (
                <Editor assignmentId={props.assignmentId} view={{ version: next - 1, settings: view().settings }} />
              )}
            </Show>
          </Show>
        )}
      </QueryView>
    </Page>
  );
}
