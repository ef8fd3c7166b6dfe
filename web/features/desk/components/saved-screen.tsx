import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";
import { UndoBar } from "./undo-bar.tsx";

/** A breath between two leads: the outcome can be taken back, then the next lead comes by itself. */
export function SavedScreen() {
  const t = messages.use();
  const desk = useDesk();
  return (
    <Page width="text">
      <h1 tabindex={-1} class="text-xl">
        {t("saved.title")}
      </h1>
      <UndoBar />
      <p class="max-w-measure text-ink-2">{t("saved.text")}</p>
      <div class="flex flex-wrap gap-2 max-sm:[&_kbd]:hidden pointer-coarse:[&_kbd]:hidden">
        <Button
          variant="primary"
          size="lg"
          kbd="⌃⏎"
          ref={(element) => requestAnimationFrame(() => element.focus())}
          disabled={desk.undo.busy()}
          onClick={() => void desk.claim()}
        >
          {t("pause.next")}
        </Button>
        <Button size="lg" disabled={desk.undo.busy()} onClick={desk.toPause}>
          {t("ended.pause")}
        </Button>
      </div>
    </Page>
  );
}
