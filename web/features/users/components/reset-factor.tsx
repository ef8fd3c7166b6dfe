import type { UserRow } from "#contract/identity.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { useResetFactor } from "../users.mutations.ts";

/** For a lost phone. The administrator removes the factor, never sets one. */
export function ResetFactor(props: { open: boolean; user: UserRow; onClose: () => void }) {
  const t = messages.use();
  const reset = useResetFactor();
  const confirm = async () => {
    await reset.mutateAsync(props.user.id);
    showToast({ text: t("factor.done"), tone: "good" });
  };
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={confirm}
      title={t("factor.title")}
      confirmLabel={t("factor.reset")}
    >
      <p>{t("factor.text", { name: props.user.name })}</p>
    </ConfirmDialog>
  );
}
