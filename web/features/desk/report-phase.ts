import { createEffect, on, onCleanup } from "solid-js";
import { deskBeatMs, type ReportedPhase } from "#contract/floor.ts";
import { online } from "#web/platform/connection.ts";
import { sessionExpired } from "#web/platform/session.ts";
import { reportPhase } from "./desk.api.ts";
import type { Desk } from "./desk-state.ts";

/** The phase as the supervisor's floor knows it; `ready` = asking for a lead, or told that there is none. */
export const phaseOf = (
  desk: Pick<Desk, "stage" | "phase" | "noneLeft" | "hand">,
): { phase: ReportedPhase; leaseId: string | null } => {
  const leaseId = desk.hand.lead?.leaseId ?? null;
  if (desk.stage() === "lead" && leaseId !== null) return { phase: desk.phase().name, leaseId };
  return { phase: desk.stage() === "claiming" || desk.noneLeft() ? "ready" : "pause", leaseId: null };
};

/** Tells the server each change of phase, and once a minute that the desk is still there. A lost report is no loss. */
export function createPhaseReports(desk: Desk) {
  const send = () => {
    if (online() && !sessionExpired()) void reportPhase(phaseOf(desk)).catch(() => {});
  };
  createEffect(
    on(
      () => {
        const { phase, leaseId } = phaseOf(desk);
        return `${phase} ${leaseId}`;
      },
      // The short moment of asking is no phase of its own.
      () => desk.stage() !== "claiming" && send(),
    ),
  );
  const beat = setInterval(send, deskBeatMs);
  onCleanup(() => clearInterval(beat));
}
