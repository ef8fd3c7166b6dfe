import { Link } from "@tanstack/solid-router";
import { Show } from "solid-js";
import type { ProcessingEntry } from "#contract/requests.ts";
import { locale } from "#web/platform/i18n.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { messages } from "../messages.ts";
import { processingQuery } from "../requests.queries.ts";
import { basisWord, classWord, roleWord } from "../words.ts";

/** The register of processing, as the product itself works: generated from its dictionary and schedule (L-10). */
export function ProcessingPage() {
  const t = messages.use();
  const register = useQuery(() => processingQuery);
  return (
    <Page>
      <PageHeader
        pageName={t("processing.title")}
        lead={t("processing.lead")}
        back={<Link to="/requests">{t("case.back")}</Link>}
      />
      <Card flush>
        <QueryView query={register}>
          {(data) => (
            <Table
              label={t("processing.title")}
              rows={data().items}
              rowKey={(row) => row.table}
              columns={[
                { id: "what", header: t("processing.what"), cell: (row) => <What row={row} /> },
                { id: "whose", header: t("processing.whose"), cell: (row) => row.classes.map(classWord).join(", ") },
                { id: "long", header: t("processing.long"), cell: (row) => row.ends[locale()] },
                {
                  id: "who",
                  header: t("processing.who"),
                  cell: (row) => row.seers.map((seer) => roleWord(seer).toLowerCase()).join(", "),
                },
                {
                  id: "basis",
                  header: t("found.basis"),
                  cell: (row) => <Show when={row.basis}>{(is) => basisWord(is())}</Show>,
                },
                { id: "why", header: t("processing.why"), cell: (row) => row.policy.join(", "), hideNarrow: true },
              ]}
            />
          )}
        </QueryView>
      </Card>
    </Page>
  );
}

function What(props: { row: ProcessingEntry }) {
  return (
    <span class="grid">
      <span class="font-medium">{props.row.subject?.[locale()] ?? props.row.table}</span>
      <Show when={props.row.subject}>
        <span class="text-sm text-ink-3">{props.row.table}</span>
      </Show>
    </span>
  );
}
