import type { AssignmentView } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";

/** Where the one main action of the overview leads: a page of the assignment, or a dialog on the overview itself. */
export type StepAction =
  | { page: "agreement" | "upload" | "database" | "notes" | "planning" }
  | { dialog: "assess" | "activate" | "assign" };

const steps = {
  "client.sign": { page: "agreement" },
  "client.sign_again": { page: "agreement" },
  "client.await_countersign": null,
  "client.await_start": null,
  "client.upload": { page: "upload" },
  "client.assess": { dialog: "assess" },
  "client.await_calling": { page: "database" },
  "client.renew": { page: "agreement" },
  "client.follow": { page: "notes" },
  "client.inactive": { page: "database" },
  "supervisor.await_signature": null,
  "supervisor.await_again": null,
  "supervisor.countersign": { page: "agreement" },
  "supervisor.countersign_renewal": { page: "agreement" },
  "supervisor.await_director": null,
  "supervisor.await_start": null,
  "supervisor.assess": { dialog: "assess" },
  "supervisor.plan": { page: "planning" },
  "supervisor.await_upload": null,
  "supervisor.activate": { dialog: "activate" },
  "supervisor.follow": { page: "notes" },
  "supervisor.reactivate": { dialog: "activate" },
  "director.countersign": { page: "agreement" },
  "director.await_signature": null,
  "director.read": { page: "agreement" },
  "administrator.assign": { dialog: "assign" },
  "administrator.follow": null,
} as const satisfies Record<string, StepAction | null>;

export type NextStepId = keyof typeof steps;

/** Something to do, somebody to wait for, or simply how it stands. */
export const kindOf = (id: NextStepId): "todo" | "waiting" | "now" => {
  if (/\.(await_calling|follow|inactive|read)$/.test(id)) return "now";
  return steps[id] === null ? "waiting" : "todo";
};

export const actionOf = (id: NextStepId): StepAction | null => steps[id];

const forClient = (a: AssignmentView): NextStepId => {
  if (a.agreement === "none") return "client.sign";
  if (a.agreement === "ended") return "client.sign_again";
  if (a.agreement === "signed") return "client.await_countersign";
  if (a.agreement === "not_started") return "client.await_start";
  if (a.agreementEndsInDays !== null && a.renewal === "none") return "client.renew";
  if (a.counts.rows === 0) return "client.upload";
  if (a.state === "draft") return a.assessmentRecorded ? "client.await_calling" : "client.assess";
  return a.state === "active" ? "client.follow" : "client.inactive";
};

const forSupervisor = (a: AssignmentView, planned: number): NextStepId => {
  if (a.agreement === "none") return "supervisor.await_signature";
  if (a.agreement === "ended") return "supervisor.await_again";
  if (a.agreement === "signed") return a.may.countersign ? "supervisor.countersign" : "supervisor.await_director";
  if (a.renewal === "signed" && a.may.countersign) return "supervisor.countersign_renewal";
  if (!a.assessmentRecorded) return "supervisor.assess";
  if (planned === 0) return "supervisor.plan";
  if (a.agreement === "not_started") return "supervisor.await_start";
  if (a.state === "active") return "supervisor.follow";
  if (a.counts.rows === 0) return "supervisor.await_upload";
  return a.state === "draft" ? "supervisor.activate" : "supervisor.reactivate";
};

const forDirector = (a: AssignmentView): NextStepId => {
  if (a.agreement === "none") return "director.await_signature";
  return a.may.countersign ? "director.countersign" : "director.read";
};

/** What this viewer does next: agreement → database → assessment → planning → active (P5-1, P4.2-3). */
export const nextStep = (role: Role, assignment: AssignmentView, planned: number): NextStepId => {
  switch (role) {
    case "client":
      return forClient(assignment);
    case "supervisor":
      return forSupervisor(assignment, planned);
    case "director":
      return forDirector(assignment);
    default:
      return assignment.supervisors.length === 0 ? "administrator.assign" : "administrator.follow";
  }
};
