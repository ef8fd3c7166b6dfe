import { createSignal, Show } from "solid-js";
import type { UserRow } from "#contract/identity.ts";
import { isStaff, type Role } from "#contract/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { rolesBeside } from "../users.models.ts";
import { type UserChange, useUpdateUser } from "../users.mutations.ts";

/** Role and the one right that goes with it; only what changed is sent. */
export function UserRightsForm(props: { user: UserRow; onSaved: () => void }) {
  const t = messages.use();
  const update = useUpdateUser();
  const [role, setRole] = createSignal<Role>(props.user.role);
  const [countersigns, setCountersigns] = createSignal(props.user.mayCountersign);
  const [owner, setOwner] = createSignal(props.user.clientOwner);

  const change = (): UserChange => ({
    ...(role() !== props.user.role && { role: role() }),
    ...(role() === "supervisor" && countersigns() !== props.user.mayCountersign && { mayCountersign: countersigns() }),
    ...(role() === "client" && owner() !== props.user.clientOwner && { clientOwner: owner() }),
  });
  const changed = () => Object.keys(change()).length > 0;
  const save = async () => {
    if (!changed()) return;
    await update.mutateAsync({ id: props.user.id, json: change() });
    showToast({ text: t("manage.saved"), tone: "good" });
    props.onSaved();
  };

  return (
    <Form onSubmit={save} problem={update.error} busy={update.isPending}>
      <Show
        when={isStaff(props.user.role)}
        fallback={<CheckboxField label={t("manage.owner")} checked={owner()} onInput={setOwner} />}
      >
        <SelectField
          label={t("manage.role")}
          hint={t("manage.role_hint")}
          name="role"
          value={role()}
          onInput={setRole}
          options={rolesBeside(props.user.role).map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <Show when={role() === "supervisor"}>
          <CheckboxField
            label={t("manage.countersign")}
            name="mayCountersign"
            checked={countersigns()}
            onInput={setCountersigns}
          />
        </Show>
      </Show>
      <div>
        <Button type="submit" variant="primary" disabled={!changed()}>
          {t("manage.save")}
        </Button>
      </div>
    </Form>
  );
}
