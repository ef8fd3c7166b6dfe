import type { AssignmentView } from "#contract/assignments.ts";

export const stages = ["draft", "agreement", "assessment", "active", "inactive"] as const;
export type Stage = (typeof stages)[number];
export type StageStatus = "done" | "here" | "open";

/** Which stages are behind, which one is at hand. An agreement that ended opens its stage again, whatever the state. */
export const stageStatuses = (a: Pick<AssignmentView, "state" | "agreement" | "assessmentRecorded">) => {
  const met: Record<Stage, boolean> = {
    draft: true,
    agreement: a.agreement === "in_force",
    assessment: a.assessmentRecorded,
    active: a.state !== "draft",
    inactive: false,
  };
  const missing = stages.find((stage) => stage !== "inactive" && !met[stage]);
  const here: Stage = missing ?? (a.state === "active" ? "active" : "inactive");
  return Object.fromEntries(
    stages.map((stage) => [stage, stage === here ? "here" : met[stage] ? "done" : "open"]),
  ) as Record<Stage, StageStatus>;
};
