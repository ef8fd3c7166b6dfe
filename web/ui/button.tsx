import { type JSX, Show, splitProps } from "solid-js";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";
import { useForm } from "./form/form-context.ts";
import { Kbd } from "./kbd.tsx";
import { messages } from "./messages.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "onClick"> {
  /** One `primary` a screen. `danger` only for deletion. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows that it runs and ignores further clicks; a submit button also follows its form. */
  busy?: boolean;
  /** The key that does the same, shown on the button. */
  kbd?: string;
  icon?: JSX.Element;
  onClick?: (event: MouseEvent) => void;
}

/** A verb with its object: `<Button variant="primary" onClick={…}>Volgende lead</Button>`. */
export function Button(props: ButtonProps) {
  const t = messages.use();
  const form = useForm();
  const [own, rest] = splitProps(props, [
    "variant",
    "size",
    "busy",
    "kbd",
    "icon",
    "onClick",
    "class",
    "children",
    "type",
  ]);
  const busy = () => own.busy ?? (own.type === "submit" && (form?.busy() ?? false));
  return (
    <button
      {...rest}
      type={own.type ?? "button"}
      class={cx(buttonClass(own.variant, own.size), own.class)}
      aria-busy={busy() || undefined}
      aria-disabled={busy() || undefined}
      onClick={(event) => {
        if (busy()) event.preventDefault();
        else own.onClick?.(event);
      }}
    >
      <Show when={busy()} fallback={own.icon}>
        <Spinner />
        <span class="sr-only">{t("button.busy")}</span>
      </Show>
      {own.children}
      <Show when={own.kbd}>{(key) => <Kbd>{key()}</Kbd>}</Show>
    </button>
  );
}
