import { describe, expect, it } from "vitest";
import type { AssignmentView } from "#contract/assignments.ts";
import { stageStatuses } from "#web/features/assignments/life-cycle.ts";
import { nextStep } from "#web/features/assignments/next-step.ts";

const may = {} as AssignmentView["may"];
const counts = { rows: 0, leads: 0, openLeads: 0, heldLeads: 0, calls: 0, doubtful: 0 };
const assignment = (over: Partial<AssignmentView> = {}): AssignmentView => ({
  id: "asg_0000000001",
  name: "",
  clientId: "client_0000000001",
  clientName: "",
  state: "draft",
  agreement: "none",
  agreementEndsInDays: null,
  renewal: "none",
  assessmentRecorded: false,
  createdAt: "2026-11-25T09:00:00.000Z",
  briefing: "",
  script: "",
  newShare: 20,
  assessmentReference: null,
  supervisors: [],
  counts,
  may,
  ...over,
});
const ready = { agreement: "in_force", counts: { ...counts, rows: 1 } } as const;

describe("the next step of an assignment", () => {
  it("leads the client over the agreement to the upload, never past it (P5-1)", () => {
    expect(nextStep("client", assignment(), 0)).toBe("client.sign");
    expect(nextStep("client", assignment({ agreement: "signed" }), 0)).toBe("client.await_countersign");
    expect(nextStep("client", assignment({ agreement: "in_force" }), 0)).toBe("client.upload");
    expect(nextStep("client", assignment({ ...ready, agreement: "ended", state: "active" }), 0)).toBe(
      "client.sign_again",
    );
  });

  it("asks the client for its assessment, and for a renewal before the end (P4.2-3, P5-1)", () => {
    expect(nextStep("client", assignment(ready), 0)).toBe("client.assess");
    expect(nextStep("client", assignment({ ...ready, assessmentRecorded: true }), 0)).toBe("client.await_calling");
    const ending = { ...ready, state: "active", agreementEndsInDays: 12 } as const;
    expect(nextStep("client", assignment(ending), 0)).toBe("client.renew");
    expect(nextStep("client", assignment({ ...ending, renewal: "signed" }), 0)).toBe("client.follow");
    const countersigner = { ...may, countersign: true };
    const renewed = assignment({ ...ready, renewal: "signed", may: countersigner });
    expect(nextStep("supervisor", renewed, 1)).toBe("supervisor.countersign_renewal");
  });

  it("leads the supervisor over assessment and planning to activation (P4.2-3, P1-5)", () => {
    expect(nextStep("supervisor", assignment(ready), 0)).toBe("supervisor.assess");
    expect(nextStep("supervisor", assignment({ ...ready, assessmentRecorded: true }), 0)).toBe("supervisor.plan");
    expect(nextStep("supervisor", assignment({ ...ready, assessmentRecorded: true }), 2)).toBe("supervisor.activate");
  });

  it("asks a countersignature only of who may give it (P5-2)", () => {
    const signed = assignment({ agreement: "signed" });
    expect(nextStep("supervisor", signed, 0)).toBe("supervisor.await_director");
    expect(nextStep("supervisor", { ...signed, may: { ...may, countersign: true } }, 0)).toBe("supervisor.countersign");
  });
});

describe("the life cycle", () => {
  it("opens the agreement's stage again when it has ended, also for an active assignment (P5-1)", () => {
    const statuses = stageStatuses(assignment({ state: "active", agreement: "ended", assessmentRecorded: true }));
    expect(statuses.agreement).toBe("here");
  });
});
