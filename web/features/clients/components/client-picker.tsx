import Plus from "lucide-solid/icons/plus";
import { createSignal, Show } from "solid-js";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { clientsQuery } from "../clients.queries.ts";
import { messages } from "../messages.ts";
import { CreateClientDialog } from "./create-client-dialog.tsx";

/** Which client an account belongs to; a missing one is added on the spot. Errors reach it as field `clientId`. */
export function ClientPicker(props: { value: string; onInput: (id: string) => void; mayCreate: boolean }) {
  const t = messages.use();
  const clients = useQuery(() => clientsQuery);
  const [creating, setCreating] = createSignal(false);
  const options = () =>
    (clients.isPending ? [] : (clients.data ?? [])).map((client) => ({ value: client.id, label: client.name }));
  return (
    <div class="grid justify-items-start gap-1">
      <SelectField
        class="w-full"
        label={t("picker.label")}
        name="clientId"
        placeholder={t("picker.placeholder")}
        value={props.value}
        onInput={props.onInput}
        options={options()}
      />
      <Show when={clients.isError}>
        <ErrorState problem={clients.error} retry={() => clients.refetch()} />
      </Show>
      <Show when={props.mayCreate}>
        <Button
          variant="quiet"
          size="sm"
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => setCreating(true)}
        >
          {t("picker.new")}
        </Button>
        <CreateClientDialog
          open={creating()}
          onClose={() => setCreating(false)}
          onCreated={(id) => props.onInput(id)}
        />
      </Show>
    </div>
  );
}
