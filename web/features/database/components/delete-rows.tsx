import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { createRowCache, deleteRows } from "../database.queries.ts";
import { messages } from "../messages.ts";
import { receiptText } from "../receipt-text.ts";

/** Several rows at once: a word is typed first, for nothing brings them back. */
export function DeleteRows(props: {
  open: boolean;
  ids: readonly string[];
  assignmentId: string;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const t = messages.use();
  const client = useQueryClient();
  const remove = useMutation(() => ({
    mutationFn: (ids: string[]) => deleteRows(props.assignmentId, ids),
    onSuccess: (receipt, ids) => {
      createRowCache(client, props.assignmentId).remove(ids);
      void client.invalidateQueries({ queryKey: ["assignments", props.assignmentId] });
      props.onDeleted();
      showToast({ text: receiptText(receipt), tone: "good" });
    },
  }));
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={() => remove.mutateAsync([...props.ids])}
      title={t("delete.rows.title", { n: props.ids.length })}
      confirmLabel={t("delete.rows.confirm", { n: props.ids.length })}
      typed={t("delete.all.word")}
      danger
    >
      <p>{t("delete.rows.text")}</p>
    </ConfirmDialog>
  );
}
