import { Match, Show, Switch } from "solid-js";
import type { ResultsView } from "#contract/results.ts";
import { formatNumber } from "#web/platform/format.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { isProblem } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Card } from "#web/ui/card.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";
import { resultsQuery } from "../results.queries.ts";
import { Counted } from "./counted.tsx";
import { Weeks } from "./weeks.tsx";

/** What came of an assignment, for its client and its supervisor (P3-8). */
export function Results(props: { assignmentId: string }) {
  const t = messages.use();
  usePageName(() => t("page_name"));
  const results = useQuery(() => resultsQuery(props.assignmentId));
  return (
    <Page>
      <div class="grid gap-1">
        <h2 class="text-lg">{t("title")}</h2>
        <p class="max-w-measure text-ink-2">{t("lead")}</p>
      </div>
      <Switch>
        <Match when={isProblem(results.error, "assignments.agreement_missing")}>
          <Card>
            <EmptyState title={t("no_agreement")}>{t("no_agreement.text")}</EmptyState>
          </Card>
        </Match>
        <Match when={true}>
          <QueryView query={results}>{(data) => <Charts results={data()} />}</QueryView>
        </Match>
      </Switch>
    </Page>
  );
}

const reachParts = ["leads", "called", "spoken", "positive"] as const;
const checkParts = ["correct", "changed", "left", "uncheckable"] as const;

function Charts(props: { results: ResultsView }) {
  const t = messages.use();
  const checked = () => checkParts.some((part) => props.results.checks[part] > 0);
  return (
    <div class="grid items-start gap-5 lg:grid-cols-2">
      <Card>
        <Counted
          title={t("reach.title")}
          lead={t("reach.lead")}
          bars={reachParts.map((part) => ({
            label: t(`reach.${part}`),
            value: props.results.reach[part],
            strong: part === "positive",
          }))}
        />
      </Card>
      <Card title={t("corrected.title")}>
        <p class="text-xl">{t("corrected", { n: formatNumber(props.results.corrected) })}</p>
        <p class="text-ink-2">{t("corrected.text")}</p>
      </Card>
      <Show
        when={props.results.calls > 0}
        fallback={
          <Card class="lg:col-span-2">
            <EmptyState title={t("empty")}>{t("empty.text")}</EmptyState>
          </Card>
        }
      >
        <Show when={props.results.weeks.length > 0}>
          <Card>
            <Weeks weeks={props.results.weeks} />
          </Card>
        </Show>
        <Card>
          <Counted
            title={t("outcomes.title")}
            lead={t("outcomes.lead", { n: formatNumber(props.results.calls) })}
            head={t("outcomes.outcome")}
            bars={props.results.outcomes.map(({ outcome, calls, positive }) => ({
              label: outcomeText(outcome),
              value: calls,
              strong: positive,
            }))}
          />
        </Card>
        <Show when={checked()}>
          <Card>
            <Counted
              title={t("quality.title")}
              lead={t("quality.lead")}
              bars={checkParts.map((part) => ({
                label: t(`quality.${part}`),
                value: props.results.checks[part],
                strong: part === "correct" || part === "changed",
              }))}
            />
          </Card>
        </Show>
      </Show>
    </div>
  );
}
