import ChevronDown from "lucide-solid/icons/chevron-down";
import { For, Show, splitProps } from "solid-js";
import { cx } from "../cx.ts";
import { Field, type FieldProps } from "./field.tsx";

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps<V extends string> extends FieldProps {
  value: V | "";
  onInput: (value: V) => void;
  options: readonly SelectOption<V>[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
  disabled?: boolean;
  inputClass?: string;
}

/** `<SelectField label={t("role")} value={role()} onInput={setRole} options={[{ value: "agent", label: t("agent") }]} />` */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const [field] = splitProps(props, ["label", "name", "hint", "error", "optional", "hideLabel", "class"]);
  return (
    <Field {...field}>
      {(control) => (
        <div class="relative">
          <select
            {...control()}
            class={cx("control", props.inputClass)}
            autocomplete="off"
            disabled={props.disabled}
            onChange={(event) => props.onInput(event.currentTarget.value as V)}
          >
            <Show when={props.placeholder !== undefined}>
              <option value="" selected={props.value === ""}>
                {props.placeholder}
              </option>
            </Show>
            <For each={props.options}>
              {(option) => (
                <option value={option.value} disabled={option.disabled} selected={option.value === props.value}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <ChevronDown
            size={16}
            class="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3"
            aria-hidden="true"
          />
        </div>
      )}
    </Field>
  );
}
