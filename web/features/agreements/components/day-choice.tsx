import { createUniqueId, For, Show } from "solid-js";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { messages } from "../messages.ts";
import { weekdays } from "../weekdays.ts";

/** The days of the week on which may be called; 1 = Monday. */
export function DayChoice(props: { days: readonly number[]; onInput: (days: number[]) => void; error?: string }) {
  const t = messages.use();
  const id = createUniqueId();
  const toggle = (day: number, on: boolean) =>
    props.onInput(on ? [...props.days, day] : props.days.filter((chosen) => chosen !== day));
  return (
    <fieldset class="grid gap-1" aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend class="text-sm font-medium">{t("terms.days")}</legend>
      <div class="flex flex-wrap gap-x-5 gap-y-1">
        <For each={weekdays}>
          {(name, index) => (
            <CheckboxField
              label={t(`day.${name}`)}
              checked={props.days.includes(index() + 1)}
              onInput={(on) => toggle(index() + 1, on)}
            />
          )}
        </For>
      </div>
      <Show when={props.error}>
        <p id={`${id}-error`} role="alert" class="text-sm text-bad">
          {props.error}
        </p>
      </Show>
    </fieldset>
  );
}
