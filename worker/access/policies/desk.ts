import { allow } from "./policy.ts";

/** The agent at work: one lead at a time. */
export const deskPolicies = [
  allow("briefing.list", "agent", "scheduled", "call", "P1-5"),
  allow("briefing.read", "agent", "scheduled", "call", "P1-5"),
  allow("lease.claim", "agent", "scheduled", "call", "P3-6 P5-3"),
  allow("lease.read", "agent", "lease", "call", "P3-6 P4.3-12", ["agreement"]),
  allow("lease.work", "agent", "lease", "verify", "P3-6 P4.2-8", ["agreement"]),
  // At the end of the bounds the call in hand may still be closed, nothing new is shown (P5-3).
  allow("lease.close", "agent", "lease", "call", "P3-6 P5-3"),
  allow("call.undo", "agent", "scheduled", "call", "P4.3-3", ["agreement"]),
  allow("lease.skip", "agent", "lease", "call", "P3-6"),
  allow("phase.report", "agent", "self", "call", "P3-6"),
];

/** The supervisor beside the agents: who does what now, and what there is to call. */
export const floorPolicies = [
  allow("floor.read", "supervisor", "supervised", "supervision", "P3-6 P3-5"),
  allow("stock.list", "supervisor", "supervised", "supervision", "P3-5"),
  allow("worklist.read", "supervisor", "supervised", "supervision", "P4.2-7 P4.2-10 L-7", ["agreement"]),
  allow("legal-form.decide", "supervisor", "supervised", "supervision", "L-7", ["agreement"]),
];
