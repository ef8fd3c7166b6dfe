import { Show } from "solid-js";
import type * as v from "valibot";
import { registerInput, requestKinds } from "#contract/requests.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { useRegister } from "../requests.queries.ts";
import { CorrectionFields } from "./correction-fields.tsx";

const empty: v.InferOutput<typeof registerInput> = {
  kind: "access",
  channel: "letter",
  locale: "nl",
  receivedOn: "",
  name: "",
  email: "",
  phone: "",
  company: "",
  message: "",
  correctName: "",
  correctFunction: "",
  correctEmail: "",
  correctPhone: "",
  correctMobile: "",
};

/** A request that came by letter, mail or phone, with its true date of receipt (P7-2). */
export function RegisterDialog(props: { open: boolean; onClose: () => void }) {
  const t = messages.use();
  const form = createFormState(registerInput, empty);
  const register = useRegister();
  const close = () => {
    form.reset();
    register.reset();
    props.onClose();
  };
  const save = async () => {
    const value = form.validate();
    if (!value) return;
    await register.mutateAsync(value);
    showToast({ text: t("register.done"), tone: "good" });
    close();
  };
  return (
    <Dialog open={props.open} onClose={close} title={t("register.title")} description={t("register.text")}>
      <Form onSubmit={save} problem={register.error} busy={register.isPending} state={form}>
        <SelectField
          label={t("register.kind")}
          {...form.field("kind")}
          options={requestKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <SelectField
          label={t("register.channel")}
          {...form.field("channel")}
          options={(["letter", "mail", "phone"] as const).map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
        <TextField label={t("register.received")} type="date" {...form.field("receivedOn")} />
        <TextField label={t("register.name")} {...form.field("name")} />
        <TextField label={t("register.email")} type="email" {...form.field("email")} />
        <TextField label={t("register.phone")} type="tel" optional {...form.field("phone")} />
        <TextField label={t("register.company")} optional {...form.field("company")} />
        <Show when={form.values.kind === "rectification"}>
          <CorrectionFields field={(name) => ({ ...form.field(name), value: form.values[name] ?? "" })} />
        </Show>
        <TextArea label={t("register.message")} optional {...form.field("message")} />
        <SelectField
          label={t("register.locale")}
          {...form.field("locale")}
          options={(["nl", "en"] as const).map((value) => ({ value, label: t(`locale.${value}`) }))}
        />
        <div class="flex justify-end gap-2">
          <Button onClick={close}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" busy={register.isPending}>
            {t("register.title")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
