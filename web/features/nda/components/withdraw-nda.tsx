import type { NdaRow } from "#contract/identity.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { useWithdrawNda } from "../nda.queries.ts";

export function WithdrawNda(props: { nda: NdaRow | undefined; onClose: () => void }) {
  const t = messages.use();
  const withdraw = useWithdrawNda();
  const confirm = async () => {
    if (!props.nda) return;
    await withdraw.mutateAsync(props.nda.id);
    showToast({ text: t("withdraw.done"), tone: "good" });
  };
  return (
    <ConfirmDialog
      open={props.nda !== undefined}
      onClose={props.onClose}
      onConfirm={confirm}
      title={t("withdraw.title")}
      confirmLabel={t("withdraw.confirm")}
    >
      <p>{t("withdraw.text", { name: props.nda?.userName ?? "" })}</p>
    </ConfirmDialog>
  );
}
