import Check from "lucide-solid/icons/check";
import { Show } from "solid-js";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { ScriptAnswers } from "./script-answers.tsx";

/** What to say; the opening step is recorded before a first call can close (L-3). */
export function ScriptPanel() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  return (
    <section class="grid gap-2 rounded-lg border border-line bg-surface px-4 py-2.5">
      <h2 class="text-sm font-semibold">{t("script.title")}</h2>
      <Show when={lead().script} fallback={<p class="text-ink-3">{t("script.none")}</p>}>
        <p class="max-h-48 max-w-measure overflow-y-auto whitespace-pre-line">{lead().script}</p>
      </Show>
      <ScriptAnswers />
      <Show when={lead().briefing}>
        <details class="text-sm text-ink-2">
          <summary class="w-fit rounded-sm">{t("script.briefing")}</summary>
          <p class="mt-1 max-w-measure whitespace-pre-line">{lead().briefing}</p>
        </details>
      </Show>
      <Show
        when={lead().firstCall}
        fallback={
          <p class="flex items-center gap-1.5 border-t border-line pt-2 text-sm text-ink-2">
            <Check size={14} class="text-good" aria-hidden="true" />
            {t("script.introduced_before")}
          </p>
        }
      >
        <fieldset
          class="scroll-mt-14 scroll-mb-48 rounded-sm border-t border-line pt-2"
          tabindex={-1}
          aria-label={t("script.title")}
          ref={desk.focus.place("introduction")}
        >
          <CheckboxField
            label={t("script.introduced")}
            kbd="I"
            checked={desk.draft.introduced}
            disabled={desk.locked()}
            error={desk.missing().includes("introduction") ? t("missing.introduction") : undefined}
            onInput={(on) => desk.setDraft("introduced", on)}
          />
        </fieldset>
      </Show>
    </section>
  );
}
