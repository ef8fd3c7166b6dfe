import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/index.ts";
import { happened, orWrongState } from "../case-file.ts";
import { holds, mayHold } from "../hold.rules.ts";
import { updateCaseStatement } from "../requests.repository.ts";
import { load } from "./identify-person.ts";

/**
 * Delays the physical deletion of the records this case reaches, once, for its period at most; readers stay governed by
 * time, so meanwhile only the case's own answer reads them (P4.2-10). @throws 409 `requests.wrong_state`
 */
export const holdDeletion = async (deps: Deps, grant: Grant<"request.hold">, requestId: string) => {
  const row = await load(deps, requestId);
  if (!mayHold(row)) throw problem("requests.wrong_state");
  const set = { hold_on: localDate(deps.clock.now()), hold_set_by: grant.actor.userId };
  await orWrongState(
    loggedWrite(deps, grant, { kind: "request", id: requestId }, [
      updateCaseStatement(row, set),
      mustHaveChanged("request"),
      happened(deps, requestId, grant.actor.role, "hold_set"),
    ]),
  );
};

/** Ends a hold before its time: what is due goes with the next purge. @throws 409 `requests.wrong_state` */
export const releaseHold = async (deps: Deps, grant: Grant<"request.release">, requestId: string) => {
  const row = await load(deps, requestId);
  if (!holds(row, deps.clock.now())) throw problem("requests.wrong_state");
  const set = { hold_released_by: grant.actor.userId, hold_released_at: nowIso(deps.clock) };
  await orWrongState(
    loggedWrite(deps, grant, { kind: "request", id: requestId }, [
      updateCaseStatement(row, set),
      mustHaveChanged("request"),
      happened(deps, requestId, grant.actor.role, "hold_released"),
    ]),
  );
};
