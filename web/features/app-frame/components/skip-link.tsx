import { messages } from "../messages.ts";

/** The first thing the Tab key finds: past the bar, to the page. */
export function SkipLink() {
  const t = messages.use();
  return (
    <button
      type="button"
      onClick={() => document.getElementById("content")?.focus()}
      class="absolute top-2 left-2 z-50 -translate-y-16 rounded-md bg-brand px-3 py-1.5 text-brand-ink focus:translate-y-0"
    >
      {t("skip.to_content")}
    </button>
  );
}
