import Undo2 from "lucide-solid/icons/undo-2";
import { Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import type { RowsState } from "../rows/row-views.ts";
import type { Wizard } from "../wizard.ts";

/** Going on with an upload that broke off: what was typed then is kept nowhere, so its rows wait for a word. */
export function RedoNote(props: { checked: RowsState; wizard: Wizard; onShow: () => void }) {
  const t = messages.use();
  return (
    <Show when={props.checked.redo > 0 || props.checked.redoMore}>
      <Banner
        tone="warn"
        title={
          props.checked.redo > 0
            ? t("redo.title", { n: props.checked.redo, text: formatNumber(props.checked.redo) })
            : t("redo.more.title")
        }
        actions={
          <>
            <Show when={props.checked.redo > 0}>
              <Button size="sm" variant="primary" onClick={() => props.onShow()}>
                {t("redo.show")}
              </Button>
            </Show>
            <Button size="sm" onClick={() => void props.wizard.change({ do: "acceptRedo" })}>
              {t("redo.accept")}
            </Button>
          </>
        }
      >
        {t(props.checked.redoMore ? "redo.more" : "redo.text")}
      </Banner>
    </Show>
  );
}

/** What was changed last, and the way back. */
export function UndoLine(props: { checked: RowsState; wizard: Wizard }) {
  const t = messages.use();
  const text = (change: NonNullable<RowsState["undo"]>) => {
    const n = formatNumber(change.count);
    return change.kind === "repair" && change.count === 1 ? t("undo.repair_one") : t(`undo.${change.kind}`, { n });
  };
  return (
    <div aria-live="polite" class="contents">
      <Show when={props.checked.undo}>
        {(change) => (
          <div class="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line bg-surface px-3 py-2 text-sm">
            <span>
              {text(change())} <span class="text-ink-3">{t("undo.local")}</span>
            </span>
            <Button
              size="sm"
              icon={<Undo2 size={14} aria-hidden="true" />}
              onClick={() => void props.wizard.change({ do: "undo" })}
            >
              {t("undo.go")}
            </Button>
          </div>
        )}
      </Show>
    </div>
  );
}
