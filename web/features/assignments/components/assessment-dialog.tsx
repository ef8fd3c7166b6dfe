import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createEffect, on } from "solid-js";
import { type AssignmentView, assessmentInput } from "#contract/assignments.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { recordAssessment, refreshAssignment } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

/** Puts the legitimate-interest assessment on record, by where it can be found (P4.2-3). */
export function AssessmentDialog(props: { open: boolean; onClose: () => void; assignment: AssignmentView }) {
  const t = messages.use();
  const client = useQueryClient();
  const form = createFormState(assessmentInput, { reference: "" });
  createEffect(
    on(
      () => props.open,
      (open) => open && form.reset({ reference: props.assignment.assessmentReference ?? "" }),
    ),
  );
  const record = useMutation(() => ({
    mutationFn: (reference: string) => recordAssessment(props.assignment.id, reference),
    onSuccess: async () => {
      await refreshAssignment(client, props.assignment.id);
      props.onClose();
      showToast({ text: t("assess.done"), tone: "good" });
    },
  }));
  const submit = () => {
    const input = form.validate();
    if (input) return record.mutateAsync(input.reference);
  };
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("assess.title")} description={t("assess.text")}>
      <Form state={form} onSubmit={submit} problem={record.error} busy={record.isPending}>
        <TextField
          label={t("assess.reference")}
          hint={t("assess.reference.hint")}
          maxLength={200}
          {...form.field("reference")}
        />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("go.assess")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
