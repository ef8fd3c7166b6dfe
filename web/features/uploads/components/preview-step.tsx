import { For, Match, Show, Switch } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { asProblem, isProblem, problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import type { PreviewTotals } from "../preview/totals.ts";
import type { Wizard } from "../wizard.ts";
import { fieldTitle, issueTitle } from "../words.ts";
import { PreviewRowsCard } from "./preview-rows.tsx";
import { StepFrame } from "./step-frame.tsx";
import { Tiles } from "./tiles.tsx";

/** What every row would do, from the server, with nothing written. */
export function PreviewStep(props: { wizard: Wizard }) {
  const t = messages.use();
  return (
    <StepFrame
      title={t("preview.title")}
      lead={t("preview.lead")}
      actions={
        <>
          <Button onClick={() => props.wizard.go("check")}>{t("back")}</Button>
          <Button variant="primary" disabled={!props.wizard.preview()} onClick={() => props.wizard.go("summary")}>
            {t("preview.next")}
          </Button>
        </>
      }
    >
      <Switch>
        <Match when={props.wizard.previewing() !== undefined}>
          <Card>
            <Progress label={t("preview.running")} value={(props.wizard.previewing() ?? 0) * 100} />
          </Card>
        </Match>
        <Match when={props.wizard.previewProblem()}>
          <Failed wizard={props.wizard} />
        </Match>
        <Match when={props.wizard.preview()}>{(totals) => <Found totals={totals()} wizard={props.wizard} />}</Match>
      </Switch>
    </StepFrame>
  );
}

function Failed(props: { wizard: Wizard }) {
  const t = messages.use();
  const problem = () => props.wizard.previewProblem();
  const differing = () =>
    asProblem(problem())
      .fields.map((field) => props.wizard.columns[Number(field.pointer.split("/").at(-1))]?.header)
      .filter(Boolean)
      .join(", ");
  return (
    <Show
      when={isProblem(problem(), "uploads.columns_differ")}
      fallback={
        <Banner tone="bad" actions={<Button onClick={() => void props.wizard.lookAhead()}>{t("run.again")}</Button>}>
          {problemText(problem())}
        </Banner>
      }
    >
      <Banner tone="bad" actions={<Button onClick={() => props.wizard.go("map")}>{t("run.to_map")}</Button>}>
        {t("run.differ", { columns: differing() })}
      </Banner>
    </Show>
  );
}

function Found(props: { totals: PreviewTotals; wizard: Wizard }) {
  const t = messages.use();
  const counts = () => props.totals.counts;
  const fields = () => Object.entries(props.totals.fields).sort((a, b) => b[1] - a[1]);
  return (
    <>
      <Tiles
        items={[
          { value: counts().newCompanies, label: t("count.newCompanies"), tone: "good" },
          { value: counts().matchedCompanies, label: t("preview.known") },
          {
            value: counts().correctedValues,
            label: t("preview.changed"),
            tone: counts().correctedValues > 0 ? "review" : undefined,
          },
        ]}
      />
      <Show when={!props.totals.exact}>
        <Banner tone="warn">{t("preview.near")}</Banner>
      </Show>
      <Card title={t("preview.all")}>
        <PreviewCounts totals={props.totals} />
      </Card>
      <Show when={fields().length > 0}>
        <Card title={t("preview.fields")}>
          <ul class="flex flex-wrap gap-x-5 gap-y-1">
            <For each={fields()}>
              {([name, n]) => (
                <li>
                  {fieldTitle(name)} <span class="tabular font-semibold">{formatNumber(n)}</span>
                </li>
              )}
            </For>
          </ul>
          <p class="mt-2 text-sm text-ink-3">{t("preview.fields.note")}</p>
        </Card>
      </Show>
      <PreviewRowsCard totals={props.totals} wizard={props.wizard} />
    </>
  );
}

const shown = [
  "newCompanies",
  "matchedCompanies",
  "newContacts",
  "matchedContacts",
  "correctedValues",
  "unchanged",
  "doubtful",
  "heldBack",
  "suppressed",
] as const;

/** The report's own figures, before there is a report. */
export function PreviewCounts(props: { totals: PreviewTotals }) {
  const t = messages.use();
  return (
    <DataList
      class="grid-cols-[1fr_max-content]! [&_dd]:text-end [&>div]:contents"
      items={[
        ...shown.map(
          (key) =>
            props.totals.counts[key] > 0 && {
              label: t(`count.${key}`),
              value: <NumberText value={props.totals.counts[key]} />,
            },
        ),
        ...Object.entries(props.totals.refused).map(([code, n]) => ({
          label: t("preview.refused", { reason: issueTitle(code) }),
          value: <NumberText value={n} />,
        })),
      ]}
    />
  );
}
