import { useMutation } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import type * as v from "valibot";
import { handOverInput } from "#contract/requests.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { useLead } from "../use-desk.ts";
import { contactTitle } from "../words.ts";
import { messages } from "./messages.ts";

const kinds = ["access", "rectification", "erasure", "portability"] as const;

type Correct = "correctName" | "correctFunction" | "correctEmail" | "correctPhone" | "correctMobile";
const empty: v.InferOutput<typeof handOverInput> = {
  kind: "access",
  contactId: "",
  email: "",
  correctName: "",
  correctFunction: "",
  correctEmail: "",
  correctPhone: "",
  correctMobile: "",
};

/** A request made in a call goes to the directors with the call's date; the agent handles nothing of it (P7-2). */
export function HandOver() {
  const t = messages.use();
  const lead = useLead();
  const [open, setOpen] = createSignal(false);
  const form = createFormState(handOverInput, empty);
  const send = useMutation(() => ({
    mutationFn: (json: typeof empty) =>
      unwrap(api.api.leases[":id"].request.$post({ param: { id: lead().leaseId }, json })),
  }));
  /** Optional in the contract, an empty text in the field. */
  const optional = (name: Correct) => ({ ...form.field(name), value: form.values[name] ?? "" });
  const start = () => {
    form.reset({ ...empty, contactId: lead().contacts[0]?.id ?? "" });
    send.reset();
    setOpen(true);
  };
  const save = async () => {
    const value = form.validate();
    if (!value) return;
    const { reference } = await send.mutateAsync(value);
    showToast({ text: t("done", { reference }), tone: "good" });
    setOpen(false);
  };
  return (
    <Show when={lead().contacts.length > 0}>
      <Button size="sm" variant="quiet" kbd="H" data-hand-over="" onClick={start}>
        {t("open")}
      </Button>
      <Dialog open={open()} onClose={() => setOpen(false)} title={t("title")} description={t("text")}>
        <Form onSubmit={save} problem={send.error} busy={send.isPending} state={form}>
          <RadioGroup
            label={t("who")}
            value={form.values.contactId}
            onInput={(id) => form.set("contactId", id)}
            options={lead().contacts.map((contact, i) => ({ value: contact.id, label: contactTitle(contact, i + 1) }))}
          />
          <RadioGroup
            label={t("kind")}
            value={form.values.kind}
            onInput={(kind) => form.set("kind", kind)}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          <Show when={form.values.kind === "rectification"}>
            <TextField label={t("correct.name")} optional {...optional("correctName")} />
            <TextField label={t("correct.function")} optional {...optional("correctFunction")} />
            <TextField label={t("correct.email")} type="email" optional {...optional("correctEmail")} />
            <TextField label={t("correct.phone")} type="tel" optional {...optional("correctPhone")} />
            <TextField label={t("correct.mobile")} type="tel" optional {...optional("correctMobile")} />
          </Show>
          <TextField label={t("email")} type="email" {...form.field("email")} />
          <div class="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
            <Button type="submit" variant="primary" busy={send.isPending}>
              {t("send")}
            </Button>
          </div>
        </Form>
      </Dialog>
    </Show>
  );
}
