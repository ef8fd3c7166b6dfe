import UserPlus from "lucide-solid/icons/user-plus";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { SessionInfo } from "#contract/identity.ts";
import { Button } from "#web/ui/button.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type TabItem, Tabs } from "#web/ui/tabs.tsx";
import { messages } from "../messages.ts";
import { rightsOf } from "../users.models.ts";
import { InvitationsPanel } from "./invitations-panel.tsx";
import { InviteUser, type InviteUserProps } from "./invite-user.tsx";
import { UsersPanel } from "./users-panel.tsx";

type Part = "users" | "invitations" | "clients";

/** Accounts, invitations and clients. What belongs to the clients feature is handed in by the route. */
export function UsersScreen(props: {
  user: SessionInfo["user"];
  clients: () => JSX.Element;
  clientField: InviteUserProps["clientField"];
}) {
  const t = messages.use();
  const rights = () => rightsOf(props.user);
  const [part, setPart] = createSignal<Part>("users");
  const [inviting, setInviting] = createSignal(false);
  const lead = () => {
    if (props.user.role === "client") return t("lead.owner");
    return rights().invite ? t("lead.staff") : t("lead.director");
  };
  const tabs = createMemo((): TabItem<Part>[] => [
    { value: "users", label: t("tab.users"), content: () => <UsersPanel user={props.user} /> },
    ...(rights().invite
      ? [
          {
            value: "invitations" as const,
            label: t("tab.invitations"),
            content: () => <InvitationsPanel mayRevoke now={new Date().toISOString()} />,
          },
        ]
      : []),
    ...(rights().listClients ? [{ value: "clients" as const, label: t("tab.clients"), content: props.clients }] : []),
  ]);

  return (
    <Page>
      <PageHeader
        pageName={t("title")}
        lead={rights().list && lead()}
        actions={
          rights().invite && (
            <Button
              variant="primary"
              icon={<UserPlus size={16} aria-hidden="true" />}
              onClick={() => setInviting(true)}
            >
              {t("invite")}
            </Button>
          )
        }
      />
      <Show when={rights().list} fallback={<EmptyState title={t("refused.title")}>{t("refused.text")}</EmptyState>}>
        <Tabs label={t("parts")} value={part()} onChange={setPart} items={tabs()} />
        <InviteUser
          user={props.user}
          open={inviting()}
          onClose={() => setInviting(false)}
          clientField={props.clientField}
        />
      </Show>
    </Page>
  );
}
