import type { UserRow } from "#contract/identity.ts";
import { isStaff } from "#contract/roles.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { useDeactivateUser } from "../users.mutations.ts";

/** A word must be typed for staff: a lease may end in the middle of a call. */
export function DeactivateUser(props: { open: boolean; user: UserRow; onClose: () => void }) {
  const t = messages.use();
  const deactivate = useDeactivateUser();
  const confirm = async () => {
    await deactivate.mutateAsync(props.user.id);
    showToast({ text: t("deactivate.done"), tone: "good" });
  };
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={confirm}
      title={t("deactivate.title")}
      confirmLabel={t("deactivate")}
      typed={isStaff(props.user.role) ? t("deactivate.word") : undefined}
      danger
    >
      <p>{t("deactivate.text", { name: props.user.name })}</p>
    </ConfirmDialog>
  );
}
