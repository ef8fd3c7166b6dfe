import { useMutation } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
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

/** A request made in a call goes to the directors with the call's date; the agent handles nothing of it (P7-2). */
export function HandOver() {
  const t = messages.use();
  const lead = useLead();
  const [open, setOpen] = createSignal(false);
  const form = createFormState(handOverInput, { kind: "access", contactId: "", email: "" });
  const send = useMutation(() => ({
    mutationFn: (json: { kind: (typeof kinds)[number]; contactId: string; email: string }) =>
      unwrap(api.api.leases[":id"].request.$post({ param: { id: lead().leaseId }, json })),
  }));
  const start = () => {
    form.reset({ kind: "access", contactId: lead().contacts[0]?.id ?? "", email: "" });
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
