import { type JSX, Show } from "solid-js";
import { cx } from "./cx.ts";

export type BadgeTone = "neutral" | "brand" | "review" | "good" | "bad" | "gone";

const TONE: Record<BadgeTone, string> = {
  neutral: "border-line bg-sunken text-ink-2",
  brand: "border-brand-line bg-brand-soft text-brand",
  review: "border-review-line bg-review-soft text-review",
  good: "border-good-line bg-good-soft text-good",
  bad: "border-bad-line bg-bad-soft text-bad",
  gone: "border-line bg-transparent text-gone",
};

/** The state of a thing, in a word: `<Badge tone="good">{t("active")}</Badge>` */
export const Badge = (props: { tone?: BadgeTone; icon?: JSX.Element; class?: string; children: JSX.Element }) => (
  <span
    class={cx(
      "inline-flex items-center gap-1 rounded-sm border px-1.5 text-xs font-medium leading-4.5 whitespace-nowrap",
      TONE[props.tone ?? "neutral"],
      props.class,
    )}
  >
    <Show when={props.icon}>{props.icon}</Show>
    {props.children}
  </span>
);
