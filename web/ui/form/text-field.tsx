import { type JSX, splitProps } from "solid-js";
import { cx } from "../cx.ts";
import { Field, type FieldProps } from "./field.tsx";

type InputAttributes = Pick<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  | "inputmode"
  | "maxLength"
  | "placeholder"
  | "disabled"
  | "readonly"
  | "autofocus"
  | "spellcheck"
  | "ref"
  | "min"
  | "max"
>;

export interface TextFieldProps extends FieldProps, InputAttributes {
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "email" | "tel" | "search" | "date" | "time" | "number" | "url";
  /** "off" unless it is sign-in: the browser's session file keeps what is typed otherwise. */
  autocomplete?: string;
  inputClass?: string;
}

const OWN = ["label", "name", "hint", "error", "optional", "hideLabel", "class"] as const;

/** `<TextField label={t("name")} name="name" value={name()} onInput={setName} />` */
export function TextField(props: TextFieldProps) {
  const [field, own, rest] = splitProps(props, OWN, ["value", "onInput", "type", "autocomplete", "inputClass"]);
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...rest}
          {...control()}
          class={cx("control", own.inputClass)}
          type={own.type ?? "text"}
          autocomplete={own.autocomplete ?? "off"}
          value={own.value ?? ""}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
