import { createEffect, createSignal, For, on, Show } from "solid-js";
import type { TaskNote } from "#contract/requests.ts";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { joinMarks, type Mark, piecesOf, placesOf, suggestMarks } from "../marks.ts";
import { messages } from "../messages.ts";
import { type TaskKey, useReviewNote } from "../requests.queries.ts";

/** One note; what is about the person gets marked, here in the browser, by selecting or by a word (P4.3-7). */
export function NoteMarker(props: { note: TaskNote; name: string; taskKey: TaskKey }) {
  const t = messages.use();
  const review = useReviewNote(props.taskKey);
  const [marks, setMarks] = createSignal<Mark[]>([]);
  const [word, setWord] = createSignal("");
  let text: HTMLParagraphElement | undefined;

  createEffect(
    on(
      () => props.note.id,
      () => setMarks(suggestMarks(props.note.text, props.name)),
    ),
  );

  const add = (more: Mark[]) => setMarks((known) => joinMarks([...known, ...more]));
  const remove = (mark: Mark) => setMarks((known) => known.filter(([from]) => from !== mark[0]));
  /** How far into the note a place of the selection lies. */
  const offset = (node: Node, at: number) => {
    const range = document.createRange();
    range.selectNodeContents(text as Node);
    range.setEnd(node, at);
    return range.toString().length;
  };
  const markSelection = () => {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || text === undefined) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    add([[offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)]]);
    selection.removeAllRanges();
  };
  const markWord = () => {
    add(placesOf(props.note.text, word()));
    setWord("");
  };
  const save = () => review.mutate({ noteId: props.note.id, marks: marks() });

  return (
    <div class="grid gap-3">
      <p class="text-sm text-ink-3">
        <DateTimeText value={props.note.writtenAt} />
      </p>
      <p ref={text} class="prose-measure whitespace-pre-wrap wrap-anywhere">
        <For each={piecesOf(props.note.text, marks())}>
          {(piece) => (
            <Show when={piece.mark} fallback={piece.text}>
              {(mark) => (
                <button
                  type="button"
                  class="inline rounded-sm border border-review-line bg-review-soft px-0.5 text-start text-review"
                  aria-label={`${t("task.unmark")}: ${piece.text}`}
                  onClick={() => remove(mark())}
                >
                  {piece.text}
                </button>
              )}
            </Show>
          )}
        </For>
      </p>
      <p class="text-sm text-ink-2">{t("task.mark_hint")}</p>
      <div class="flex flex-wrap items-end gap-2">
        <Button onClick={markSelection}>{t("task.mark_selection")}</Button>
        <TextField label={t("task.word")} value={word()} onInput={setWord} class="w-56" />
        <Button disabled={word().trim().length < 2} onClick={markWord}>
          {t("task.mark_word")}
        </Button>
      </div>
      <Show when={review.error}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
      <div>
        <Button variant="primary" busy={review.isPending} onClick={save}>
          {marks().length === 0 ? t("task.save_none") : t("task.save_marked", { n: marks().length })}
        </Button>
      </div>
    </div>
  );
}
