import { beforeEach, describe, expect, test } from "vitest";
import type { AssignmentRow, AssignmentView, ScheduleRow } from "#contract/assignments.ts";
import type { Page } from "#contract/common.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { newId } from "#worker/platform/ids.ts";

let app: TestApp;
let clientId: string;
let client: string;
let supervisor: string;
const reason = { "x-reason": encodeURIComponent("Storing onderzoeken") };

beforeEach(async () => {
  app = createTestApp();
  clientId = await addClient(app);
  client = await addPerson(app, "client", { clientId });
  supervisor = await addPerson(app, "supervisor");
});

const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const view = async (userId: string, id: string, headers = {}) =>
  (await (await app.send(userId, "GET", `/api/assignments/${id}`, undefined, headers)).json()) as AssignmentView;
const list = async (userId: string, headers = {}) =>
  (await (await app.send(userId, "GET", "/api/assignments", undefined, headers)).json()) as Page<AssignmentRow>;
const logged = async (actorId: string, action: string) =>
  (
    await app.env.DB.prepare(
      "SELECT record_kind, record_id, outcome, reason FROM access_log WHERE actor_id = ? AND action = ? ORDER BY seq",
    )
      .bind(actorId, action)
      .all<{ record_kind: string; record_id: string | null; outcome: string; reason: string | null }>()
  ).results;
const leases = async (assignmentId: string) =>
  (
    await app.env.DB.prepare("SELECT agent_id FROM leases WHERE assignment_id = ? ORDER BY agent_id")
      .bind(assignmentId)
      .all<{ agent_id: string }>()
  ).results.map((row) => row.agent_id);
const addLease = async (assignmentId: string, agentId: string) => {
  const { leadId } = await addLead(app, { assignmentId });
  await app.env.DB.prepare(
    `INSERT INTO leases (agent_id, lead_id, assignment_id, token, reason, claimed_at, expires_at)
     VALUES (?, ?, ?, ?, 'new', '2026-11-25T09:59:00.000Z', '2026-11-25T10:30:00.000Z')`,
  )
    .bind(agentId, leadId, assignmentId, newId("lease"))
    .run();
};

describe("making an assignment", () => {
  test("a client's own assignment starts as a draft without agreement or supervisor, with a data key of its own", async () => {
    const response = await app.send(client, "POST", "/api/assignments", { name: "Voorjaar" });
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    expect(await view(client, id)).toMatchObject({
      name: "Voorjaar",
      clientId,
      state: "draft",
      agreement: "none",
      assessmentRecorded: false,
      supervisors: [],
      may: { sign: true, upload: false, activate: false },
    });
    const row = await app.env.DB.prepare("SELECT key_id FROM assignments WHERE id = ?")
      .bind(id)
      .first<{ key_id: string }>();
    expect(await (await app.deps()).keyring.open(row?.key_id ?? "")).not.toBeNull();
    expect(await logged(client, "assignment.create")).toEqual([
      { record_kind: "assignment", record_id: id, outcome: "changed", reason: null },
    ]);
  });

  test("a supervisor makes one for a named client and supervises it", async () => {
    const unnamed = await app.send(supervisor, "POST", "/api/assignments", { name: "Voorjaar" });
    expect(unnamed.status).toBe(400);
    const unknown = await app.send(supervisor, "POST", "/api/assignments", { name: "x", clientId: newId("client") });
    expect(unknown.status).toBe(404);
    const response = await app.send(supervisor, "POST", "/api/assignments", { name: "Voorjaar", clientId });
    const { id } = (await response.json()) as { id: string };
    expect((await view(supervisor, id)).supervisors.map((s) => s.id)).toEqual([supervisor]);
  });

  test("a client makes no assignment in another client's name (P3-5)", async () => {
    const other = await addClient(app);
    const response = await app.send(client, "POST", "/api/assignments", { name: "Voorjaar", clientId: other });
    expect(response.status).toBe(404);
  });
});

