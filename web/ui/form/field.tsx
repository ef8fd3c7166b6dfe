import CircleAlert from "lucide-solid/icons/circle-alert";
import { createUniqueId, type JSX, Show } from "solid-js";
import { cx } from "../cx.ts";
import { messages } from "../messages.ts";
import { useForm } from "./form-context.ts";

export interface FieldProps {
  label: string;
  /** Ties server and schema errors to this field. */
  name?: string;
  hint?: JSX.Element;
  error?: string;
  /** Says "niet verplicht" beside the label. */
  optional?: boolean;
  /** The label is there for screen readers only. */
  hideLabel?: boolean;
  class?: string;
}

export interface ControlAttributes {
  id: string;
  name: string | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
}

/** Label, hint and error around any control: `<Field label="…">{(control) => <input {...control()} />}</Field>`. */
export function Field(props: FieldProps & { children: (control: () => ControlAttributes) => JSX.Element }) {
  const t = messages.use();
  const form = useForm();
  const id = createUniqueId();
  const error = () => props.error ?? form?.errorFor(props.name);
  const control = (): ControlAttributes => ({
    id,
    name: props.name,
    "aria-describedby": cx(props.hint ? `${id}-hint` : "", error() ? `${id}-error` : "") || undefined,
    "aria-invalid": error() ? "true" : undefined,
  });
  return (
    <div class={cx("grid gap-1", props.class)}>
      <label for={id} class={props.hideLabel ? "sr-only" : "text-sm font-medium text-ink"}>
        {props.label}
        <Show when={props.optional}>
          <span class="font-normal text-ink-3"> ({t("field.optional")})</span>
        </Show>
      </label>
      {props.children(control)}
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="text-sm text-ink-3">
          {props.hint}
        </p>
      </Show>
      <Show when={error()}>
        <p id={`${id}-error`} class="flex items-start gap-1.5 text-sm text-bad">
          <CircleAlert size={16} class="mt-0.5 flex-none" aria-hidden="true" />
          {error()}
        </p>
      </Show>
    </div>
  );
}
