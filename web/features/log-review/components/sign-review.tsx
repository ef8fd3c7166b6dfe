import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { signReviewInput } from "#contract/log-reviews.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { signReview } from "../log-review.queries.ts";
import { messages } from "../messages.ts";

/** A named person puts down what they found, once (L-12). */
export function SignReview(props: { month: string }) {
  const t = messages.use();
  const client = useQueryClient();
  const form = createFormState(signReviewInput, { signedName: "", remark: "" });
  const sign = useMutation(() => ({
    mutationFn: (input: { signedName: string; remark: string }) => signReview(props.month, input),
    onSuccess: async () => {
      showToast({ text: t("sign.done"), tone: "good" });
      await client.invalidateQueries({ queryKey: ["log-reviews"] });
    },
  }));
  const submit = () => {
    const input = form.validate();
    return input && sign.mutateAsync(input);
  };
  return (
    <Card title={t("sign.title")}>
      <Form state={form} onSubmit={submit} problem={sign.error} busy={sign.isPending}>
        <TextArea
          label={t("sign.remark")}
          hint={t("sign.remark.hint")}
          rows={3}
          maxLength={2_000}
          {...form.field("remark")}
        />
        <TextField label={t("sign.name")} maxLength={120} {...form.field("signedName")} />
        <div class="flex justify-end">
          <Button type="submit" variant="primary" busy={sign.isPending}>
            {t("sign.action")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
