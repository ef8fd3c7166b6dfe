import { createSignal, For, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { countMapping } from "../mapping.ts";
import { messages } from "../messages.ts";
import type { Wizard } from "../wizard.ts";
import { createGrowing } from "./growing.ts";
import { MapRow } from "./map-row.tsx";
import { StepFrame } from "./step-frame.tsx";

export function MapStep(props: { wizard: Wizard }) {
  const t = messages.use();
  const [tried, setTried] = createSignal(false);
  const headerOf = (at: number) => props.wizard.columns[at]?.header ?? "";
  const shown = createGrowing(() => props.wizard.columns.length, 2);
  const counts = () => countMapping(props.wizard.columns);
  const next = () => {
    setTried(true);
    if (props.wizard.hasCompany()) props.wizard.go("check");
  };
  return (
    <StepFrame
      title={t("map.title")}
      lead={t("map.lead")}
      side={
        <Card>
          <div class="grid gap-4">
            <DataList
              class="grid-cols-[1fr_max-content]! [&_dd]:text-end [&>div]:contents"
              items={[
                { label: t("map.counts"), value: <NumberText value={counts().mapped} /> },
                { label: t("map.own_personal"), value: <NumberText value={counts().personal} /> },
                { label: t("map.own_company"), value: <NumberText value={counts().company} /> },
              ]}
            />
            <div class="grid gap-1 border-t border-line pt-3 text-sm">
              <h3 class="font-medium">{t("map.class.title")}</h3>
              <p class="text-ink-2">{t("map.class.text")}</p>
            </div>
            <div>
              <Button size="sm" onClick={() => props.wizard.resetMapping()}>
                {t("map.reset")}
              </Button>
            </div>
          </div>
        </Card>
      }
      actions={
        <>
          <Button onClick={() => props.wizard.go("layout")}>{t("back")}</Button>
          <div class="flex flex-wrap items-center gap-3">
            <Show when={!props.wizard.hasCompany()}>
              <span class="text-sm text-review">{t("map.required.badge")}</span>
            </Show>
            <Button variant="primary" onClick={next}>
              {t("next")}
            </Button>
          </div>
        </>
      }
    >
      <Show when={tried() && !props.wizard.hasCompany()}>
        <Banner tone="bad">{t("map.required")}</Banner>
      </Show>
      <div aria-live="polite" class="contents">
        <Show when={props.wizard.moved()}>
          {(moved) => (
            <Banner>
              {t("map.moved", {
                target: t(`target.${moved().target}`),
                now: headerOf(moved().now),
                before: headerOf(moved().before),
              })}
            </Banner>
          )}
        </Show>
      </div>
      <Card>
        <RadioGroup
          label={t("kind.label")}
          value={props.wizard.kind()}
          onInput={(kind) => props.wizard.setKind(kind)}
          options={[
            { value: "leads", label: t("kind.leads"), hint: t("kind.leads.hint") },
            { value: "never_call", label: t("kind.never_call"), hint: t("kind.never_call.hint") },
          ]}
        />
      </Card>
      <Show when={props.wizard.remembered() > 0}>
        <p class="text-sm text-ink-2">{t("map.remembered", { n: formatNumber(props.wizard.remembered()) })}</p>
      </Show>
      <Card flush>
        <div class="hidden grid-cols-[5fr_6fr] gap-4 border-b border-line px-4 py-1.5 text-xs font-medium text-ink-3 md:grid">
          <span>{t("map.yours")}</span>
          <span>{t("map.becomes")}</span>
        </div>
        <ul aria-label={t("step.map")}>
          <For each={props.wizard.columns.slice(0, shown())}>
            {(column, at) => (
              <MapRow
                column={column}
                columns={props.wizard.columns}
                samples={props.wizard.table()?.columnSamples[at()] ?? []}
                moved={props.wizard.moved()?.before === at()}
                onTarget={(target) => props.wizard.setTarget(at(), target)}
                onClass={(ownClass) => props.wizard.setOwnClass(at(), ownClass)}
              />
            )}
          </For>
        </ul>
      </Card>
      <p class="sr-only" role="status">
        {t("found.map", { mapped: formatNumber(counts().mapped), own: formatNumber(counts().own) })}
      </p>
    </StepFrame>
  );
}
