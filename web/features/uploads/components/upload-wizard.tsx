import { createEffect, createMemo, Match, on, Show, Switch } from "solid-js";
import type { UploadView } from "#contract/uploads.ts";
import { formatNumber } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Stepper } from "#web/ui/stepper.tsx";
import { countMapping } from "../mapping.ts";
import { messages } from "../messages.ts";
import { uploadsQuery } from "../uploads.queries.ts";
import { createWizard, type StepId, stepIds } from "../wizard.ts";
import { CheckStep } from "./check-step.tsx";
import { FileStep } from "./file-step.tsx";
import { LayoutStep } from "./layout-step.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { MapStep } from "./map-step.tsx";
import { PastUploads } from "./past-uploads.tsx";
import { PreviewStep } from "./preview-step.tsx";
import { ReportStep } from "./report-step.tsx";
import { RunStep } from "./run-step.tsx";
import { SummaryStep } from "./summary-step.tsx";

/** A file's way into the database, one step at a time; nothing is written before the last. */
export function UploadWizard(props: { assignmentId: string }) {
  const t = messages.use();
  const wizard = createWizard(props.assignmentId);
  const uploads = useQuery(() => uploadsQuery(props.assignmentId));
  let top!: HTMLDivElement;

  /** The unfinished upload of this very file, recognised by its hash (P3-1: nothing of it is kept here). */
  const interrupted = createMemo((): UploadView | undefined => {
    const summary = wizard.table()?.summary;
    if (!summary || !uploads.isSuccess) return undefined;
    return uploads.data.find((upload) => upload.state !== "done" && upload.contentHash === summary.sha256);
  });

  const found = (id: StepId): string | undefined => {
    const summary = wizard.table()?.summary;
    const checked = wizard.checked();
    const reached = stepIds.indexOf(id) <= stepIds.indexOf(wizard.step());
    if (!summary || !reached) return undefined;
    if (id === "file") return t("found.file", { rows: formatNumber(summary.rowCount) });
    if (id === "layout") return t("found.layout", { columns: formatNumber(summary.columnCount) });
    const mapping = countMapping(wizard.columns);
    if (id === "map") return t("found.map", { mapped: formatNumber(mapping.mapped), own: formatNumber(mapping.own) });
    if (id === "check" && checked)
      return t("found.check", { ok: formatNumber(checked.ok), refused: formatNumber(checked.refused) });
    const counts = wizard.preview()?.counts;
    if (id === "preview" && counts)
      return t("found.preview", {
        created: formatNumber(counts.newCompanies),
        known: formatNumber(counts.matchedCompanies),
      });
    return undefined;
  };

  createEffect(
    on(
      wizard.step,
      () => {
        top.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
        if (top.getBoundingClientRect().top < 0) top.scrollIntoView({ block: "start" });
      },
      { defer: true },
    ),
  );

  const locked = () => wizard.step() === "run" || wizard.step() === "report";
  return (
    <div ref={top} class="grid scroll-mt-4 gap-6">
      <div class="grid content-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <div class="lg:pt-1">
          <Stepper
            label={t("steps")}
            current={wizard.step()}
            steps={stepIds.map((id) => ({ id, label: t(`step.${id}`), found: found(id) }))}
            {...(locked() ? {} : { onGo: (id: string) => wizard.go(id as StepId) })}
          />
        </div>
        <div class="grid min-w-0 content-start gap-5">
          <LeaveGuard active={wizard.table() !== undefined && !locked()} preparing />
          <Switch>
            <Match when={wizard.step() === "file"}>
              <FileStep wizard={wizard} />
            </Match>
            <Match when={wizard.step() === "layout"}>
              <LayoutStep wizard={wizard} interrupted={interrupted()} />
            </Match>
            <Match when={wizard.step() === "map"}>
              <MapStep wizard={wizard} />
            </Match>
            <Match when={wizard.step() === "check"}>
              <CheckStep wizard={wizard} />
            </Match>
            <Match when={wizard.step() === "preview"}>
              <PreviewStep wizard={wizard} />
            </Match>
            <Match when={wizard.step() === "summary"}>
              <SummaryStep wizard={wizard} />
            </Match>
            <Match when={wizard.step() === "run" && wizard.run()}>
              {(run) => <RunStep wizard={wizard} run={run()} />}
            </Match>
            <Match when={wizard.step() === "report" && wizard.run()?.state.view}>
              {(view) => <ReportStep wizard={wizard} view={view()} />}
            </Match>
          </Switch>
        </div>
      </div>
      <Show when={wizard.step() === "file"}>
        <PastUploads assignmentId={props.assignmentId} />
      </Show>
    </div>
  );
}
