import { For, type JSX, Show } from "solid-js";
import { cx } from "./cx.ts";

export interface DataItem {
  label: JSX.Element;
  value: JSX.Element;
}

/** Names and values below each other: `<DataList items={[{ label: t("kvk"), value: company.kvk }]} />` */
export const DataList = (props: { items: readonly (DataItem | false | null | undefined)[]; class?: string }) => (
  <dl class={cx("grid gap-y-1.5 sm:grid-cols-[max-content_1fr] sm:gap-x-6", props.class)}>
    <For each={props.items}>
      {(item) => (
        <Show when={item}>
          {(shown) => (
            <div class="grid sm:contents">
              <dt class="text-ink-3">{shown().label}</dt>
              <dd class="min-w-0 wrap-anywhere">{shown().value}</dd>
            </div>
          )}
        </Show>
      )}
    </For>
  </dl>
);
