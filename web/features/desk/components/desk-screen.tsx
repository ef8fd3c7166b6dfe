import { Match, onCleanup, onMount, Switch } from "solid-js";
import { usePageName } from "#web/platform/page-title.ts";
import { sessionExpired } from "#web/platform/session.ts";
import { Loading } from "#web/ui/states.tsx";
import { createDesk } from "../desk-state.ts";
import { messages } from "../messages.ts";
import { createPhaseReports } from "../report-phase.ts";
import { runCommand } from "../run-command.ts";
import { DeskContext } from "../use-desk.ts";
import { EndedScreen } from "./ended-screen.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { LeadScreen } from "./lead-screen.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { PauseScreen } from "./pause-screen.tsx";
import { SavedScreen } from "./saved-screen.tsx";

/** The agent's desk: pause, one lead, next. The title never says whose lead it is. */
export function DeskScreen() {
  const t = messages.use();
  usePageName(() => t("page"));
  const desk = createDesk();
  createPhaseReports(desk);
  onMount(() => {
    const onKey = (event: KeyboardEvent) => runCommand(desk, event);
    const onActivity = () => {
      if (!sessionExpired()) desk.lease.activity();
    };
    document.addEventListener("keydown", onKey);
    for (const type of ["keydown", "pointerdown", "input"]) document.addEventListener(type, onActivity);
    onCleanup(() => {
      document.removeEventListener("keydown", onKey);
      for (const type of ["keydown", "pointerdown", "input"]) document.removeEventListener(type, onActivity);
    });
  });
  return (
    <DeskContext.Provider value={desk}>
      <Switch>
        <Match when={desk.stage() === "pause"}>
          <PauseScreen />
        </Match>
        <Match when={desk.stage() === "claiming"}>
          <div class="grid min-h-[60dvh] place-items-center">
            <Loading label={t("claiming")} />
          </div>
        </Match>
        <Match when={desk.stage() === "lead" && desk.hand.lead !== null}>
          {/* Nobody is signed in: the card is kept, and not shown until somebody is. */}
          <div class={sessionExpired() ? "invisible" : "contents"}>
            <LeadScreen />
          </div>
        </Match>
        <Match when={desk.stage() === "saved"}>
          <SavedScreen />
        </Match>
        <Match when={desk.stage() === "ended"}>
          <EndedScreen />
        </Match>
      </Switch>
      <KeysHelp />
      <LeaveGuard active={desk.unsaved()} />
    </DeskContext.Provider>
  );
}
