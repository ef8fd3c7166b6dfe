import Undo from "lucide-solid/icons/undo-2";
import { Show } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** What was just recorded and how long it can be taken back; gone by itself. */
export function UndoBar() {
  const t = messages.use();
  const { undo } = useDesk();
  return (
    <Show when={undo.open()}>
      {(undoable) => (
        <section
          aria-label={t("undo.label")}
          class="overflow-clip rounded-lg border border-line bg-surface max-sm:[&_kbd]:hidden pointer-coarse:[&_kbd]:hidden"
        >
          <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
            <p role="status">
              {t("undo.saved")} <span class="font-medium">{outcomeText(undoable().word)}</span>
            </p>
            <div class="flex items-center gap-3">
              <span class="tabular text-sm text-ink-2" role="timer" aria-live="off">
                {t("undo.seconds", { n: undo.seconds() })}
              </span>
              <Button
                kbd="Z"
                icon={<Undo size={16} aria-hidden="true" />}
                busy={undo.busy()}
                onClick={() => void undo.run()}
              >
                {t("undo.run")}
              </Button>
            </div>
          </div>
          <div class="h-0.75 bg-sunken">
            <div class="h-full origin-left bg-brand" style={{ transform: `scaleX(${undo.share()})` }} />
          </div>
        </section>
      )}
    </Show>
  );
}
