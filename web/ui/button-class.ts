import { cx } from "./cx.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANT: Record<ButtonVariant, string> = {
  primary: "bg-brand text-brand-ink border-transparent hover:bg-brand-hover",
  secondary: "bg-surface text-ink border-line-strong hover:bg-sunken hover:border-ink-3",
  quiet: "bg-transparent text-ink-2 border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-danger-ink border-transparent hover:bg-danger-hover",
};

const SIZE: Record<ButtonSize, string> = {
  sm: "min-h-7 px-2 text-sm gap-1.5 pointer-coarse:min-h-11",
  md: "min-h-9 px-3 text-base gap-2 pointer-coarse:min-h-11",
  lg: "min-h-11 px-5 text-lg gap-2",
};

/** The look of a button, for a link that acts as one: `<Link class={buttonClass("primary")} …>`. */
export const buttonClass = (variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string =>
  cx(
    "inline-flex items-center justify-center rounded-md border font-medium select-none whitespace-nowrap transition-colors",
    "disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-60 aria-disabled:cursor-default",
    VARIANT[variant],
    SIZE[size],
  );
