import { describe, expect, it } from "vitest";
import { roles } from "#contract/roles.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { permissionOf } from "#worker/access/index.ts";
import { policyFor } from "#worker/access/policies/index.ts";

const test = createTestApp();

const world = async () => {
  const clientId = await addClient(test);
  const otherClientId = await addClient(test);
  const people = {
    client: await addPerson(test, "client", { clientId, clientOwner: true }),
    agent: await addPerson(test, "agent"),
    supervisor: await addPerson(test, "supervisor"),
    coach: await addPerson(test, "coach"),
    administrator: await addPerson(test, "administrator"),
    director: await addPerson(test, "director"),
  };
  const strangers = {
    client: await addPerson(test, "client", { clientId: otherClientId }),
    supervisor: await addPerson(test, "supervisor"),
  };
  const assignmentId = await addAssignment(test, {
    clientId,
    supervisorId: people.supervisor,
    agentIds: [people.agent],
  });
  await addLead(test, { assignmentId, contact: { name: "Marker", email: "marker@person.example" } });
  return { people, strangers, assignmentId };
};

/** GET endpoints about one assignment: those can be asked by every persona with the same path. */
const reads = test.app.routes
  .filter(
    ({ method, path, handler }) =>
      method === "GET" && path.includes("/assignments/:") && permissionOf(handler) !== undefined,
  )
  .map(({ path, handler }) => ({ path, permission: permissionOf(handler) }));

const logLines = async () =>
  (await test.env.DB.prepare("SELECT COUNT(*) AS n FROM access_log").first<{ n: number }>())?.n ?? 0;

describe("persona × endpoint (P3-5)", () => {
  it("answers each role as the policy table says, and logs each look and each refusal (P3-5, P3-7)", async () => {
    const { people, assignmentId } = await world();
    for (const role of ["client", "supervisor", "administrator", "director"] as const) test.stepUp(people[role]);
    for (const { path, permission } of reads)
      for (const role of roles) {
        if (permission === undefined) continue;
        const policy = policyFor(permission, role);
        const before = await logLines();
        const answer = await test.send(people[role], "GET", path.replace(/:\w+/, assignmentId), undefined, {
          "x-reason": "Onderzoek van een storing",
        });
        const body = await answer.text();
        const where = `${role} ${path}`;
        if (policy === undefined) {
          expect(answer.status, where).toBe(403);
          expect(body, where).not.toMatch(/marker/i);
        } else expect(answer.status, `${where} ${body.slice(0, 200)}`).toBe(200);
        expect(await logLines(), `${where} leaves a line`).toBeGreaterThan(before);
      }
  });

  it("answers another client and another supervisor exactly as if the assignment did not exist (P1-5, P3-5)", async () => {
    const { strangers, assignmentId } = await world();
    const unknown = "asg_01AAAAAAAAAAAAAAAAAAAAAAAA";
    for (const stranger of Object.values(strangers)) {
      test.stepUp(stranger);
      for (const { path } of reads) {
        const ask = async (id: string) => {
          const answer = await test.send(stranger, "GET", path.replace(/:\w+/, id));
          const { requestId: _, ...body } = (await answer.json()) as { requestId: string };
          return { status: answer.status, body };
        };
        expect(await ask(assignmentId), path).toEqual(await ask(unknown));
      }
    }
  });

  it("asks an administrator for a reason before anything of a client is shown (P3-5)", async () => {
    const { people, assignmentId } = await world();
    const answer = await test.send(people.administrator, "GET", `/api/assignments/${assignmentId}/rows`);
    expect(await answer.json()).toMatchObject({ status: 400, code: "access.reason_required" });
  });

  it("keeps the client's own view when its agreement has lapsed, and closes the staff's (P3-8, P5-1)", async () => {
    const { people, assignmentId } = await world();
    await test.env.DB.prepare("UPDATE processor_agreements SET ends_on = '2026-01-01' WHERE assignment_id = ?")
      .bind(assignmentId)
      .run();
    expect((await test.send(people.client, "GET", `/api/assignments/${assignmentId}/rows`)).status).toBe(200);
    expect((await test.send(people.supervisor, "GET", `/api/assignments/${assignmentId}/rows`)).status).toBe(409);
  });
});
