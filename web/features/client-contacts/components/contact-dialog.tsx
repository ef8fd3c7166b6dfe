import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type ClientContact, type ClientContactInput, clientContactInput } from "#contract/client-contacts.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { refreshContacts, saveContact } from "../client-contacts.queries.ts";
import { messages } from "../messages.ts";

/** Adds a contact (null) or changes one. */
export function ContactDialog(props: { clientId: string; contact: ClientContact | null; onClose: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const { name = "", job = "", email = "", phone = "", profiles = "", notes = "" } = props.contact ?? {};
  const form = createFormState(clientContactInput, { name, job, email, phone, profiles, notes });
  const save = useMutation(() => ({
    mutationFn: (input: ClientContactInput) => saveContact(props.clientId, props.contact, input),
    onSuccess: async () => {
      await refreshContacts(client, props.clientId);
      props.onClose();
      showToast({ text: t("saved"), tone: "good" });
    },
  }));
  const submit = () => {
    const input = form.validate();
    if (input) return save.mutateAsync(input);
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t(props.contact === null ? "form.new" : "form.edit")}
      description={t("form.text")}
    >
      <Form state={form} onSubmit={submit} problem={save.error} busy={save.isPending}>
        <div class="grid items-start gap-4 sm:grid-cols-2">
          <TextField label={t("field.name")} maxLength={200} {...form.field("name")} />
          <TextField label={t("field.job")} optional maxLength={200} {...form.field("job")} />
          <TextField label={t("field.email")} optional type="email" maxLength={254} {...form.field("email")} />
          <TextField label={t("field.phone")} optional type="tel" maxLength={60} {...form.field("phone")} />
        </div>
        <TextField label={t("field.profiles")} optional maxLength={500} {...form.field("profiles")} />
        <TextArea label={t("field.notes")} optional rows={3} maxLength={4_000} {...form.field("notes")} />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t("save")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