describe("who sees which assignment", () => {
  test("another client's assignment answers exactly like an unknown one (P1-5, P3-5)", async () => {
    const id = await addAssignment(app, {
      clientId: await addClient(app),
      supervisorId: await addPerson(app, "supervisor"),
    });
    const routes: [string, string, string, unknown?][] = [
      [client, "GET", ""],
      [client, "GET", "/agreement"],
      [supervisor, "GET", ""],
      [supervisor, "PATCH", "", { name: "x" }],
      [supervisor, "POST", "/assessment", { reference: "x" }],
      [supervisor, "POST", "/activate"],
      [supervisor, "POST", "/deactivate"],
      [supervisor, "GET", "/schedules"],
      [supervisor, "PUT", `/schedules/${newId("user")}`, { fromOn: "2026-11-25", untilOn: null }],
      [supervisor, "DELETE", `/schedules/${newId("user")}`],
      [supervisor, "PUT", `/supervisors/${supervisor}`],
    ];
    for (const [userId, method, tail, body] of routes) {
      const [foreign, unknown] = await Promise.all(
        [id, newId("asg")].map(async (assignmentId) => {
          const response = await app.send(userId, method, `/api/assignments/${assignmentId}${tail}`, body);
          return { status: response.status, body: await response.json() };
        }),
      );
      expect(foreign?.status, `${method} ${tail}`).toBe(404);
      expect(foreign).toEqual({ ...unknown, body: { ...(unknown?.body as object), requestId: expect.any(String) } });
    }
  });

  test("lists hold the own client's, the supervised or, with a reason, all assignments (P3-5)", async () => {
    const own = await addAssignment(app, { clientId });
    const supervised = await addAssignment(app, { clientId: await addClient(app), supervisorId: supervisor });
    const administrator = await addPerson(app, "administrator");
    expect((await list(client)).items.map((row) => row.id)).toEqual([own]);
    expect((await list(supervisor)).items.map((row) => row.id)).toEqual([supervised]);
    expect((await app.send(administrator, "GET", "/api/assignments")).status).toBe(400);
    const all = (await list(administrator, reason)).items.map((row) => row.id);
    expect(all).toEqual(expect.arrayContaining([own, supervised]));
    for (const role of ["agent", "coach"] as const)
      expect((await app.send(await addPerson(app, role), "GET", "/api/assignments")).status).toBe(403);
  });

  test("a list leaves a line per assignment shown, an empty list one line, the reason stands in it (P3-7)", async () => {
    expect((await list(client)).items).toEqual([]);
    expect(await logged(client, "assignment.list")).toMatchObject([{ record_kind: "assignment", record_id: null }]);
    const ids = [await addAssignment(app, { clientId }), await addAssignment(app, { clientId })];
    await list(client);
    const lines = await logged(client, "assignment.list");
    expect(
      lines
        .slice(1)
        .map((line) => line.record_id)
        .sort(),
    ).toEqual([...ids].sort());
    const administrator = await addPerson(app, "administrator");
    await view(administrator, ids[0] ?? "", reason);
    expect(await logged(administrator, "assignment.read")).toMatchObject([{ reason: "Storing onderzoeken" }]);
  });

  test("a list goes on where its last page ended, and logs only the page (P3-7)", async () => {
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push(await addAssignment(app, { clientId }));
    const first = (await (await app.send(client, "GET", "/api/assignments?limit=2")).json()) as Page<AssignmentRow>;
    expect(first.items).toHaveLength(2);
    expect(await logged(client, "assignment.list")).toHaveLength(2);
    const rest = await app.send(client, "GET", `/api/assignments?limit=2&after=${first.next}`);
    const second = (await rest.json()) as Page<AssignmentRow>;
    expect(second.next).toBeNull();
    expect([...first.items, ...second.items].map((row) => row.id).sort()).toEqual([...ids].sort());
    expect((await app.send(client, "GET", "/api/assignments?after=WzFd")).status).toBe(200);
  });

  test("a director sees names and the agreement's state, not the content or a count (P3-5)", async () => {
    const director = await addPerson(app, "director");
    const id = await addAssignment(app, { clientId, supervisorId: supervisor });
    await app.send(supervisor, "PATCH", `/api/assignments/${id}`, { briefing: "Vertrouwelijk", script: "Goedemorgen" });
    await addLead(app, { assignmentId: id });
    expect(await view(director, id)).toMatchObject({
      briefing: "",
      script: "",
      assessmentReference: null,
      counts: { rows: 0, leads: 0 },
    });
    expect(await view(supervisor, id)).toMatchObject({
      briefing: "Vertrouwelijk",
      script: "Goedemorgen",
      assessmentReference: "LIA-1",
      counts: { rows: 1, leads: 1, openLeads: 1, heldLeads: 0, calls: 0, doubtful: 0 },
    });
  });

  test("counts are for the client at any time, for staff only under an agreement in force (P3-8, P5-1)", async () => {
    const id = await addAssignment(app, { clientId, supervisorId: supervisor, agreement: false });
    await addLead(app, { assignmentId: id });
    expect((await view(client, id)).counts.rows).toBe(1);
    expect((await view(supervisor, id)).counts.rows).toBe(0);
  });

  test("a client is not told of doubts, which may come from another client's data (P1-5)", async () => {
    const id = await addAssignment(app, { clientId, supervisorId: supervisor });
    await app.env.DB.prepare(
      "INSERT INTO match_reviews (id, assignment_id, kind, left_id, right_id, evidence, created_at) VALUES (?, ?, 'company', 'a', 'b', '[]', '')",
    )
      .bind(newId("rev"), id)
      .run();
    expect((await view(supervisor, id)).counts.doubtful).toBe(1);
    expect((await view(client, id)).counts.doubtful).toBe(0);
  });
});

