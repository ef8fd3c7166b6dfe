import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { useNavigate } from "@tanstack/solid-router";
import { Show } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import { formatNumber } from "#web/platform/format.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { deleteDatabase } from "../database.queries.ts";
import { messages } from "../messages.ts";
import { receiptText } from "../receipt-text.ts";

/** Everything of the assignment, for good: says how much, wants the word typed and a fresh code (P3-11). */
export function DeleteDatabase(props: {
  open: boolean;
  onClose: () => void;
  assignmentId: string;
  counts: AssignmentView["counts"] | undefined;
}) {
  const t = messages.use();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation(() => ({
    mutationFn: () => deleteDatabase(props.assignmentId),
    onSuccess: async (receipt) => {
      showToast({ text: `${t("delete.all.done")} ${receiptText(receipt)}`, tone: "good" });
      await navigate({ to: "/assignments" });
      client.removeQueries({ queryKey: ["rows", props.assignmentId] });
      client.removeQueries({ queryKey: ["assignments", props.assignmentId] });
      await client.invalidateQueries({ queryKey: ["assignments"] });
    },
  }));
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={() => remove.mutateAsync()}
      title={t("delete.all.title")}
      confirmLabel={t("delete.all.confirm", { n: formatNumber(props.counts?.rows ?? 0) })}
      danger
      typed={t("delete.all.word")}
    >
      <Show when={props.counts}>
        {(counts) => (
          <DataList
            items={[
              { label: t("count.rows"), value: <NumberText value={counts().rows} /> },
              { label: t("count.leads"), value: <NumberText value={counts().leads} /> },
              { label: t("count.calls"), value: <NumberText value={counts().calls} /> },
            ]}
          />
        )}
      </Show>
      <p>{t("delete.all.text")}</p>
    </ConfirmDialog>
  );
}
