import type { Permission, Purpose } from "#contract/permissions.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/calendar.ts";
import { refusalStatement } from "./access-log.repository.ts";
import type { Actor } from "./actor.ts";
import { type Facts, loadFacts, type Resource } from "./facts.repository.ts";
import { type Grant, mint } from "./grant.ts";
import { type Need, type Policy, policyFor } from "./policies/index.ts";

export interface AccessRequest<P extends Permission> {
  deps: Deps;
  actor: Actor;
  permission: P;
  resource?: Resource;
  /** Overrides the policy's purpose where the caller chose one (P4.2-8: `verify`). */
  purpose?: Purpose;
  /** The administrator's stated reason (`r!`). */
  reason?: string | null;
}

const inScope = (policy: Policy, actor: Actor, facts: Facts, named: boolean, now: Date) => {
  switch (policy.scope) {
    case "all":
    case "self":
      return true;
    case "own-client":
      return !named || (facts.clientId !== null && facts.clientId === actor.clientId);
    case "supervised":
      return !named || facts.supervised;
    case "scheduled":
      return !named || (facts.scheduled && facts.assignmentActive);
    case "lease":
      return (
        facts.leaseAgentId === actor.userId && facts.leaseExpiresAt !== null && facts.leaseExpiresAt > now.toISOString()
      );
  }
};

const checkNeed = (need: Need, actor: Actor, facts: Facts, named: boolean, reason: string | null) => {
  switch (need) {
    case "agreement":
      if (named && !facts.agreementInForce) throw problem("assignments.agreement_missing");
      return;
    case "reason":
      if (reason === null) throw problem("access.reason_required");
      return;
    case "step-up":
      // Sessions and second factors live by the wall clock, not by the demo world's.
      if (actor.stepUpUntil === null || actor.stepUpUntil < new Date().toISOString())
        throw problem("access.step_up_required");
      return;
    case "owner":
      if (!actor.clientOwner) throw problem("access.forbidden");
      return;
    case "countersigner":
      if (!actor.mayCountersign) throw problem("agreements.not_authorised");
      return;
  }
};

const decide = async <P extends Permission>({
  deps,
  actor,
  permission,
  resource = {},
  purpose,
  reason = null,
}: AccessRequest<P>) => {
  const policy = policyFor(permission, actor.role);
  if (policy === undefined || actor.limitedTo?.includes(permission) === false) throw problem("access.forbidden");
  const named = Object.keys(resource).length > 0;
  const now = deps.clock.now();
  const facts = await loadFacts(deps.db, actor, resource, localDate(now));
  // One's own ended lease, somebody else's and one that never was get one answer: existence is not told (P3-6).
  const outOfScope = policy.scope === "lease" ? "leases.ended" : "access.not_found";
  if (facts === null || !inScope(policy, actor, facts, named, now)) throw problem(outOfScope);
  // A lease whose plan was withdrawn or whose assignment was set inactive ends at the next request (P1-5, P4.3-12), also
  // where the call could otherwise be closed.
  if (policy.scope === "lease" && !(facts.scheduled && facts.assignmentActive)) throw problem("leases.ended");
  for (const need of policy.needs ?? []) checkNeed(need, actor, facts, named, reason);
  return mint<P>({ permission, actor, scope: policy.scope, facts, purpose: purpose ?? policy.purpose, reason });
};

/**
 * Decides and mints. Errors: 403 `access.forbidden` (the role never may), 404 `access.not_found` (out of scope or
 * absent: existence is not told), 410 `leases.ended`, 400/403/409 for an unmet need. A refusal is logged (P3-7).
 */
export const authorize = async <P extends Permission>(request: AccessRequest<P>): Promise<Grant<P>> => {
  try {
    return await decide(request);
  } catch (error) {
    await request.deps.db.run(refusalStatement(request.deps, request.actor, request.permission));
    throw error;
  }
};
