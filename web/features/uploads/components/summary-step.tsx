import { Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { countMapping } from "../mapping.ts";
import { messages } from "../messages.ts";
import type { Wizard } from "../wizard.ts";
import { PreviewCounts } from "./preview-step.tsx";
import { StepFrame } from "./step-frame.tsx";

/** Exactly what will happen; the button says it once more. */
export function SummaryStep(props: { wizard: Wizard }) {
  const t = messages.use();
  const counts = () => countMapping(props.wizard.columns);
  const checked = () => props.wizard.checked();
  const accepted = (totals: { counts: { rows: number; refused: number } }) =>
    totals.counts.rows - totals.counts.refused;
  return (
    <Show when={props.wizard.preview()}>
      {(totals) => (
        <StepFrame
          title={t("summary.title")}
          lead={t("summary.lead")}
          actions={
            <>
              <Button onClick={() => props.wizard.go("preview")}>{t("back")}</Button>
              <Button
                variant="primary"
                size="lg"
                class="max-sm:w-full max-sm:px-3 max-sm:text-base"
                disabled={accepted(totals()) === 0}
                onClick={() => props.wizard.start()}
              >
                {accepted(totals()) === 0
                  ? t("summary.nothing")
                  : t("summary.start", {
                      ok: formatNumber(accepted(totals())),
                      refused: totals().counts.refused,
                      refusedText: formatNumber(totals().counts.refused),
                    })}
              </Button>
            </>
          }
        >
          <Show when={props.wizard.kind() === "never_call"}>
            <Banner>{t("summary.never_call")}</Banner>
          </Show>
          <div class="grid gap-4 xl:grid-cols-2">
            <Card title={t("summary.file")}>
              <DataList
                class="grid-cols-[1fr_max-content]! gap-x-6 [&_dd]:text-end [&>div]:contents"
                items={[
                  { label: t("file.name"), value: <span class="wrap-anywhere">{props.wizard.file()?.name}</span> },
                  { label: t("summary.rows"), value: <NumberText value={totals().counts.rows} /> },
                  { label: t("summary.in"), value: <NumberText value={accepted(totals())} /> },
                  { label: t("summary.skip"), value: <NumberText value={totals().counts.refused} /> },
                  (checked()?.discarded ?? 0) > 0 && {
                    label: t("summary.discarded"),
                    value: <NumberText value={checked()?.discarded ?? 0} />,
                  },
                  (checked()?.edited ?? 0) > 0 && {
                    label: t("summary.edited"),
                    value: <NumberText value={checked()?.edited ?? 0} />,
                  },
                  { label: t("summary.mapped"), value: <NumberText value={counts().mapped} /> },
                  {
                    label: t("summary.own"),
                    value:
                      counts().own === 0 ? (
                        <NumberText value={0} />
                      ) : (
                        t("summary.own.value", {
                          own: formatNumber(counts().own),
                          personal: formatNumber(counts().personal),
                        })
                      ),
                  },
                ]}
              />
            </Card>
            <Card title={t("summary.outcome")}>
              <PreviewCounts totals={totals()} />
            </Card>
          </div>
          <ul class="grid max-w-measure list-disc gap-1.5 pl-5 text-ink-2 marker:text-ink-3">
            <li>{t("summary.correct")}</li>
            <li>{t("summary.now")}</li>
            <li>{t("summary.break")}</li>
          </ul>
        </StepFrame>
      )}
    </Show>
  );
}
