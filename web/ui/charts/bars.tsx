import { For } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";

export interface Bar {
  label: string;
  value: number;
  strong: boolean;
}

/** Lying bars with their label and figure; the longest fills the width. */
export function Bars(props: { bars: Bar[] }) {
  const most = () => Math.max(1, ...props.bars.map(({ value }) => value));
  return (
    <ul class="grid gap-2">
      <For each={props.bars}>
        {(bar) => (
          <li class="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)_3.5rem] items-center gap-3 text-sm sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)_4rem]">
            <span class="wrap-anywhere text-ink-2">{bar.label}</span>
            <svg class="h-4 w-full" viewBox="0 0 100 10" preserveAspectRatio="none">
              <title>{bar.label}</title>
              <rect width="100" height="10" class="fill-sunken" />
              <rect
                width={bar.value === 0 ? 0 : Math.max(0.5, (100 * bar.value) / most())}
                height="10"
                class={bar.strong ? "fill-good" : "fill-ink-3"}
              />
            </svg>
            <span class="tabular text-end">{formatNumber(bar.value)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
