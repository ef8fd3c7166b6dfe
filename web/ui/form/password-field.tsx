import Eye from "lucide-solid/icons/eye";
import EyeOff from "lucide-solid/icons/eye-off";
import { createSignal, splitProps } from "solid-js";
import { IconButton } from "../icon-button.tsx";
import { messages } from "../messages.ts";
import { Field, type FieldProps } from "./field.tsx";

export interface PasswordFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  /** Managers and paste are welcome. */
  autocomplete?: "current-password" | "new-password";
}

/** `<PasswordField label={t("password")} value={password()} onInput={setPassword} />` */
export function PasswordField(props: PasswordFieldProps) {
  const t = messages.use();
  const [shown, setShown] = createSignal(false);
  const [field] = splitProps(props, ["label", "name", "hint", "error", "class"]);
  return (
    <Field {...field}>
      {(control) => (
        <div class="relative">
          <input
            {...control()}
            class="control pr-11"
            type={shown() ? "text" : "password"}
            autocomplete={props.autocomplete ?? "current-password"}
            autocapitalize="off"
            spellcheck={false}
            maxLength={256}
            value={props.value ?? ""}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <span class="absolute inset-y-0 right-1 grid place-items-center">
            <IconButton
              label={shown() ? t("password.hide") : t("password.show")}
              icon={shown() ? <EyeOff size={16} /> : <Eye size={16} />}
              onClick={() => setShown(!shown())}
            />
          </span>
        </div>
      )}
    </Field>
  );
}
