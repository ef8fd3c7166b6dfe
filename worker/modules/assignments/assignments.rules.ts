import type { AssignmentState, AssignmentView } from "#contract/assignments.ts";
import type { Permission } from "#contract/permissions.ts";

/** What the life cycle looks at. */
export interface LifeCycle {
  state: AssignmentState;
  agreementInForce: boolean;
  assessmentRecorded: boolean;
}
export type LifeCycleEvent = "activate" | "deactivate";
export type Refusal = "wrong_state" | "agreement_missing" | "assessment_missing";
export type Transition = { ok: true; state: AssignmentState } | { ok: false; reason: Refusal };

/**
 * draft → active ⇄ inactive. Becoming active needs the agreement in force (P5-1) and the legitimate-interest assessment
 * on record (P4.2-3); becoming inactive needs nothing (P4.3-12).
 */
export const transition = (event: LifeCycleEvent, now: LifeCycle): Transition => {
  if (event === "deactivate")
    return now.state === "active" ? { ok: true, state: "inactive" } : { ok: false, reason: "wrong_state" };
  if (now.state === "active") return { ok: false, reason: "wrong_state" };
  if (!now.agreementInForce) return { ok: false, reason: "agreement_missing" };
  if (!now.assessmentRecorded) return { ok: false, reason: "assessment_missing" };
  return { ok: true, state: "active" };
};

/** A plan ends no earlier than it begins; without an end it stands until it is withdrawn. */
export const isPlan = (plan: { fromOn: string; untilOn: string | null }) =>
  plan.untilOn === null || plan.untilOn >= plan.fromOn;

/**
 * What a viewer may do with an assignment as it stands: for the buttons only, the server decides again at each call.
 * `can` answers for the viewer's role and personal authority.
 */
export const viewerMay = (
  can: (permission: Permission) => boolean,
  assignment: Pick<AssignmentView, "state" | "agreement" | "renewal" | "assessmentRecorded">,
): AssignmentView["may"] => {
  const { state, agreement, renewal, assessmentRecorded } = assignment;
  const agreementInForce = agreement === "in_force";
  const life = { state, agreementInForce, assessmentRecorded };
  return {
    upload: can("upload.create") && agreementInForce,
    sign:
      can("agreement.sign") &&
      (agreement === "none" || agreement === "ended" || (agreementInForce && renewal === "none")),
    countersign: can("agreement.countersign") && (agreement === "signed" || renewal === "signed"),
    copy: can("assignment.copy"),
    assess: can("assignment.assess"),
    activate: can("assignment.activate") && transition("activate", life).ok,
    deactivate: can("assignment.deactivate") && transition("deactivate", life).ok,
    plan: can("schedule.plan"),
    removeSupervisor: can("supervisor.remove"),
    export: can("row.export"),
    edit: can("assignment.update"),
    editRows: can("row.update"),
    delete: can("assignment.delete"),
  };
};
