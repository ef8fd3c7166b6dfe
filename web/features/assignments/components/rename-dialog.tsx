import { useMutation, useQueryClient } from "@tanstack/solid-query";
import * as v from "valibot";
import { shortText } from "#contract/common.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { refreshAssignment, updateAssignment } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

/** Another name; what was signed keeps the name it was signed under. */
export function RenameDialog(props: { assignmentId: string; name: string; onClose: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const form = createFormState(v.object({ name: shortText }), { name: props.name });
  const save = useMutation(() => ({
    mutationFn: (input: { name: string }) => updateAssignment(props.assignmentId, input),
    onSuccess: async () => {
      await refreshAssignment(client, props.assignmentId);
      props.onClose();
      showToast({ text: t("rename.done"), tone: "good" });
    },
  }));
  const submit = () => {
    const input = form.validate();
    if (input) return save.mutateAsync(input);
  };
  return (
    <Dialog open onClose={props.onClose} title={t("rename.title")} description={t("rename.text")}>
      <Form state={form} onSubmit={submit} problem={save.error} busy={save.isPending}>
        <TextField label={t("new.name")} maxLength={200} autofocus {...form.field("name")} />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t("rename.go")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
