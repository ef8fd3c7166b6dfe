import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { useNavigate } from "@tanstack/solid-router";
import { createEffect, createSignal, on, Show } from "solid-js";
import { createAssignmentInput } from "#contract/assignments.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { clientsQuery, createAssignment, createClient } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

/** Not an id: a client that does not exist yet. */
const NEW_CLIENT = "new";

/** A name, and for a supervisor the client, chosen or new; then on to the new assignment. */
export function NewAssignmentDialog(props: { open: boolean; onClose: () => void; forClient: boolean }) {
  const t = messages.use();
  const client = useQueryClient();
  const navigate = useNavigate();
  const clients = useQuery(() => ({ ...clientsQuery, enabled: props.open && !props.forClient }));
  const form = createFormState(createAssignmentInput, { name: "" });
  const [clientId, setClientId] = createSignal("");
  const [clientName, setClientName] = createSignal("");
  const [missing, setMissing] = createSignal(false);

  const chooseClient = (id: string) => {
    setClientId(id);
    setMissing(false);
  };
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        form.reset();
        setClientName("");
        chooseClient("");
      },
    ),
  );

  const create = useMutation(() => ({
    mutationFn: async (name: string) => {
      if (props.forClient) return createAssignment({ name });
      if (clientId() === NEW_CLIENT) {
        const made = await createClient(clientName().trim());
        await client.fetchQuery({ ...clientsQuery, staleTime: 0 });
        chooseClient(made.id);
      }
      return createAssignment({ name, clientId: clientId() });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ["assignments", "list"] });
      props.onClose();
      await navigate({ to: "/assignments/$assignmentId", params: { assignmentId: id } });
    },
  }));

  const submit = () => {
    const input = form.validate();
    const noClient = !props.forClient && (clientId() === "" || (clientId() === NEW_CLIENT && !clientName().trim()));
    setMissing(noClient);
    if (input && !noClient) return create.mutateAsync(input.name);
  };
  const options = () => [
    ...(clients.isPending ? [] : (clients.data ?? [])).map(({ id, name }) => ({ value: id, label: name })),
    { value: NEW_CLIENT, label: t("new.client.new") },
  ];

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t("new")}
      description={t(props.forClient ? "new.text.client" : "new.text.supervisor")}
    >
      <Form state={form} onSubmit={submit} problem={create.error ?? clients.error} busy={create.isPending}>
        <Show when={!props.forClient}>
          <SelectField
            label={t("column.client")}
            value={clientId()}
            onInput={chooseClient}
            options={options()}
            placeholder={t("new.client.choose")}
            {...(missing() && clientId() === "" ? { error: t("new.client.missing") } : {})}
          />
          <Show when={clientId() === NEW_CLIENT}>
            <TextField
              label={t("new.client.name")}
              value={clientName()}
              onInput={setClientName}
              maxLength={200}
              {...(missing() ? { error: t("new.client.missing_name") } : {})}
            />
          </Show>
        </Show>
        <TextField label={t("new.name")} hint={t("new.name.hint")} maxLength={200} {...form.field("name")} />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("new.submit")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
