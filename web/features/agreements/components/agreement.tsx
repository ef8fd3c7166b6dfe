import { Match, Switch } from "solid-js";
import type { Role } from "#contract/roles.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Card } from "#web/ui/card.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { agreementQuery } from "../agreements.queries.ts";
import { messages } from "../messages.ts";
import { AgreementReading } from "./agreement-reading.tsx";
import { SignAgreement } from "./sign-agreement.tsx";

/** The processor agreement of one assignment: for the client to sign, for Leadhunter to countersign, for all to read. */
export function Agreement(props: { assignmentId: string; role: Role }) {
  const t = messages.use();
  usePageName(() => t("page_name"));
  const agreement = useQuery(() => agreementQuery(props.assignmentId));
  const client = () => props.role === "client";
  return (
    <QueryView query={agreement}>
      {(data) => (
        <Switch>
          <Match when={data().agreement}>
            {(found) => (
              <AgreementReading agreement={found()} next={data().next} proposed={data().proposed} role={props.role} />
            )}
          </Match>
          <Match when={client()}>
            <Page>
              <SignAgreement assignmentId={props.assignmentId} proposed={data().proposed} />
            </Page>
          </Match>
          <Match when={!client()}>
            <Page>
              <Card>
                <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
              </Card>
            </Page>
          </Match>
        </Switch>
      )}
    </QueryView>
  );
}