describe("appointing supervisors", () => {
  test("an administrator appoints, with a reason, who from then on sees the assignment (P3-5)", async () => {
    const id = await addAssignment(app, { clientId });
    const administrator = await addPerson(app, "administrator");
    const path = `/api/assignments/${id}/supervisors/${supervisor}`;
    expect((await app.send(supervisor, "GET", `/api/assignments/${id}`)).status).toBe(404);
    expect((await app.send(administrator, "PUT", path)).status).toBe(400);
    for (let i = 0; i < 2; i++)
      expect((await app.send(administrator, "PUT", path, undefined, reason)).status).toBe(204);
    expect((await app.send(supervisor, "GET", `/api/assignments/${id}`)).status).toBe(200);
  });

  test("only an active supervisor can be appointed (P3-5)", async () => {
    const id = await addAssignment(app, { clientId, supervisorId: supervisor });
    for (const userId of [await addPerson(app, "agent"), client, newId("user")])
      expect((await app.send(supervisor, "PUT", `/api/assignments/${id}/supervisors/${userId}`)).status).toBe(404);
  });
});

describe("life cycle", () => {
  test("activating needs the agreement in force (P5-1)", async () => {
    const id = await addAssignment(app, { clientId, supervisorId: supervisor, state: "draft", agreement: false });
    const response = await app.send(supervisor, "POST", `/api/assignments/${id}/activate`);
    expect(response.status).toBe(409);
    expect(await code(response)).toBe("assignments.agreement_missing");
    expect((await view(supervisor, id)).state).toBe("draft");
  });

  test("activating needs the legitimate-interest assessment on record (P4.2-3)", async () => {
    const id = await addAssignment(app, { clientId, supervisorId: supervisor, state: "draft" });
    await app.env.DB.prepare(
      "UPDATE assignments SET assessment_reference = NULL, assessment_recorded_at = NULL WHERE id = ?",
    )
      .bind(id)
      .run();
    const refused = await app.send(supervisor, "POST", `/api/assignments/${id}/activate`);
    expect(refused.status).toBe(409);
    expect(await code(refused)).toBe("assignments.assessment_missing");
    expect(
      (await app.send(supervisor, "POST", `/api/assignments/${id}/assessment`, { reference: "LIA-7" })).status,
    ).toBe(204);
    expect((await app.send(supervisor, "POST", `/api/assignments/${id}/activate`)).status).toBe(204);
    expect(await view(supervisor, id)).toMatchObject({ state: "active", assessmentReference: "LIA-7" });
    expect(await code(await app.send(supervisor, "POST", `/api/assignments/${id}/activate`))).toBe(
      "assignments.wrong_state",
    );
    expect(await logged(supervisor, "assignment.activate")).toEqual(
      expect.arrayContaining([{ record_kind: "assignment", record_id: id, outcome: "changed", reason: null }]),
    );
  });

  test("deactivating ends every lease of the assignment and of no other (P4.3-12)", async () => {
    const agents = [await addPerson(app, "agent"), await addPerson(app, "agent")];
    const [one = "", two = ""] = agents;
    const id = await addAssignment(app, { clientId, supervisorId: supervisor, agentIds: agents });
    const other = await addAssignment(app, { clientId, agentIds: agents });
    await addLease(id, one);
    await addLease(other, two);
    expect((await app.send(supervisor, "POST", `/api/assignments/${id}/deactivate`)).status).toBe(204);
    expect(await leases(id)).toEqual([]);
    expect(await leases(other)).toEqual([two]);
    expect(await code(await app.send(supervisor, "POST", `/api/assignments/${id}/deactivate`))).toBe(
      "assignments.wrong_state",
    );
    expect(await view(client, id)).toMatchObject({ state: "inactive", may: { export: true, delete: true } });
  });
});

