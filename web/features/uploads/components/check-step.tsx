import { createSignal, Match, Show, Switch } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { messages } from "../messages.ts";
import type { RowFilter, RowsState } from "../rows/row-views.ts";
import type { Wizard } from "../wizard.ts";
import { CheckGrid } from "./check-grid.tsx";
import { RedoNote, UndoLine } from "./check-notes.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { IssueGroups } from "./issue-groups.tsx";
import { createPainted } from "./painted.ts";
import { StepFrame } from "./step-frame.tsx";
import { Tiles } from "./tiles.tsx";

export function CheckStep(props: { wizard: Wizard }) {
  const t = messages.use();
  const ready = () => {
    const checked = props.wizard.checked();
    return (
      checked !== undefined &&
      checked.ok > 0 &&
      checked.tooLarge === null &&
      checked.redo === 0 &&
      !checked.redoMore &&
      !props.wizard.mending()
    );
  };
  return (
    <StepFrame
      title={t("check.title")}
      lead={t("check.lead")}
      actions={
        <>
          <Button onClick={() => props.wizard.go("map")}>{t("back")}</Button>
          <Button variant="primary" disabled={!ready()} onClick={() => props.wizard.go("preview")}>
            {t("check.next")}
          </Button>
        </>
      }
    >
      <Switch>
        <Match when={props.wizard.checking() !== undefined}>
          <Card>
            <Progress label={t("check.running")} value={(props.wizard.checking() ?? 0) * 100} />
          </Card>
        </Match>
        <Match when={props.wizard.checked()}>
          {(checked) => <Checked checked={checked()} wizard={props.wizard} />}
        </Match>
        <Match when={props.wizard.checkProblem()}>
          {(problem) => (
            <Banner tone="bad" actions={<Button onClick={() => void props.wizard.recheck()}>{t("run.again")}</Button>}>
              {problemText(problem())}
            </Banner>
          )}
        </Match>
        <Match when={props.wizard.readError()}>
          {(code) => (
            <Banner
              tone="bad"
              actions={<Button onClick={() => void props.wizard.recheck()}>{t("check.again")}</Button>}
            >
              {t(`read.${code()}`)}
            </Banner>
          )}
        </Match>
      </Switch>
    </StepFrame>
  );
}

function Checked(props: { checked: RowsState; wizard: Wizard }) {
  const t = messages.use();
  const first = (): RowFilter => (props.checked.rows.errors + props.checked.rows.warnings > 0 ? "problems" : "all");
  const [filter, setFilter] = createSignal<RowFilter>(first());
  /** A filter asked for again finds its rows anew. */
  const [asked, setAsked] = createSignal(0);
  const painted = createPainted();
  const show = (next: RowFilter) => {
    setFilter(next);
    setAsked((n) => n + 1);
  };
  const rows = () => props.checked.rows;
  const tooLargeText = (found: NonNullable<RowsState["tooLarge"]>) => {
    const row = formatNumber(found.row);
    return found.column === null
      ? t("check.too_big", { row })
      : t("check.too_long", { row, column: props.wizard.columns[found.column]?.header ?? "" });
  };
  return (
    <>
      <Tiles
        items={[
          { value: props.checked.ok, label: t("check.ok", { n: props.checked.ok }), tone: "good" },
          {
            value: props.checked.refused,
            label: t("check.refused", { n: props.checked.refused }),
            tone: props.checked.refused > 0 ? "bad" : undefined,
          },
          {
            value: rows().warnings,
            label: t("check.warnings", { n: rows().warnings }),
            tone: rows().warnings > 0 ? "review" : undefined,
          },
        ]}
      />
      <Show when={props.checked.tooLarge}>{(found) => <Banner tone="bad">{tooLargeText(found())}</Banner>}</Show>
      <Show when={props.checked.ok === 0}>
        <Banner tone="bad">{t("check.none_ok")}</Banner>
      </Show>
      <Show when={rows().errors + rows().warnings + rows().infos === 0}>
        <Banner tone="good">{t("check.all_good")}</Banner>
      </Show>
      <RedoNote checked={props.checked} wizard={props.wizard} onShow={() => show("redo")} />
      <IssueGroups checked={props.checked} wizard={props.wizard} onShow={show} />
      <UndoLine checked={props.checked} wizard={props.wizard} />
      <div class="grid gap-2">
        <FilterBar checked={props.checked} wizard={props.wizard} filter={filter()} onFilter={show} />
        <Show when={painted()} fallback={<div class="h-[min(52dvh,32rem)]" />}>
          <CheckGrid wizard={props.wizard} filter={filter()} asked={asked()} />
        </Show>
      </div>
    </>
  );
}
