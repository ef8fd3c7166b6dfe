import CircleAlert from "lucide-solid/icons/circle-alert";
import { createEffect, createUniqueId, type JSX, Show } from "solid-js";
import { cx } from "../cx.ts";
import { Kbd } from "../kbd.tsx";
import { useForm } from "./form-context.ts";

export interface CheckboxFieldProps {
  label: JSX.Element;
  checked: boolean;
  onInput: (checked: boolean) => void;
  name?: string;
  hint?: JSX.Element;
  error?: string;
  indeterminate?: boolean;
  disabled?: boolean;
  /** The key that does the same. */
  kbd?: string;
  class?: string;
}

/** `<CheckboxField label={t("read")} checked={read()} onInput={setRead} />` */
export function CheckboxField(props: CheckboxFieldProps) {
  const form = useForm();
  const id = createUniqueId();
  const error = () => props.error ?? form?.errorFor(props.name);
  return (
    <div class={cx("grid gap-1", props.class)}>
      <label class="flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center">
        <input
          type="checkbox"
          class="tick"
          name={props.name}
          autocomplete="off"
          checked={props.checked}
          ref={(element) => createEffect(() => (element.indeterminate = props.indeterminate ?? false))}
          disabled={props.disabled}
          aria-invalid={error() ? "true" : undefined}
          aria-describedby={cx(props.hint ? `${id}-hint` : "", error() ? `${id}-error` : "") || undefined}
          onChange={(event) => props.onInput(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
        <Show when={props.kbd}>{(key) => <Kbd>{key()}</Kbd>}</Show>
      </label>
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="pl-6.5 text-sm text-ink-3">
          {props.hint}
        </p>
      </Show>
      <Show when={error()}>
        <p id={`${id}-error`} class="flex items-start gap-1.5 pl-6.5 text-sm text-bad">
          <CircleAlert size={16} class="mt-0.5 flex-none" aria-hidden="true" />
          {error()}
        </p>
      </Show>
    </div>
  );
}
