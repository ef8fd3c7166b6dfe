import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { findTermsInForce, withinBounds } from "../processor-agreements/index.ts";
import type { LeaseGrant } from "./leases.repository.ts";

/** Outside the agreement's dates and hours nothing new is shown; the call in hand may still be closed (P5-3). */
export const mustBeWithinBounds = async (deps: Deps, grant: LeaseGrant) => {
  const terms = await findTermsInForce(deps, grant.facts.assignmentId ?? "");
  if (terms === null || !withinBounds(terms, deps.clock.now()).ok) throw problem("leases.outside_bounds");
};
