import KeyRound from "lucide-solid/icons/key-round";
import { createSignal } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { messages } from "../messages.ts";
import { CreateToken } from "./create-token.tsx";
import { Reference } from "./reference.tsx";
import { TokensPanel } from "./tokens-panel.tsx";

/** For a client's owner: tokens for its own systems, and how to use them. */
export function ConnectionsPage() {
  const t = messages.use();
  const [part, setPart] = createSignal<"tokens" | "reference">("tokens");
  const [creating, setCreating] = createSignal(false);
  return (
    <Page>
      <PageHeader
        pageName={t("title")}
        lead={t("lead")}
        actions={
          <Button variant="primary" icon={<KeyRound size={16} aria-hidden="true" />} onClick={() => setCreating(true)}>
            {t("create")}
          </Button>
        }
      />
      <Tabs
        label={t("parts")}
        value={part()}
        onChange={setPart}
        items={[
          { value: "tokens", label: t("tab.tokens"), content: () => <TokensPanel now={new Date().toISOString()} /> },
          { value: "reference", label: t("tab.reference"), content: () => <Reference /> },
        ]}
      />
      <CreateToken open={creating()} onClose={() => setCreating(false)} />
    </Page>
  );
}
