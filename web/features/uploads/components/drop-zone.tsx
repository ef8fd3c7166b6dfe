import FileUp from "lucide-solid/icons/file-up";
import { createSignal, createUniqueId } from "solid-js";
import { buttonClass } from "#web/ui/button-class.ts";
import { cx } from "#web/ui/cx.ts";
import { messages } from "../messages.ts";

/** Chooses one file: by button, keyboard, or by dropping it anywhere in the area. */
export function DropZone(props: { onFile: (file: File) => void }) {
  const t = messages.use();
  const id = createUniqueId();
  const [over, setOver] = createSignal(false);
  let input!: HTMLInputElement;

  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) props.onFile(file);
    // The same file may be chosen twice in a row, after mending it.
    input.value = "";
  };

  return (
    <section
      aria-label={t("file.choose")}
      class={cx(
        "grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-12 text-center transition-colors",
        over() ? "border-brand bg-brand-soft" : "border-line-strong bg-surface",
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <FileUp size={28} class={over() ? "text-brand" : "text-ink-3"} aria-hidden="true" />
      <div class="relative">
        {/* Over the button and transparent: a real file input takes focus, Enter and Space by itself. */}
        <input
          ref={input}
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          autocomplete="off"
          class="peer absolute inset-0 z-1 size-full cursor-pointer opacity-0 file:cursor-pointer"
          onChange={(event) => take(event.currentTarget.files)}
        />
        <label
          for={id}
          class={cx(
            buttonClass("primary", "lg"),
            "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
          )}
        >
          {t("file.choose")}
        </label>
      </div>
      <p class="text-ink-2 max-sm:hidden">{over() ? t("file.drop_now") : t("file.drop")}</p>
      <p class="max-w-[52ch] text-sm text-ink-3">{t("file.limits")}</p>
    </section>
  );
}
