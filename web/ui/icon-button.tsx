import { type JSX, splitProps } from "solid-js";
import type { ButtonVariant } from "./button-class.ts";
import { buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";

export interface IconButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "onClick" | "children"> {
  /** The name of the action; an icon alone never has one. */
  label: string;
  icon: JSX.Element;
  variant?: ButtonVariant;
  onClick?: (event: MouseEvent) => void;
}

/** `<IconButton label={t("close")} icon={<X size={16} />} onClick={…} />` */
export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ["label", "icon", "variant", "class"]);
  return (
    <button
      type="button"
      {...rest}
      aria-label={own.label}
      title={own.label}
      class={cx(buttonClass(own.variant ?? "quiet", "sm"), "aspect-square px-0!", own.class)}
    >
      {own.icon}
    </button>
  );
}
