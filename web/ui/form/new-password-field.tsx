import { splitProps } from "solid-js";
import { messages } from "../messages.ts";
import { PasswordField, type PasswordFieldProps } from "./password-field.tsx";

const MIN = 8;
const ADVISED = 15;

/** A password field that says how long is long enough, and nothing about its composition (ASVS 6.2). */
export function NewPasswordField(props: Omit<PasswordFieldProps, "autocomplete" | "hint">) {
  const t = messages.use();
  const [own, rest] = splitProps(props, ["value"]);
  const hint = () => {
    const length = own.value.length;
    if (length === 0) return t("new_password.advice");
    if (length < MIN) return t("new_password.short", { n: MIN - length });
    return length < ADVISED ? t("new_password.fair") : t("new_password.strong");
  };
  return <PasswordField {...rest} value={own.value} autocomplete="new-password" hint={hint()} />;
}
