import { Show } from "solid-js";
import type { UploadView } from "#contract/uploads.ts";
import { formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { percentOf, receivedRows } from "../gaps.ts";
import { messages } from "../messages.ts";
import type { Wizard } from "../wizard.ts";
import { LayoutChoices } from "./layout-step-choices.tsx";
import { MojibakeOffer, PreambleNote, TableIssues } from "./layout-step-notes.tsx";
import { createPainted } from "./painted.ts";
import { StepFrame } from "./step-frame.tsx";

const PREVIEW_ROWS = 10;
/** Below this the next best delimiter was nearly as good. */
const SURE = 0.6;
/** Fewer is an explanation rather than a table, where there are other sheets. */
const FEW_COLUMNS = 3;

export function LayoutStep(props: { wizard: Wizard; interrupted: UploadView | undefined }) {
  const t = messages.use();
  const busy = () => props.wizard.reading() !== undefined;
  const painted = createPainted();
  const visibleSheets = () => props.wizard.table()?.summary.sheets.filter(({ hidden }) => !hidden).length ?? 0;
  return (
    <Show when={props.wizard.table()}>
      {(table) => (
        <StepFrame
          title={t("layout.title")}
          lead={t("layout.lead")}
          actions={
            <>
              <Button onClick={() => props.wizard.restart()}>{t("file.again")}</Button>
              <Button
                variant="primary"
                disabled={busy() || table().summary.rowCount === 0 || props.wizard.tooManyColumns()}
                onClick={() => props.wizard.go("map")}
              >
                {t("next")}
              </Button>
            </>
          }
        >
          <Show when={props.interrupted}>{(upload) => <Interrupted upload={upload()} wizard={props.wizard} />}</Show>
          <Show when={props.wizard.readError()}>{(code) => <Banner tone="bad">{t(`read.${code()}`)}</Banner>}</Show>
          <Show when={table().summary.rowCount === 0}>
            <Banner tone="bad">{t("read.no_rows")}</Banner>
          </Show>
          <Show when={props.wizard.tooManyColumns()}>
            <Banner tone="bad">{t("read.many_columns", { n: formatNumber(table().summary.columnCount) })}</Banner>
          </Show>
          <Show when={table().summary.confidence < SURE && table().summary.columnCount > 0}>
            <Banner tone="warn">{t("layout.unsure")}</Banner>
          </Show>
          <Show when={table().summary.columnCount < FEW_COLUMNS && visibleSheets() > 1}>
            <Banner>{t("layout.other_sheets")}</Banner>
          </Show>
          <LayoutChoices table={table()} wizard={props.wizard} />
          <PreambleNote table={table()} />
          <MojibakeOffer table={table()} wizard={props.wizard} />
          <Show when={busy()}>
            <Progress label={t("file.reading")} value={(props.wizard.reading() ?? 0) * 100} />
            <Button size="sm" class="justify-self-start" onClick={() => props.wizard.cancelRead()}>
              {t("file.cancel")}
            </Button>
          </Show>
          <TableIssues table={table()} />
          <Card flush title={t("layout.preview")}>
            <Show when={painted()} fallback={<div class="h-96" />}>
              <Table
                label={t("layout.preview")}
                narrow="scroll"
                rows={table().head.slice(0, PREVIEW_ROWS)}
                rowKey={(row) => row.join("\u0000")}
                columns={table().summary.headers.map((header, at) => ({
                  id: String(at),
                  header,
                  class: "max-w-60 truncate",
                  cell: (row: string[]) => row[at],
                }))}
              />
            </Show>
            <p class="border-t border-line px-4 py-2 text-xs text-ink-3">
              {t("layout.shown", {
                shown: formatNumber(Math.min(PREVIEW_ROWS, table().summary.rowCount)),
                total: formatNumber(table().summary.rowCount),
              })}
            </p>
          </Card>
        </StepFrame>
      )}
    </Show>
  );
}

function Interrupted(props: { upload: UploadView; wizard: Wizard }) {
  const t = messages.use();
  const percent = () =>
    formatNumber(percentOf(receivedRows(props.upload.applied, props.upload.rowCount), props.upload.rowCount));
  return (
    <Banner
      tone={props.wizard.differs() ? "warn" : "info"}
      actions={
        <Button
          size="sm"
          variant="primary"
          busy={props.wizard.reading() !== undefined}
          onClick={() => void props.wizard.goOn(props.upload)}
        >
          {t("resume.go")}
        </Button>
      }
    >
      {t(props.wizard.differs() ? "resume.differs" : "resume.certain", { percent: percent() })}
    </Banner>
  );
}
