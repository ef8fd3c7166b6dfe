import { createSignal, Show } from "solid-js";
import type { UploadView } from "#contract/uploads.ts";
import { formatDateTime, formatNumber } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge, type BadgeTone } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { DateTimeText, NumberText } from "#web/ui/time.tsx";
import { percentOf, receivedRows } from "../gaps.ts";
import { messages } from "../messages.ts";
import { uploadsQuery } from "../uploads.queries.ts";
import { RemoveUpload } from "./remove-upload.tsx";
import { Report } from "./report.tsx";
import { UndoUpload } from "./undo-upload.tsx";

const TONE: Record<UploadView["state"], BadgeTone> = { running: "review", done: "good", abandoned: "gone" };

/** Every upload of this assignment, with its report and the way to take its rows out again. */
export function PastUploads(props: { assignmentId: string }) {
  const t = messages.use();
  const uploads = useQuery(() => uploadsQuery(props.assignmentId));
  const [reading, setReading] = createSignal<UploadView>();
  const [undoing, setUndoing] = createSignal<UploadView>();
  const [removing, setRemoving] = createSignal<UploadView>();
  const percent = (upload: UploadView) =>
    formatNumber(percentOf(receivedRows(upload.applied, upload.rowCount), upload.rowCount));
  return (
    <Card flush title={t("past.title")}>
      <QueryView
        query={uploads}
        empty={(list) => list.length === 0}
        whenEmpty={<p class="px-4 py-6 text-ink-3">{t("past.empty")}</p>}
      >
        {(list) => (
          <Table
            label={t("past.title")}
            rows={list()}
            rowKey={(upload) => upload.id}
            columns={[
              { id: "at", header: t("past.at"), cell: (upload) => <DateTimeText value={upload.createdAt} /> },
              {
                id: "state",
                header: t("past.state"),
                cell: (upload) => (
                  <Show when={upload.undoneAt === null} fallback={<Badge tone="gone">{t("undo.undone")}</Badge>}>
                    <Badge tone={TONE[upload.state]}>{t(`state.${upload.state}`, { percent: percent(upload) })}</Badge>
                  </Show>
                ),
              },
              {
                id: "rows",
                header: t("past.rows"),
                align: "end",
                cell: (upload) => <NumberText value={upload.rowCount} />,
              },
              {
                id: "refused",
                header: t("past.refused"),
                align: "end",
                cell: (upload) => <NumberText value={upload.counts.refused} />,
              },
              {
                id: "actions",
                header: t("past.actions"),
                hideHeader: true,
                align: "end",
                cell: (upload) => (
                  <span class="flex justify-end gap-1">
                    <Show when={upload.state === "done"}>
                      <Button size="sm" variant="quiet" onClick={() => setReading(upload)}>
                        {t("past.report")}
                      </Button>
                    </Show>
                    <Button size="sm" variant="quiet" onClick={() => setUndoing(upload)}>
                      {t("undo.action")}
                    </Button>
                    <Button size="sm" variant="quiet" onClick={() => setRemoving(upload)}>
                      {t("past.remove")}
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </QueryView>
      <Dialog
        open={reading() !== undefined}
        onClose={() => setReading(undefined)}
        wide
        title={t("report.of", { date: reading() ? formatDateTime(reading()?.createdAt ?? "") : "" })}
      >
        <Show when={reading()}>{(view) => <Report view={view()} />}</Show>
      </Dialog>
      <UndoUpload upload={undoing()} assignmentId={props.assignmentId} onClose={() => setUndoing(undefined)} />
      <RemoveUpload
        open={removing() !== undefined}
        onClose={() => setRemoving(undefined)}
        upload={removing()}
        assignmentId={props.assignmentId}
      />
    </Card>
  );
}
