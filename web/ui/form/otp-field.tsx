import { createEffect, on, splitProps } from "solid-js";
import { messages } from "../messages.ts";
import { Field, type FieldProps } from "./field.tsx";

const LENGTH = 6;

export interface OtpFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  /** Runs once all six digits are there. */
  onComplete?: (code: string) => void;
  autofocus?: boolean;
}

/** One field for a six-digit code (one field, so paste and autofill work): `<OtpField label=… value=… onInput=… />` */
export function OtpField(props: OtpFieldProps) {
  const t = messages.use();
  const [field] = splitProps(props, ["label", "name", "error", "class"]);
  createEffect(
    on(
      () => props.value,
      (value) => value.length === LENGTH && props.onComplete?.(value),
      { defer: true },
    ),
  );
  return (
    <Field {...field} hint={props.hint ?? t("otp.hint")}>
      {(control) => (
        <input
          {...control()}
          ref={(element) => props.autofocus && queueMicrotask(() => element.focus())}
          class="control max-w-44 text-xl! tracking-[0.3em] tabular-nums"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxLength={LENGTH + 1}
          value={props.value ?? ""}
          onInput={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, "").slice(0, LENGTH);
            event.currentTarget.value = digits;
            props.onInput(digits);
          }}
        />
      )}
    </Field>
  );
}
