import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { countersignInput } from "#contract/assignments.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { countersignAgreement, refreshAgreement } from "../agreements.queries.ts";
import { messages } from "../messages.ts";

/** The second signature, on behalf of Leadhunter: typed name, and a fresh code asked on the way (P5-2). */
export function CountersignForm(props: { assignmentId: string }) {
  const t = messages.use();
  const client = useQueryClient();
  const form = createFormState(countersignInput, { signedName: "" });
  const countersign = useMutation(() => ({
    mutationFn: (signedName: string) => countersignAgreement(props.assignmentId, signedName),
    onSuccess: async () => {
      showToast({ text: t("countersign.done"), tone: "good" });
      await refreshAgreement(client, props.assignmentId);
    },
  }));
  const submit = () => {
    const input = form.validate();
    if (input) return countersign.mutateAsync(input.signedName);
  };
  return (
    <Card title={t("countersign.title")}>
      <Form state={form} onSubmit={submit} problem={countersign.error} busy={countersign.isPending}>
        <p class="text-ink-2">{t("countersign.text")}</p>
        <TextField
          label={t("sign.name")}
          hint={t("sign.name.hint.staff")}
          maxLength={120}
          {...form.field("signedName")}
        />
        <Button type="submit" variant="primary" size="lg" class="justify-self-start">
          {t("countersign.submit")}
        </Button>
      </Form>
    </Card>
  );
}
