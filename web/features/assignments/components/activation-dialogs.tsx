import { useQueryClient } from "@tanstack/solid-query";
import type { AssignmentView } from "#contract/assignments.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { activate, deactivate, refreshAssignment } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

interface Props {
  open: boolean;
  onClose: () => void;
  assignment: AssignmentView;
}

export function ActivateDialog(props: Props) {
  const t = messages.use();
  const client = useQueryClient();
  const confirm = async () => {
    await activate(props.assignment.id);
    await refreshAssignment(client, props.assignment.id);
    showToast({ text: t("activate.done"), tone: "good" });
  };
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={confirm}
      title={t("activate.title")}
      confirmLabel={t("go.activate")}
    >
      <p class="text-ink-2">{t("activate.text")}</p>
    </ConfirmDialog>
  );
}

export function DeactivateDialog(props: Props) {
  const t = messages.use();
  const client = useQueryClient();
  const confirm = async () => {
    await deactivate(props.assignment.id);
    await refreshAssignment(client, props.assignment.id);
    showToast({ text: t("deactivate.done") });
  };
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={confirm}
      title={t("deactivate.title")}
      confirmLabel={t("deactivate.confirm")}
    >
      <p class="text-ink-2">{t("deactivate.text")}</p>
    </ConfirmDialog>
  );
}
