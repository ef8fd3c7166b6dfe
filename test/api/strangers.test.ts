import { describe, expect, it } from "vitest";
import type { ClosedCall } from "#contract/desk.ts";
import { defaultOutcomes } from "#contract/outcomes.ts";
import type { Role } from "#contract/roles.ts";
import { createDesk } from "#test/support/desk.ts";
import { endpointsOf } from "#test/support/endpoints.ts";
import { appointmentAnswers } from "#test/support/outcomes.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { sampleBody } from "#test/support/sample-body.ts";
import type { TestApp } from "#test/support/test-app.ts";
import { permissionOf } from "#worker/access/index.ts";
import { policyFor } from "#worker/access/policies/index.ts";
import { newId } from "#worker/platform/ids.ts";

/** One of everything that has an id, of one client; each is looked up by the name its parameter has in a path. */
const world = async () => {
  const desk = await createDesk({ agents: 2 });
  const { test, sql, clientId, assignmentId, supervisorId, agentId } = desk;
  const owner = await addPerson(test, "client", { clientId, clientOwner: true });
  const director = await addPerson(test, "director");
  for (const person of [owner, director]) test.stepUp(person);
  const made = async (by: string, method: string, path: string, body: unknown) => {
    const answer = await test.send(by, method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const insert = (table: string, row: Record<string, string | number>) =>
    sql(
      `INSERT INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row).fill("?").join(", ")})`,
      ...Object.values(row),
    );
  const at = test.clock.now().toISOString();
  const lead = await desk.lead({ contact: { name: "Marker", email: "marker@stranger.example" } });
  const { leaseId: firstLease } = await desk.claim();
  const closed = await desk.close(firstLease, {
    outcome: "appointment",
    fields: { ...appointmentAnswers, contact: lead.contactId ?? "" },
  });
  const { callId } = (await closed.json()) as ClosedCall;
  await desk.lead({ contact: { name: "Second", email: "second@stranger.example" } });
  const { leaseId } = await desk.claim();
  const [appointment] = await sql<{ id: string }>("SELECT id FROM appointments WHERE call_id = ?", callId);
  const [note] = await sql<{ id: string }>("SELECT id FROM call_notes WHERE call_id = ?", callId);
  const columns = [{ header: "Bedrijf", target: "companyName", ownClass: "company" }];
  const upload = await made(owner, "POST", "/api/uploads", {
    assignmentId,
    contentHash: "c".repeat(64),
    columns,
    rowCount: 1,
  });
  const contact = await made(supervisorId, "POST", `/api/clients/${clientId}/contacts`, {
    name: "Marker",
    job: "",
    email: "",
    phone: "",
    profiles: "",
    notes: "",
  });
  const token = await made(owner, "POST", "/api/api-tokens", { label: "Kassa", scopes: ["status"], days: 30 });
  const request = await made(director, "POST", "/api/requests", {
    kind: "access",
    channel: "letter",
    locale: "nl",
    receivedOn: "2026-11-20",
    name: "Marker",
    email: "marker@stranger.example",
    phone: "",
    company: "",
    message: "",
  });
  await sql("INSERT OR IGNORE INTO request_tasks (request_id, assignment_id) VALUES (?, ?)", request.id, assignmentId);
  const reviewId = newId("rev");
  await insert("match_reviews", {
    id: reviewId,
    assignment_id: assignmentId,
    kind: "company",
    left_id: lead.companyId,
    right_id: newId("cmp"),
    evidence: "[]",
    created_at: at,
  });
  const mergeId = newId("mrg");
  await insert("merges", {
    id: mergeId,
    kind: "company",
    kept_id: lead.companyId,
    removed_id: newId("cmp"),
    origin: "review",
    assignment_id: assignmentId,
    merged_at: at,
    merged_on: at.slice(0, 10),
  });
  const invitationId = newId("inv");
  await insert("invitations", {
    id: invitationId,
    email: "new@stranger.example",
    name: "New",
    role: "client",
    client_id: clientId,
    token_hash: invitationId,
    created_at: at,
    expires_at: "2027-01-01T00:00:00.000Z",
  });
  const receiptId = newId("rcpt");
  await insert("deletion_receipts", {
    id: receiptId,
    client_id: clientId,
    kind: "row",
    counts: "{}",
    deleted_by: owner,
    deleted_at: at,
    document: "{}",
  });
  const noticeId = newId("ntc");
  await insert("notices", {
    id: noticeId,
    client_id: clientId,
    assignment_id: assignmentId,
    kind: "ceased",
    created_at: at,
  });
  const askedId = newId("ntc");
  await insert("request_notices", {
    id: askedId,
    request_id: request.id,
    client_id: clientId,
    kind: "objection",
    made_at: at,
    told_at: at,
  });
  const ids = {
    assignmentId,
    clientId,
    callId,
    leaseId,
    reviewId,
    mergeId,
    receiptId,
    noticeId,
    uploadId: upload.id,
    rowId: lead.rowId,
    leadId: lead.leadId,
    contactId: lead.contactId ?? "",
    clientContactId: contact.id,
    userId: owner,
    agentId,
    invitationId,
    tokenId: token.id,
    appointmentId: appointment?.id ?? "",
    requestId: request.id,
    noteId: note?.id ?? "",
    firstRow: "1",
    day: "2026-11-25",
    field: "email",
    month: "2026-10",
  };
  return { ...desk, owner, director, ids, askedId };
};
type Ids = Awaited<ReturnType<typeof world>>["ids"];

/** The parameter `:id` is the id of what its path begins with. */
const idOf = (ids: Ids, path: string) =>
  ({
    assignments: ids.assignmentId,
    uploads: ids.uploadId,
    leases: ids.leaseId,
    users: ids.userId,
    invitations: ids.invitationId,
    ndas: "nda_01AAAAAAAAAAAAAAAAAAAAAAAA",
  })[path.split("/")[2] ?? ""];
const fill = (path: string, ids: Ids) =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const id = name === "id" ? idOf(ids, path) : (ids as Record<string, string>)[name];
    if (id === undefined || id === "") throw new Error(`${path}: a new :${name} needs a thing of its kind here`);
    return id;
  });