describe("planning agents", () => {
  const plan = { fromOn: "2026-11-25", untilOn: "2026-11-30" };

  test("the list holds every active agent with the plan, and whether the NDA is signed (P1-2, P1-5)", async () => {
    const id = await addAssignment(app, { clientId, supervisorId: supervisor });
    const planned = await addPerson(app, "agent");
    const free = await addPerson(app, "agent", { nda: false });
    const gone = await addPerson(app, "agent");
    await app.env.DB.prepare("UPDATE users SET deactivated_at = '2026-11-01T00:00:00.000Z' WHERE id = ?")
      .bind(gone)
      .run();
    expect((await app.send(supervisor, "PUT", `/api/assignments/${id}/schedules/${planned}`, plan)).status).toBe(204);
    const response = await app.send(supervisor, "GET", `/api/assignments/${id}/schedules`);
    const { items } = (await response.json()) as { items: ScheduleRow[] };
    expect(items[0]).toMatchObject({ agentId: planned, ndaSigned: true, ...plan });
    expect(items).toContainEqual(
      expect.objectContaining({ agentId: free, ndaSigned: false, fromOn: null, untilOn: null }),
    );
    expect(items.map((row) => row.agentId)).not.toContain(gone);
    expect((await logged(supervisor, "schedule.list")).map((line) => line.record_id)).toContain(planned);
    expect((await app.send(supervisor, "PUT", `/api/assignments/${id}/schedules/${gone}`, plan)).status).toBe(404);
  });

  test("only active agents can be planned (P1-5)", async () => {
    const id = await addAssignment(app, { clientId, supervisorId: supervisor });
    for (const userId of [supervisor, client, await addPerson(app, "coach"), newId("user")])
      expect((await app.send(supervisor, "PUT", `/api/assignments/${id}/schedules/${userId}`, plan)).status).toBe(404);
    const agent = await addPerson(app, "agent");
    const backwards = { fromOn: "2026-11-25", untilOn: "2026-11-24" };
    expect((await app.send(supervisor, "PUT", `/api/assignments/${id}/schedules/${agent}`, backwards)).status).toBe(
      400,
    );
  });

  test("taking an agent off an assignment ends that agent's lease on it, and nobody else's (P1-5)", async () => {
    const agents = [await addPerson(app, "agent"), await addPerson(app, "agent")];
    const [one = "", two = ""] = agents;
    const id = await addAssignment(app, { clientId, supervisorId: supervisor, agentIds: agents });
    await addLease(id, one);
    await addLease(id, two);
    expect((await app.send(supervisor, "DELETE", `/api/assignments/${id}/schedules/${one}`)).status).toBe(204);
    expect(await leases(id)).toEqual([two]);
    expect((await app.send(supervisor, "DELETE", `/api/assignments/${id}/schedules/${one}`)).status).toBe(404);
  });

  test("moving a plan ends the lease only when today is no longer in it (P1-5)", async () => {
    const agent = await addPerson(app, "agent");
    const id = await addAssignment(app, { clientId, supervisorId: supervisor, agentIds: [agent] });
    await addLease(id, agent);
    await app.send(supervisor, "PUT", `/api/assignments/${id}/schedules/${agent}`, plan);
    expect(await leases(id)).toEqual([agent]);
    await app.send(supervisor, "PUT", `/api/assignments/${id}/schedules/${agent}`, { ...plan, fromOn: "2026-11-26" });
    expect(await leases(id)).toEqual([]);
  });
});

describe("clients", () => {
  test("a name can be taken once, whatever its case", async () => {
    const name = `Client ${newId("x")}`;
    expect((await app.send(supervisor, "POST", "/api/clients", { name })).status).toBe(201);
    const again = await app.send(supervisor, "POST", "/api/clients", { name: name.toUpperCase() });
    expect(await code(again)).toBe("clients.name_in_use");
  });

  test("a supervisor sees all clients, but counts only supervised assignments (P3-5, P6-4)", async () => {
    await addAssignment(app, { clientId });
    await addAssignment(app, { clientId, supervisorId: supervisor });
    const counted = async (userId: string) => {
      const { items } = (await (await app.send(userId, "GET", "/api/clients")).json()) as {
        items: { id: string; assignments: number }[];
      };
      return items.find((row) => row.id === clientId)?.assignments;
    };
    expect(await counted(supervisor)).toBe(1);
    expect(await counted(await addPerson(app, "director"))).toBe(2);
    expect((await logged(supervisor, "client.list")).map((line) => line.record_id)).toContain(clientId);
    expect((await app.send(client, "GET", "/api/clients")).status).toBe(403);
  });
});
