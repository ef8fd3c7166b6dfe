import { For, Match, Switch } from "solid-js";
import { type TextBlock, textBlocks } from "../text-blocks.ts";

const textOf = (block: TextBlock, kind: TextBlock["kind"]) =>
  block.kind === kind && block.kind !== "list" ? block.text : undefined;

/** The text to read before signing. It exists in Dutch only: that is what is signed. */
export const AgreementText = (props: { text: string }) => (
  <div lang="nl" class="prose-measure grid gap-3 wrap-anywhere hyphens-auto">
    <For each={textBlocks(props.text)}>
      {(block) => (
        <Switch fallback={<p>{block.kind === "list" ? "" : block.text}</p>}>
          <Match when={textOf(block, "title")}>{(text) => <h2 class="text-xl">{text()}</h2>}</Match>
          <Match when={textOf(block, "article")}>{(text) => <h3 class="mt-3 text-lg">{text()}</h3>}</Match>
          <Match when={block.kind === "list" && block.items}>
            {(items) => (
              <ul class="grid list-disc gap-1 pl-5">
                <For each={items()}>{(item) => <li>{item}</li>}</For>
              </ul>
            )}
          </Match>
        </Switch>
      )}
    </For>
  </div>
);
