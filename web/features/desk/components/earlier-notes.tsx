import { For, Show } from "solid-js";
import type { CardNote } from "#contract/desk.ts";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { useLead } from "../use-desk.ts";

/** Earlier reports of this lead: read only, the latest open. */
export function EarlierNotes() {
  const t = messages.use();
  const lead = useLead();
  const latestFirst = () => [...lead().notes].sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1));
  return (
    <section class="grid gap-1.5 rounded-lg border border-line bg-surface px-4 py-2.5">
      <h2 class="text-sm font-semibold">{t("notes.title", { n: lead().notes.length })}</h2>
      <For each={latestFirst()} fallback={<p class="text-sm text-ink-3">{t("notes.none")}</p>}>
        {(note, i) => (
          <details open={i() === 0} class="text-sm">
            <summary class="w-fit rounded-sm text-ink-2">
              <DateTimeText value={note.writtenAt} /> <Kind note={note} />
            </summary>
            <p class="mt-0.5 mb-1 max-w-measure text-base whitespace-pre-line wrap-anywhere">{note.text}</p>
          </details>
        )}
      </For>
    </section>
  );
}

function Kind(props: { note: CardNote }) {
  const t = messages.use();
  return (
    <>
      <Show when={props.note.outcome}>{(outcome) => <> · {outcomeText(outcome())}</>}</Show>
      <Show when={props.note.kind === "note" ? null : props.note.kind}>
        {(kind) => <span class="text-ink-3"> · {t(`notes.${kind() as "automatic" | "addition"}`)}</span>}
      </Show>
    </>
  );
}
