import Clock from "lucide-solid/icons/clock-alert";
import EyeOff from "lucide-solid/icons/eye-off";
import Trash from "lucide-solid/icons/trash";
import { Match, Show, Switch } from "solid-js";
import { formatDate } from "#web/platform/format.ts";
import { cx } from "./cx.ts";
import { messages } from "./messages.ts";

export type ValueState = "fresh" | "review" | "blocked" | "gone";

/** The clock of a value. `fresh` draws nothing; `blocked` stands in for the withheld value itself. */
export function StateMark(props: { state: ValueState; goneAt?: string; text?: string; class?: string }) {
  const t = messages.use();
  return (
    <Switch>
      <Match when={props.state === "review"}>
        <span class={cx("inline-flex items-center gap-1 text-sm text-review", props.class)}>
          <Clock size={14} aria-hidden="true" />
          {props.text ?? t("state.review")}
        </span>
      </Match>
      <Match when={props.state === "blocked"}>
        <span
          class={cx(
            "hatched inline-flex items-center gap-1.5 rounded-sm border border-review-line py-px pr-2 pl-1.5 text-sm text-ink-2",
            props.class,
          )}
        >
          <EyeOff size={14} class="text-review" aria-hidden="true" />
          <span class="bg-sunken px-0.5">{props.text ?? t("state.blocked")}</span>
        </span>
      </Match>
      <Match when={props.state === "gone"}>
        <span class={cx("inline-flex items-center gap-1 text-sm text-gone", props.class)}>
          <Trash size={14} aria-hidden="true" />
          <Show when={props.goneAt} fallback={props.text ?? t("state.gone")}>
            {(at) => t("state.gone_on", { date: formatDate(at()) })}
          </Show>
        </span>
      </Match>
    </Switch>
  );
}

/** A thin mark in a grid cell's corner; the cell needs `position: relative`. */
export function CellMark(props: { state: ValueState }) {
  const t = messages.use();
  return (
    <Show when={props.state === "review" || props.state === "blocked"}>
      <span
        class="absolute top-0 right-0 size-2 bg-review [clip-path:polygon(0_0,100%_0,100%_100%)]"
        title={props.state === "review" ? t("state.review") : t("state.blocked")}
      >
        <span class="sr-only">{props.state === "review" ? t("state.review") : t("state.blocked")}</span>
      </span>
    </Show>
  );
}