/** The same id with other characters: well-formed, and of nothing. */
const unknown = (ids: Ids) =>
  Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [
      name,
      id.includes("_") ? `${id.split("_")[0]}_01AAAAAAAAAAAAAAAAAAAAAAAA` : id,
    ]),
  ) as Ids;

/** Staff see these of every client; the rest of the world does not (P6-4). */
const forAllSupervisors = /\/clients\/:clientId\/contacts|\/client-contacts\/:clientContactId/;
/** Bodies beyond what a schema says: rules of their own stand behind them. */
const bodies: Record<string, unknown> = {
  "PUT /api/assignments/:id/outcomes": { version: 0, settings: defaultOutcomes },
};

const named = (test: TestApp) =>
  endpointsOf(test).filter(({ path }) => path.startsWith("/api/") && path.includes("/:"));

describe("who has nothing to do with a thing", () => {
  it("is answered as if it did not exist, whatever the endpoint and the thing (P1-5, P3-5, P3-6)", async () => {
    const { test, ids, askedId } = await world();
    const strangers = {
      client: await addPerson(test, "client", { clientId: await addClient(test), clientOwner: true }),
      supervisor: await addPerson(test, "supervisor"),
      agent: await addPerson(test, "agent"),
    };
    const reached = new Set<string>();
    for (const [role, stranger] of Object.entries(strangers)) {
      test.stepUp(stranger);
      for (const { method, path, handlers } of named(test)) {
        if (role === "supervisor" && forAllSupervisors.test(path)) continue;
        const name = `${method} ${path}`;
        const body = method === "GET" || method === "DELETE" ? undefined : (bodies[name] ?? sampleBody(handlers));
        const ask = async (of: Ids) => {
          const own = path.includes("/request-notices/") && of === ids ? { ...of, noticeId: askedId } : of;
          const answer = await test.send(stranger, method, fill(path, own), body);
          return { status: answer.status, body: (await answer.text()).replace(/"requestId":"[^"]*"/, "") };
        };
        const [real, none] = [await ask(ids), await ask(unknown(ids))];
        expect(real, `${role} ${name}`).toEqual(none);
        expect(real.status, `${role} ${name} got no further than its body`).not.toBe(400);
        if (real.status !== 403) reached.add(name);
      }
    }
    // What is left is for roles that see all of a kind: no stranger's role may do it at all.
    const left = named(test).filter(
      ({ method, path }) => !reached.has(`${method} ${path}`) && !forAllSupervisors.test(path),
    );
    for (const { path, handlers } of left) {
      const permission = handlers.map(permissionOf).find((found) => found !== undefined);
      const may = Object.keys(strangers).filter((role) => permission && policyFor(permission, role as Role));
      expect(may, path).toEqual([]);
    }
  });
});
