import { For, Show } from "solid-js";
import { outcomeKeys } from "#contract/desk.ts";
import { cx } from "#web/ui/cx.ts";
import { Kbd } from "#web/ui/kbd.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";
import { CallbackPicker } from "./callback-picker.tsx";

/** How the call ended; one key each. */
export function OutcomePanel() {
  const t = messages.use();
  const desk = useDesk();
  return (
    <section class="grid gap-2" aria-label={t("outcome.title")}>
      <Show when={desk.draft.outcome === "callback"}>
        <CallbackPicker />
      </Show>
      <Show when={desk.missing().includes("outcome")}>
        <p role="alert" class="text-sm text-bad">
          {t("missing.outcome")}
        </p>
      </Show>
      <div class="grid grid-cols-2 gap-1.5 sm:grid-cols-4 lg:flex lg:flex-wrap">
        <For each={outcomeKeys}>
          {(outcome, i) => (
            <button
              type="button"
              ref={(element) => i() === 0 && desk.focus.place("outcome")(element)}
              aria-pressed={desk.draft.outcome === outcome}
              disabled={desk.locked()}
              class={cx(
                "inline-flex min-h-8 items-center justify-between gap-1.5 rounded-md border px-2 text-sm font-medium whitespace-nowrap transition-colors disabled:opacity-50 pointer-coarse:min-h-11",
                desk.draft.outcome === outcome
                  ? "border-transparent bg-brand text-brand-ink"
                  : "border-line-strong bg-surface hover:bg-sunken",
              )}
              onClick={() => desk.choose(outcome)}
            >
              {t(`outcome.${outcome}`)}
              <span class="inline-flex gap-0.5">
                <Kbd>{i() + 1}</Kbd>
                <Show when={outcome === "callback"}>
                  <Kbd>T</Kbd>
                </Show>
              </span>
            </button>
          )}
        </For>
      </div>
    </section>
  );
}
