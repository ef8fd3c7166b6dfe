import { clientInput } from "#contract/assignments.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { useCreateClient } from "../clients.queries.ts";
import { messages } from "../messages.ts";

/** The name of the organisation is all it takes. */
export function CreateClientForm(props: { onCreated: (id: string) => void }) {
  const t = messages.use();
  const create = useCreateClient();
  const form = createFormState(clientInput, { name: "" });
  const save = async () => {
    const input = form.validate();
    if (!input) return;
    const id = await create.mutateAsync(input);
    showToast({ text: t("create.done"), tone: "good" });
    props.onCreated(id);
  };
  return (
    <Form onSubmit={save} state={form} problem={create.error} busy={create.isPending}>
      <TextField label={t("create.name")} maxLength={200} {...form.field("name")} />
      <div class="flex justify-end">
        <Button type="submit" variant="primary">
          {t("create.submit")}
        </Button>
      </div>
    </Form>
  );
}
