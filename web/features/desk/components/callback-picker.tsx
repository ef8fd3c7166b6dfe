import { For } from "solid-js";
import { addDays, toWallTime } from "#web/platform/wall-time.ts";
import { cx } from "#web/ui/cx.ts";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { halfHours, type Preset, presets, presetTime } from "../callback-times.ts";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** When and by whom the lead is called back, on the Dutch clock. */
export function CallbackPicker() {
  const t = messages.use();
  const desk = useDesk();
  const set = (part: "date" | "time") => (value: string) => {
    desk.setPreset(null);
    desk.setDraft("callback", part, value);
  };
  const today = () => toWallTime(desk.lease.serverNowMs()).date;
  const label = (preset: Preset) =>
    preset === "tomorrow" && presetTime(preset, desk.lease.serverNowMs()).date !== addDays(today(), 1)
      ? t("callback.workday")
      : t(`callback.${preset}`);
  return (
    <fieldset
      class="animate-appear flex flex-wrap items-end gap-x-4 gap-y-2 rounded-md border border-line bg-raised px-3 py-2"
      disabled={desk.locked()}
    >
      <legend class="sr-only">{t("callback.title")}</legend>
      <div class="flex flex-wrap gap-1.5" title={t("callback.cycle")}>
        <For each={presets}>
          {(preset) => (
            <button
              type="button"
              aria-pressed={desk.preset() === preset}
              class={cx(
                "min-h-9 rounded-md border px-2 text-sm pointer-coarse:min-h-11",
                desk.preset() === preset
                  ? "border-brand bg-brand-soft font-medium"
                  : "border-line-strong hover:bg-sunken",
              )}
              onClick={() => desk.callback(preset)}
            >
              {label(preset)}
            </button>
          )}
        </For>
      </div>
      <TextField
        label={t("callback.date")}
        type="date"
        min={today()}
        ref={desk.focus.place("callback")}
        value={desk.draft.callback.date}
        error={desk.missing().includes("callback") ? t("missing.callback") : undefined}
        onInput={set("date")}
      />
      <SelectField
        label={t("callback.time")}
        value={desk.draft.callback.time}
        onInput={set("time")}
        options={halfHours(desk.draft.callback.time).map((time) => ({ value: time, label: time }))}
      />
      <RadioGroup
        label={t("callback.for")}
        inline
        value={desk.draft.callbackFor}
        onInput={(who) => desk.setDraft("callbackFor", who)}
        options={[
          { value: "me", label: t("callback.me") },
          { value: "anyone", label: t("callback.anyone") },
        ]}
      />
      <p class="basis-full text-xs text-ink-3">
        {t(desk.draft.callbackFor === "me" ? "callback.me_hint" : "callback.anyone_hint")}
      </p>
    </fieldset>
  );
}
