import { splitProps } from "solid-js";
import { cx } from "../cx.ts";
import { Field, type FieldProps } from "./field.tsx";

export interface TextAreaProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  disabled?: boolean;
  inputClass?: string;
  ref?: (element: HTMLTextAreaElement) => void;
}

/** Grows with its text: `<TextArea label={t("note")} value={note()} onInput={setNote} />` */
export function TextArea(props: TextAreaProps) {
  const [field] = splitProps(props, ["label", "name", "hint", "error", "optional", "hideLabel", "class"]);
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control()}
          ref={props.ref}
          class={cx("control field-sizing-content max-h-80", props.inputClass)}
          autocomplete="off"
          rows={props.rows ?? 3}
          // Growing with the text makes browsers forget `rows`; this keeps it as the smallest height.
          style={{ "min-height": `calc(${props.rows ?? 3}lh + 1rem)` }}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          disabled={props.disabled}
          value={props.value ?? ""}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
