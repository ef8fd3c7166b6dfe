import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import type { HeldLead, ReleaseGround } from "#contract/worklist.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { decideLegalForm, refreshWorklist } from "../worklist.queries.ts";

const SHORTEST = 5;

/** Release on a recorded ground, or keep held with the reason (L-7). */
export function DecideFormDialog(props: { assignmentId: string; lead: HeldLead; onClose: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const [choice, setChoice] = createSignal<ReleaseGround | "keep">("keep");
  const [reference, setReference] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const tooShort = () => reference().trim().length < SHORTEST;
  const save = useMutation(() => ({
    mutationFn: () => {
      const ground = choice();
      const text = reference().trim();
      return decideLegalForm(
        props.lead.leadId,
        ground === "keep" ? { decision: "keep", reference: text } : { decision: "release", ground, reference: text },
      );
    },
    onSuccess: async () => {
      await refreshWorklist(client, props.assignmentId);
      props.onClose();
      showToast({ text: t("decide.done"), tone: "good" });
    },
  }));
  const submit = () => {
    setTried(true);
    if (!tooShort()) return save.mutateAsync();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("decide.title")}
      description={`${props.lead.companyName} (${props.lead.legalForm})`}
    >
      <Form onSubmit={submit} problem={save.error} busy={save.isPending}>
        <RadioGroup
          label={t("decide.what")}
          value={choice()}
          onInput={setChoice}
          options={(["consent", "public_number", "keep"] as const).map((value) => ({
            value,
            label: t(`decide.${value}`),
          }))}
        />
        <TextField
          label={t("decide.reference")}
          hint={t("decide.reference.hint")}
          maxLength={300}
          value={reference()}
          onInput={setReference}
          {...(tried() && tooShort() ? { error: t("decide.reference.missing") } : {})}
        />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t("decide.go")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
