import { TextArea } from "#web/ui/form/text-area.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** The note in the making: in memory only, never in the browser's storage (P4.3-1, P3-7). */
export function NotePanel() {
  const t = messages.use();
  const desk = useDesk();
  return (
    <section class="grid gap-1.5 rounded-lg border border-line bg-surface px-4 py-2.5">
      <h2 class="flex items-center justify-between text-sm font-semibold">
        {t("note.title")}
        <Kbd>N</Kbd>
      </h2>
      <TextArea
        label={t("note.title")}
        hideLabel
        rows={5}
        inputClass="min-h-28 scroll-mt-14 scroll-mb-48"
        maxLength={10_000}
        ref={desk.focus.place("note")}
        value={desk.draft.note}
        disabled={desk.locked()}
        hint={t("note.hint")}
        error={desk.missing().includes("note") ? t("missing.note") : undefined}
        onInput={(note) => desk.setDraft("note", note)}
      />
    </section>
  );
}
