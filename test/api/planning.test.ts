import { describe, expect, it } from "vitest";
import type { ScheduleRow } from "#contract/assignments.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { addPerson } from "#test/support/people.ts";

const day = (desk: Desk, on: string, planned: boolean, user = desk.supervisorId, agent = desk.agentId) =>
  desk.test.send(user, "PUT", `/api/assignments/${desk.assignmentId}/schedules/${agent}/days/${on}`, { planned });
const plan = async (desk: Desk) =>
  (
    (await (
      await desk.test.send(desk.supervisorId, "GET", `/api/assignments/${desk.assignmentId}/schedules`)
    ).json()) as {
      items: ScheduleRow[];
    }
  ).items.find(({ agentId }) => agentId === desk.agentId);

describe("planning by the day", () => {
  it("opens and closes an assignment to an agent for one day, at the next request (P1-5)", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    expect((await day(desk, "2026-11-25", false)).status).toBe(204);
    expect(await refusal(await desk.test.send(desk.agentId, "GET", `/api/leases/${leaseId}`))).toBe("410 leases.ended");
    expect(await refusal(await desk.post("/api/leases"))).toBe("404 leases.none_available");
    expect(await plan(desk)).toMatchObject({
      fromOn: "2026-11-26",
      periods: [
        { fromOn: "2020-01-01", untilOn: "2026-11-24" },
        { fromOn: "2026-11-26", untilOn: null },
      ],
    });
    expect((await day(desk, "2026-11-25", true)).status).toBe(204);
    expect((await plan(desk))?.periods).toEqual([{ fromOn: "2020-01-01", untilOn: null }]);
    expect((await desk.claim()).leadId).toBeDefined();
  });

  it("leaves a lease alone when another day changes, and does nothing twice", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    for (const _ of [1, 2]) expect((await day(desk, "2026-11-30", false)).status).toBe(204);
    expect((await desk.card(leaseId)).leaseId).toBe(leaseId);
    expect(
      await desk.sql("SELECT 1 FROM access_log WHERE action = 'schedule.plan' AND actor_id = ?", desk.supervisorId),
    ).toHaveLength(1);
  });

  it("is for active agents, by this assignment's supervisors (P1-5, P3-5)", async () => {
    const desk = await createDesk();
    expect((await day(desk, "2026-11-25", true, desk.supervisorId, desk.clientUser)).status).toBe(404);
    expect((await day(desk, "2026-11-25", true, await addPerson(desk.test, "supervisor"))).status).toBe(404);
    expect((await day(desk, "2026-11-25", true, desk.agentId)).status).toBe(403);
  });
});

describe("a supervisor who leaves an assignment", () => {
  const remove = (desk: Desk, userId: string, by = desk.supervisorId) =>
    desk.test.send(by, "DELETE", `/api/assignments/${desk.assignmentId}/supervisors/${userId}`);

  it("sees nothing of it from the next request on (P3-5)", async () => {
    const desk = await createDesk();
    const second = await addPerson(desk.test, "supervisor");
    const path = `/api/assignments/${desk.assignmentId}`;
    await desk.test.send(desk.supervisorId, "PUT", `${path}/supervisors/${second}`);
    expect((await desk.test.send(second, "GET", path)).status).toBe(200);
    expect((await remove(desk, second)).status).toBe(204);
    expect((await desk.test.send(second, "GET", path)).status).toBe(404);
    expect(await refusal(await remove(desk, second))).toBe("404 access.not_found");
  });

  it("is never the last one of an active assignment", async () => {
    const desk = await createDesk();
    const gone = await addPerson(desk.test, "supervisor");
    await desk.test.send(desk.supervisorId, "PUT", `/api/assignments/${desk.assignmentId}/supervisors/${gone}`);
    await desk.sql("UPDATE users SET deactivated_at = '2026-11-01T00:00:00.000Z' WHERE id = ?", gone);
    expect(await refusal(await remove(desk, desk.supervisorId))).toBe("409 assignments.last_supervisor");
    await desk.sql("UPDATE assignments SET state = 'inactive' WHERE id = ?", desk.assignmentId);
    expect((await remove(desk, desk.supervisorId)).status).toBe(204);
  });
});
