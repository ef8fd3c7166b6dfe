import { For, Show } from "solid-js";
import { type OutcomeConfig, outcomeGroups } from "#contract/outcomes.ts";
import { cx } from "../cx.ts";
import { Kbd } from "../kbd.tsx";
import { messages } from "./messages.ts";
import { outcomeText } from "./outcome-text.ts";

interface Props {
  /** In the order of the desk; the first ten have a digit. */
  outcomes: readonly OutcomeConfig[];
  chosen: string | null;
  disabled?: boolean;
  onChoose: (key: string) => void;
  /** The first button, where the eye goes when an outcome is missing. */
  ref?: (element: HTMLElement) => void;
}

/** How a call may end, by group; one key each. */
export function OutcomeButtons(props: Props) {
  const t = messages.use();
  const callback = () => props.outcomes.find(({ effect }) => effect === "callback");
  const groups = () =>
    outcomeGroups
      .map((group) => ({ group, outcomes: props.outcomes.filter((one) => one.group === group) }))
      .filter(({ outcomes }) => outcomes.length > 0);
  return (
    <div class="grid gap-2 sm:flex sm:flex-wrap sm:gap-x-4">
      <For each={groups()}>
        {({ group, outcomes }) => (
          <fieldset class="grid grid-cols-2 content-start gap-1.5 sm:flex sm:flex-wrap">
            <legend class="mb-0.5 text-xs text-ink-3">{t(`group.${group}`)}</legend>
            <For each={outcomes}>
              {(outcome) => {
                const number = () => props.outcomes.indexOf(outcome) + 1;
                return (
                  <button
                    type="button"
                    ref={(element) => number() === 1 && props.ref?.(element)}
                    aria-pressed={props.chosen === outcome.key}
                    disabled={props.disabled}
                    class={cx(
                      "inline-flex min-h-8 min-w-0 items-center justify-between gap-1.5 rounded-md border px-2 text-start text-sm font-medium transition-colors disabled:opacity-50 pointer-coarse:min-h-11",
                      props.chosen === outcome.key
                        ? "border-transparent bg-brand text-brand-ink"
                        : "border-line-strong bg-surface hover:bg-sunken",
                    )}
                    onClick={() => props.onChoose(outcome.key)}
                  >
                    <span class="wrap-anywhere">{outcomeText(outcome)}</span>
                    <span class="inline-flex gap-0.5">
                      <Show when={number() <= 10}>
                        <Kbd>{number() % 10}</Kbd>
                      </Show>
                      <Show when={outcome === callback()}>
                        <Kbd>T</Kbd>
                      </Show>
                    </span>
                  </button>
                );
              }}
            </For>
          </fieldset>
        )}
      </For>
    </div>
  );
}
