import { Show } from "solid-js";
import { messages } from "../messages.ts";

/** The key under a file; when the reader gave none, the request to compare it. */
export function KeyText(props: { value: string; pinned: boolean }) {
  const t = messages.use();
  return (
    <span class="grid gap-1">
      <code class="text-sm wrap-anywhere">{props.value}</code>
      <Show when={!props.pinned}>
        <span class="text-sm text-ink-2">{t("key.compare")}</span>
      </Show>
    </span>
  );
}
