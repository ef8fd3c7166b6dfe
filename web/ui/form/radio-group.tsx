import { createUniqueId, For, type JSX, Show } from "solid-js";
import { cx } from "../cx.ts";

export interface RadioOption<V extends string> {
  value: V;
  label: JSX.Element;
  hint?: JSX.Element;
  disabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  label: string;
  value: V | "";
  onInput: (value: V) => void;
  options: readonly RadioOption<V>[];
  hint?: JSX.Element;
  /** Side by side instead of below each other. */
  inline?: boolean;
  hideLabel?: boolean;
  class?: string;
}

/** `<RadioGroup label={t("how")} value={how()} onInput={setHow} options={[{ value: "website", label: … }]} />` */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const name = createUniqueId();
  return (
    <fieldset class={cx("grid gap-1", props.class)}>
      <legend class={props.hideLabel ? "sr-only" : "mb-1 text-sm font-medium"}>{props.label}</legend>
      <Show when={props.hint}>
        <p class="text-sm text-ink-3">{props.hint}</p>
      </Show>
      <div class={props.inline ? "flex flex-wrap gap-x-5 gap-y-1" : "grid gap-1"}>
        <For each={props.options}>
          {(option) => (
            <label class="flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center">
              <input
                type="radio"
                class="tick"
                autocomplete="off"
                name={name}
                value={option.value}
                checked={option.value === props.value}
                disabled={option.disabled}
                onChange={() => props.onInput(option.value)}
              />
              <span class="grid">
                <span>{option.label}</span>
                <Show when={option.hint}>
                  <span class="text-sm text-ink-3">{option.hint}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
