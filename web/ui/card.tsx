import { type JSX, Show } from "solid-js";
import { cx } from "./cx.ts";

export interface CardProps {
  title?: JSX.Element;
  /** Buttons at the end of the title line. */
  actions?: JSX.Element;
  /** No padding: for a table or list that runs to the edge. */
  flush?: boolean;
  class?: string;
  children: JSX.Element;
}

/** A part of a page: `<Card title="…" actions={…}>…</Card>` */
export const Card = (props: CardProps) => (
  <section class={cx("overflow-clip rounded-lg border border-line bg-surface", props.class)}>
    <Show when={props.title || props.actions}>
      <header
        class={cx(
          "flex flex-wrap items-center justify-between gap-2 px-4 pt-3",
          props.flush && "border-b border-line pb-3",
        )}
      >
        <h2 class="text-base font-semibold">{props.title}</h2>
        <Show when={props.actions}>
          <div class="flex flex-wrap items-center gap-2">{props.actions}</div>
        </Show>
      </header>
    </Show>
    <div class={props.flush ? undefined : "px-4 py-3"}>{props.children}</div>
  </section>
);
