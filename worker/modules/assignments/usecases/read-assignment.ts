import type { AssignmentView } from "#contract/assignments.ts";
import type { Permission } from "#contract/permissions.ts";
import { type Actor, type Grant, policyFor } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { findAssignment } from "../assignment-view.repository.ts";
import { notFound } from "../assignments.errors.ts";
import { viewerMay } from "../assignments.rules.ts";

/** The viewer's role and personal authority; scope was decided with the grant, state is left to the rules. */
const canOf = (actor: Actor) => (permission: Permission) => {
  const policy = policyFor(permission, actor.role);
  if (policy === undefined) return false;
  const needs = policy.needs ?? [];
  return (!needs.includes("countersigner") || actor.mayCountersign) && (!needs.includes("owner") || actor.clientOwner);
};

export const readAssignment = async ({
  grant,
  deps,
}: {
  grant: Grant<"assignment.read">;
  deps: Deps;
}): Promise<AssignmentView> => {
  const stored = await findAssignment(deps, grant);
  if (stored === null) throw notFound();
  return { ...stored, may: viewerMay(canOf(grant.actor), stored) };
};
