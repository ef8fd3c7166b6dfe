import * as Kobalte from "@kobalte/core/progress";
import type { JSX } from "solid-js";

/** `<Progress label="…" value={n} max={total} text="6.000 van 6.804 regels" />`; without `value` it only says that it runs. */
export const Progress = (props: { label: string; value?: number; max?: number; text?: JSX.Element }) => (
  <Kobalte.Root
    value={props.value ?? 0}
    minValue={0}
    maxValue={props.max ?? 100}
    indeterminate={props.value === undefined}
    class="grid gap-1.5"
  >
    <div class="flex justify-between gap-3 text-sm">
      <Kobalte.Label class="font-medium">{props.label}</Kobalte.Label>
      <span class="tabular text-ink-3">{props.text}</span>
    </div>
    <Kobalte.Track class="h-1.5 overflow-hidden rounded-full bg-sunken inset-ring inset-ring-line">
      <Kobalte.Fill class="h-full w-(--kb-progress-fill-width) rounded-full bg-brand transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
    </Kobalte.Track>
  </Kobalte.Root>
);
