import CircleAlert from "lucide-solid/icons/circle-alert";
import CircleCheck from "lucide-solid/icons/circle-check";
import Info from "lucide-solid/icons/info";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { cx } from "./cx.ts";

export type Tone = "info" | "warn" | "bad" | "good";

const LOOK = {
  info: { icon: Info, class: "border-brand-line bg-brand-soft", ink: "text-brand" },
  warn: { icon: TriangleAlert, class: "border-review-line bg-review-soft", ink: "text-review" },
  bad: { icon: CircleAlert, class: "border-bad-line bg-bad-soft", ink: "text-bad" },
  good: { icon: CircleCheck, class: "border-good-line bg-good-soft", ink: "text-good" },
};

export interface BannerProps {
  tone?: Tone;
  title?: JSX.Element;
  /** Buttons at the end. */
  actions?: JSX.Element;
  class?: string;
  children?: JSX.Element;
}

/** Something to know on this page: `<Banner tone="warn" title="…" actions={<Button …/>}>…</Banner>` */
export function Banner(props: BannerProps) {
  const look = () => LOOK[props.tone ?? "info"];
  return (
    <div
      role={props.tone === "bad" ? "alert" : "status"}
      class={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-3 py-2 text-base",
        look().class,
        props.class,
      )}
    >
      <Dynamic
        component={look().icon}
        size={16}
        class={cx("flex-none self-start mt-0.75", look().ink)}
        aria-hidden="true"
      />
      <div class="min-w-0 flex-1 basis-48">
        <Show when={props.title}>
          <p class="font-medium">{props.title}</p>
        </Show>
        <div class={props.title ? "text-ink-2" : undefined}>{props.children}</div>
      </div>
      <Show when={props.actions}>
        <div class="flex flex-wrap gap-2">{props.actions}</div>
      </Show>
    </div>
  );
}
