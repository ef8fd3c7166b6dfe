import * as Kobalte from "@kobalte/core/tabs";
import { For, type JSX } from "solid-js";

export interface TabItem<V extends string> {
  value: V;
  label: JSX.Element;
  content: () => JSX.Element;
}

/** `<Tabs label={t("parts")} value={tab()} onChange={setTab} items={[{ value: "a", label: "…", content: () => <A /> }]} />` */
export function Tabs<V extends string>(props: {
  label: string;
  value: V;
  onChange: (value: V) => void;
  items: readonly TabItem<V>[];
}) {
  return (
    <Kobalte.Root value={props.value} onChange={(value) => props.onChange(value as V)}>
      <Kobalte.List aria-label={props.label} class="flex gap-1 overflow-x-auto border-b border-line">
        <For each={props.items}>
          {(item) => (
            <Kobalte.Trigger
              value={item.value}
              class="-mb-px min-h-9 border-b-2 border-transparent px-3 whitespace-nowrap text-ink-2 transition-colors hover:text-ink aria-selected:border-brand aria-selected:font-medium aria-selected:text-ink focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
            >
              {item.label}
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.items}>
        {(item) => (
          <Kobalte.Content value={item.value} class="pt-4">
            {item.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte.Root>
  );
}
