import type { Deps } from "#worker/deps.ts";
import { logEvent } from "#worker/platform/logger.ts";
import { directorsOf, markAlarmed } from "../tasks.repository.ts";
import { alarmedBefore } from "../tasks.rules.ts";
import { findTasks } from "./list-tasks.ts";

const mail = {
  subject: "Leadhunter: geplande taak te laat / scheduled task late",
  text: [
    "Een geplande taak van Leadhunter is te laat. Kijk in de instellingen, onder Geplande taken.",
    "A scheduled task of Leadhunter is late. Look in the settings, under Scheduled tasks.",
  ].join("\n"),
};

/**
 * Whether any task is late; tells the directors once a day. Asked by sign-ins too, because a clock that stands still
 * can't raise its own alarm. A mail that fails does not stop what asked.
 */
export const raiseAlarm = async (deps: Deps): Promise<boolean> => {
  const late = (await findTasks(deps)).filter(({ state }) => state === "late").map(({ task }) => task);
  if (late.length === 0) return false;
  if ((await markAlarmed(deps, late, alarmedBefore(deps.clock.now()))) === 0) return true;
  for (const to of await directorsOf(deps))
    try {
      await deps.mailer.send({ to, ...mail });
    } catch {
      logEvent({ level: "error", what: "mail_failed", requestId: deps.requestId, code: "task_late" });
    }
  return true;
};
