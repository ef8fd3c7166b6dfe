import { useMutation, useQueryClient } from "@tanstack/solid-query";
import type { UploadView } from "#contract/uploads.ts";
import { formatNumber } from "#web/platform/format.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { receivedRows } from "../gaps.ts";
import { messages } from "../messages.ts";
import { forgetRows, removeUpload } from "../uploads.queries.ts";

/** Takes an upload's rows out of the database again, for good. */
export function RemoveUpload(props: {
  open: boolean;
  onClose: () => void;
  upload: UploadView | null | undefined;
  assignmentId: string;
  onRemoved?: () => void;
}) {
  const t = messages.use();
  const client = useQueryClient();
  const remove = useMutation(() => ({
    mutationFn: (id: string) => removeUpload(id),
    onSuccess: async () => {
      await forgetRows(client, props.assignmentId);
      showToast({ text: t("remove.done"), tone: "good" });
      props.onRemoved?.();
    },
  }));
  const rows = () => {
    const { upload } = props;
    if (!upload) return 0;
    return Math.max(0, receivedRows(upload.applied, upload.rowCount) - upload.counts.refused);
  };
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={() => remove.mutateAsync(props.upload?.id ?? "")}
      title={t("remove.title")}
      confirmLabel={t("remove.confirm", { n: formatNumber(rows()) })}
      danger
      typed={t("remove.word")}
    >
      <p>{t("remove.text")}</p>
    </ConfirmDialog>
  );
}
