import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { useNavigate } from "@tanstack/solid-router";
import { copyAssignmentInput } from "#contract/assignments.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { copyAssignment } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

/** A new assignment like this one, under another name and without its signature (P5-1); then on to it. */
export function CopyDialog(props: { assignmentId: string; onClose: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = createFormState(copyAssignmentInput, { name: "" });
  const copy = useMutation(() => ({
    mutationFn: (name: string) => copyAssignment(props.assignmentId, name),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ["assignments", "list"] });
      props.onClose();
      await navigate({ to: "/assignments/$assignmentId", params: { assignmentId: id } });
    },
  }));
  const submit = () => {
    const input = form.validate();
    if (input) return copy.mutateAsync(input.name);
  };
  return (
    <Dialog open onClose={props.onClose} title={t("copy.title")} description={t("copy.text")}>
      <Form state={form} onSubmit={submit} problem={copy.error} busy={copy.isPending}>
        <TextField label={t("new.name")} hint={t("new.name.hint")} maxLength={200} autofocus {...form.field("name")} />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("copy.go")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
