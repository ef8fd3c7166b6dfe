import { Show } from "solid-js";
import { OutcomeButtons } from "#web/ui/outcomes/outcome-buttons.tsx";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { CallbackPicker } from "./callback-picker.tsx";
import { OutcomeFields } from "./outcome-fields.tsx";

/** How the call ended, in the assignment's own words; what the outcome asks stands above it. */
export function OutcomePanel() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  return (
    <section class="grid gap-2" aria-label={t("outcome.title")}>
      <OutcomeFields />
      <Show when={desk.chosen()?.effect === "callback"}>
        <CallbackPicker />
      </Show>
      <Show when={desk.missing().includes("outcome")}>
        <p role="alert" class="text-sm text-bad">
          {t("missing.outcome")}
        </p>
      </Show>
      <OutcomeButtons
        outcomes={lead().outcomes}
        chosen={desk.draft.outcome}
        disabled={desk.locked()}
        onChoose={desk.choose}
        ref={desk.focus.place("outcome")}
      />
    </section>
  );
}
