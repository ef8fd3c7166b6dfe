import type { FloorView } from "#contract/floor.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { readNames, readPresence } from "../floor.repository.ts";
import { dayOf, phaseNow } from "../floor.rules.ts";

/**
 * The live floor. Asked again with the version it knows, a page gets nothing but "the same" until something changed: no
 * name is read and no line is written for that.
 */
export const readFloor = async ({
  grant,
  known,
  deps,
}: {
  grant: Grant<"floor.read">;
  known: string | undefined;
  deps: Deps;
}): Promise<FloorView> => {
  const present = await readPresence(deps, grant);
  const now = deps.clock.now();
  const at = nowIso(deps.clock);
  const states = present.map((agent) => ({
    id: agent.id,
    ...phaseNow(agent.report, agent.lease, now),
    assignmentId: agent.lease?.own ? agent.lease.assignmentId : null,
    ...dayOf(agent.tallies, agent.lease),
    skips: agent.skips,
    refused: agent.refused,
  }));
  const version = await sha256(JSON.stringify(states));
  if (version === known) return { version, at, agents: null };
  const { people, assignments } = await readNames(deps, grant, present);
  const agents = states.map(({ assignmentId, ...state }) => ({
    ...state,
    name: people.get(state.id) ?? "",
    assignmentName: assignmentId === null ? null : (assignments.get(assignmentId) ?? null),
  }));
  return { version, at, agents: agents.sort((a, b) => a.name.localeCompare(b.name, "nl") || (a.id < b.id ? -1 : 1)) };
};
