import { Show } from "solid-js";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** Says that a note of a lost lead is still in memory. Not the note: its lead is no longer the agent's to read. */
export function KeptNote() {
  const t = messages.use();
  const desk = useDesk();
  return (
    <Show when={desk.kept()}>
      <Banner
        tone="warn"
        title={t("pause.kept_title")}
        actions={
          <Button size="sm" onClick={desk.discardKept}>
            {t("pause.discard")}
          </Button>
        }
      >
        {t("pause.kept_text")}
      </Banner>
    </Show>
  );
}
