import { createSignal, type JSX, Show } from "solid-js";
import { invitationInput, type SessionInfo } from "#contract/identity.ts";
import { type Role, roles } from "#contract/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState, refusalText } from "#web/ui/form/form-state.ts";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { useInvite } from "../users.mutations.ts";

export interface InviteUserProps {
  user: SessionInfo["user"];
  open: boolean;
  onClose: () => void;
  /** The field that picks the client, from the clients feature. */
  clientField: (value: string, onInput: (id: string) => void) => JSX.Element;
}

/** Who is invited and as what. The owner of a client invites to the own organisation only. */
export function InviteUser(props: InviteUserProps) {
  const t = messages.use();
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("invite.title")} description={t("invite.text")}>
      <InviteForm {...props} />
    </Dialog>
  );
}

function InviteForm(props: InviteUserProps) {
  const t = messages.use();
  const invite = useInvite();
  const withinClient = props.user.role === "client";
  const [clientMissing, setClientMissing] = createSignal(false);
  const form = createFormState(invitationInput, {
    name: "",
    email: "",
    role: (withinClient ? "client" : "") as Role,
    clientId: withinClient ? (props.user.clientId ?? "") : undefined,
    clientOwner: undefined,
  });
  const forClient = () => form.values.role === "client";
  const pickRole = (role: Role) => {
    form.set("role", role);
    form.set("clientId", undefined);
    form.set("clientOwner", undefined);
  };

  const send = async () => {
    setClientMissing(forClient() && !form.values.clientId);
    const input = form.validate();
    if (!input || clientMissing()) return;
    await invite.mutateAsync(input);
    showToast({ text: t("invite.done"), tone: "good" });
    props.onClose();
  };

  return (
    <Form
      onSubmit={send}
      problem={invite.error}
      busy={invite.isPending}
      state={{
        errorFor: (name) =>
          name === "clientId" && clientMissing() ? refusalText("non_empty", true) : form.errorFor(name),
      }}
    >
      <TextField label={t("invite.name")} maxLength={200} {...form.field("name")} />
      <TextField
        label={t("invite.email")}
        type="email"
        inputmode="email"
        spellcheck={false}
        maxLength={254}
        {...form.field("email")}
      />
      <Show when={!withinClient}>
        <SelectField
          label={t("invite.role")}
          placeholder={t("invite.role_placeholder")}
          name="role"
          value={form.values.role}
          onInput={pickRole}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </Show>
      <Show when={forClient() && !withinClient}>
        {props.clientField(form.values.clientId ?? "", (id) => {
          setClientMissing(false);
          form.set("clientId", id);
        })}
      </Show>
      <Show when={forClient()}>
        <CheckboxField
          label={t("manage.owner")}
          checked={form.values.clientOwner ?? false}
          onInput={(checked) => form.set("clientOwner", checked)}
        />
      </Show>
      <div class="flex justify-end">
        <Button type="submit" variant="primary">
          {t("invite.submit")}
        </Button>
      </div>
    </Form>
  );
}
