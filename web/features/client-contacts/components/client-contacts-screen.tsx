import { createSignal, Show } from "solid-js";
import type { SessionInfo } from "#contract/identity.ts";
import { ReasonLine } from "#web/platform/reason/reason-gate.tsx";
import { useQuery } from "#web/platform/use-query.ts";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { clientsQuery } from "../client-contacts.queries.ts";
import { messages } from "../messages.ts";
import { ContactsList } from "./contacts-list.tsx";

/** A client sees its own contacts; staff first choose whose. */
export function ClientContactsScreen(props: { user: SessionInfo["user"] }) {
  const t = messages.use();
  const own = props.user.clientId;
  const audience = own === null ? "staff" : "client";
  const clients = useQuery(() => ({ ...clientsQuery, enabled: own === null }));
  const [chosen, setChosen] = createSignal(own ?? "");
  return (
    <Page>
      <PageHeader pageName={t(`title.${audience}`)} lead={t(`lead.${audience}`)} />
      <ReasonLine />
      <Show when={own === null}>
        <SelectField
          class="max-w-sm"
          label={t("client")}
          value={chosen()}
          onInput={setChosen}
          placeholder={t("client.choose")}
          options={(clients.isPending ? [] : (clients.data ?? [])).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Show>
      <Show when={chosen() !== ""} fallback={<EmptyState title={t("client.none")}>{t("client.none_text")}</EmptyState>}>
        <ContactsList clientId={chosen()} mayChange={props.user.role !== "administrator"} />
      </Show>
    </Page>
  );
}
