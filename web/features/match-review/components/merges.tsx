import { useMutation } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import type { MergeView } from "#contract/reviews.ts";
import { formatNumber } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { DateText, DateTimeText } from "#web/ui/time.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { mergesQuery, undoMerge } from "../match-review.queries.ts";
import { messages } from "../messages.ts";

/** Merges of this assignment that can still be taken back. */
export function Merges(props: { assignmentId: string; onUndone: () => Promise<unknown> }) {
  const t = messages.use();
  const merges = useQuery(() => mergesQuery(props.assignmentId));
  const [chosen, setChosen] = createSignal<MergeView>();
  const undo = useMutation(() => ({
    mutationFn: (id: string) => undoMerge(id),
    onSuccess: (report) => {
      showToast({
        text: t("undo.done", { n: report.kept.length, text: formatNumber(report.kept.length) }),
        tone: "good",
      });
      return props.onUndone();
    },
  }));
  return (
    <QueryView query={merges} empty={(list) => list.length === 0} whenEmpty={null}>
      {(list) => (
        <Card flush title={t("merges.title")}>
          <p class="px-4 py-2 text-sm text-ink-3">{t("merges.lead")}</p>
          <Table
            label={t("merges.title")}
            rows={list()}
            rowKey={(merge) => merge.id}
            columns={[
              { id: "name", header: t("merges.name"), cell: (merge) => merge.name },
              { id: "at", header: t("merges.at"), cell: (merge) => <DateTimeText value={merge.mergedAt} /> },
              { id: "origin", header: t("merges.origin"), cell: (merge) => t(`origin.${merge.origin}`) },
              { id: "until", header: t("merges.until"), cell: (merge) => <DateText value={merge.until} /> },
              {
                id: "actions",
                header: t("merges.actions"),
                hideHeader: true,
                align: "end",
                cell: (merge) => (
                  <Button size="sm" variant="quiet" onClick={() => setChosen(merge)}>
                    {t("undo")}
                  </Button>
                ),
              },
            ]}
          />
          <ConfirmDialog
            open={chosen() !== undefined}
            onClose={() => setChosen(undefined)}
            onConfirm={() => undo.mutateAsync(chosen()?.id ?? "")}
            title={t("undo.title")}
            confirmLabel={t("undo.confirm")}
          >
            <p>{t("undo.text")}</p>
          </ConfirmDialog>
        </Card>
      )}
    </QueryView>
  );
}
