import { useMutation, useQueryClient } from "@tanstack/solid-query";
import type { DatabaseRow } from "#contract/rows.ts";
import { formatNumber } from "#web/platform/format.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { createRowCache, deleteRow } from "../database.queries.ts";
import { messages } from "../messages.ts";
import { receiptText } from "../receipt-text.ts";

/** Asks once, then the row is gone for good. */
export function DeleteRow(props: {
  row: DatabaseRow | undefined;
  assignmentId: string;
  onClose: () => void;
  /** Called before the row leaves the list. */
  onDeleting: (row: DatabaseRow) => void;
}) {
  const t = messages.use();
  const client = useQueryClient();
  const remove = useMutation(() => ({
    mutationFn: (rowId: string) => deleteRow(rowId),
    onSuccess: (receipt, rowId) => {
      if (props.row) props.onDeleting(props.row);
      createRowCache(client, props.assignmentId).remove([rowId]);
      void client.invalidateQueries({ queryKey: ["assignments", props.assignmentId] });
      showToast({ text: receiptText(receipt), tone: "good" });
    },
  }));
  return (
    <ConfirmDialog
      open={props.row !== undefined}
      onClose={props.onClose}
      onConfirm={() => remove.mutateAsync(props.row?.id ?? "")}
      title={t("delete.row.title", { n: formatNumber(props.row?.ordinal ?? 0) })}
      confirmLabel={t("delete.row.confirm")}
      danger
    >
      <p>{t("delete.row.text")}</p>
    </ConfirmDialog>
  );
}
