import { Show } from "solid-js";
import { useLead } from "../use-desk.ts";
import { AppointmentsPanel } from "./appointments-panel.tsx";
import { CeasedDialog } from "./ceased-dialog.tsx";
import { CompanyPanel } from "./company-panel.tsx";
import { ContactsPanel } from "./contacts-panel.tsx";
import { EarlierNotes } from "./earlier-notes.tsx";
import { LeadBar } from "./lead-bar.tsx";
import { NotePanel } from "./note-panel.tsx";
import { ObjectionDialog } from "./objection-dialog.tsx";
import { OutcomePanel } from "./outcome-panel.tsx";
import { SaveBar } from "./save-bar.tsx";
import { ScriptPanel } from "./script-panel.tsx";
import { SkipDialog } from "./skip-dialog.tsx";

/** One lead and nothing else: who it is on the left, what to say and write on the right, how it ends below. */
export function LeadScreen() {
  const lead = useLead();
  return (
    <div class="grid min-h-full grid-rows-[auto_1fr_auto] max-sm:[&_kbd]:hidden pointer-coarse:[&_kbd]:hidden">
      <LeadBar />
      <div class="grid content-start items-start gap-3 p-3 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] lg:px-6">
        <div class="grid gap-3">
          <CompanyPanel />
          <ContactsPanel />
        </div>
        <div class="grid gap-3">
          <AppointmentsPanel />
          <ScriptPanel />
          <NotePanel />
          <Show when={!lead().closingOnly}>
            <EarlierNotes />
          </Show>
        </div>
        <div class="lg:hidden">
          <OutcomePanel />
        </div>
      </div>
      <SaveBar />
      <ObjectionDialog />
      <SkipDialog />
      <CeasedDialog />
    </div>
  );
}
