import { createMemo, createSignal } from "solid-js";
import type { SessionInfo } from "#contract/identity.ts";
import { isStaff } from "#contract/roles.ts";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { type TabItem, Tabs } from "#web/ui/tabs.tsx";
import { messages } from "../messages.ts";
import { DetailsCard } from "./details-card.tsx";
import { OwnLog } from "./own-log.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PasswordCard } from "./password-card.tsx";

type Part = "security" | "log";

/** One's own account. Staff also see their own lines of the access log; clients see their database's with the assignment. */
export function AccountScreen(props: { session: SessionInfo }) {
  const t = messages.use();
  const [part, setPart] = createSignal<Part>("security");
  const security = () => (
    <div class="grid gap-4">
      <DetailsCard session={props.session} />
      <PasskeysCard />
      <PasswordCard />
    </div>
  );
  const tabs = createMemo((): TabItem<Part>[] => [
    { value: "security", label: t("tab.security"), content: security },
    { value: "log", label: t("tab.log"), content: () => <OwnLog /> },
  ]);
  return (
    <Page class="max-w-4xl!">
      <PageHeader pageName={t("title")} />
      {isStaff(props.session.user.role) ? (
        <Tabs label={t("parts")} value={part()} onChange={setPart} items={tabs()} />
      ) : (
        security()
      )}
    </Page>
  );
}
