import { For } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { cx } from "#web/ui/cx.ts";

export interface Tile {
  value: number;
  label: string;
  tone?: "good" | "bad" | "review" | undefined;
}

const INK = { good: "text-good", bad: "text-bad", review: "text-review" };

/** A few figures that belong together. */
export const Tiles = (props: { items: readonly Tile[] }) => (
  <dl class="grid grid-cols-3 divide-x divide-line overflow-clip rounded-lg border border-line bg-surface">
    <For each={props.items}>
      {(tile) => (
        <div class="flex min-w-0 flex-col-reverse justify-end px-3 py-3 sm:px-4">
          <dt class="text-sm text-ink-3">{tile.label}</dt>
          <dd class={cx("tabular text-xl font-semibold sm:text-2xl", tile.tone && INK[tile.tone])}>
            {formatNumber(tile.value)}
          </dd>
        </div>
      )}
    </For>
  </dl>
);
