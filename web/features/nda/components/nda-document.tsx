import { For, Show } from "solid-js";
import type { NdaText } from "#contract/identity.ts";
import { locale } from "#web/platform/i18n.ts";
import { Card } from "#web/ui/card.tsx";
import { textBlocks } from "../text-blocks.ts";

/** The text as it will be signed, in the reader's language. */
export const NdaDocument = (props: { nda: NdaText }) => (
  <Card>
    <article lang={locale()} class="prose-measure grid gap-3 py-2">
      <For each={textBlocks(props.nda.text[locale()])}>
        {(block) => (
          <div>
            <Show when={block.title}>{(title) => <h2 class="font-semibold">{title()}</h2>}</Show>
            <Show when={block.text}>{(text) => <p>{text()}</p>}</Show>
          </div>
        )}
      </For>
    </article>
  </Card>
);
