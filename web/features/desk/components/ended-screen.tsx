import { Show } from "solid-js";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";
import { KeptNote } from "./kept-note.tsx";

/** The lead left the agent's hands: says why, shows nothing of it any more. */
export function EndedScreen() {
  const t = messages.use();
  const desk = useDesk();
  return (
    <Page>
      <div role="alert">
        <EmptyState
          title={<span class="text-xl">{t(`ended.${desk.endReason()}`)}</span>}
          action={
            <>
              <Button onClick={desk.toPause}>{t("ended.pause")}</Button>
              <Button
                variant="primary"
                kbd="⌃⏎"
                ref={(element) => requestAnimationFrame(() => element.focus())}
                disabled={desk.saving() !== "no"}
                onClick={() => void desk.claim()}
              >
                {t("pause.next")}
              </Button>
            </>
          }
        >
          {t(`ended.${desk.endReason()}_text`)}
        </EmptyState>
      </div>
      <Show when={desk.saving() === "no"} fallback={<Banner tone="warn">{t("ended.unsaved")}</Banner>}>
        <KeptNote />
      </Show>
    </Page>
  );
}
