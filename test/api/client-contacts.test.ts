import { describe, expect, it } from "vitest";
import type { ClientContact } from "#contract/client-contacts.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { refusal } from "#test/support/desk.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";

const input = {
  name: "Marker de Vries",
  job: "Hoofd verkoop",
  email: "marker@klant.example",
  phone: "020 123 45 67",
  profiles: "linkedin.example/in/marker",
  notes: "Belt liever dan dat hij mailt.",
};

const world = async (now?: string) => {
  const test = createTestApp(now);
  const clientId = await addClient(test);
  const client = await addPerson(test, "client", { clientId });
  const supervisor = await addPerson(test, "supervisor");
  const path = `/api/clients/${clientId}/contacts`;
  const list = async (user: string) =>
    ((await (await test.send(user, "GET", path)).json()) as { items: ClientContact[] }).items;
  const add = async (user = supervisor) =>
    ((await (await test.send(user, "POST", path, input)).json()) as { id: string }).id;
  return { test, clientId, client, supervisor, path, list, add };
};

describe("contacts at a client", () => {
  it("are seen and corrected by every supervisor and by the client itself (P6-1, P6-4)", async () => {
    const { test, client, supervisor, list, add } = await world();
    const id = await add();
    expect(await list(client)).toMatchObject([{ ...input, id, due: false }]);
    const put = (user: string, version: number, job: string) =>
      test.send(user, "PUT", `/api/client-contacts/${id}`, { ...input, job, version });
    expect((await put(client, 1, "Directeur")).status).toBe(204);
    expect(await refusal(await put(supervisor, 1, "Inkoper"))).toBe("409 request.conflict");
    const another = await addPerson(test, "supervisor");
    expect((await put(another, 2, "Inkoper")).status).toBe(204);
    expect(await list(supervisor)).toMatchObject([{ job: "Inkoper", version: 3 }]);
    expect((await test.send(supervisor, "DELETE", `/api/client-contacts/${id}`)).status).toBe(204);
    expect(await list(client)).toEqual([]);
  });

  it("are shown to agents while they work for that client, and are refused to other clients, coaches and directors (P6-4)", async () => {
    const { test, clientId, path, add } = await world();
    const id = await add();
    const otherClient = await addPerson(test, "client", { clientId: await addClient(test) });
    expect(await refusal(await test.send(otherClient, "GET", path))).toBe("404 access.not_found");
    expect(await refusal(await test.send(otherClient, "DELETE", `/api/client-contacts/${id}`))).toBe(
      "404 access.not_found",
    );
    for (const role of ["agent", "coach", "director"] as const)
      expect((await test.send(await addPerson(test, role), "GET", `/api/clients/${clientId}/contacts`)).status).toBe(
        403,
      );
    const agent = await addPerson(test, "agent");
    const assignmentId = await addAssignment(test, { clientId, agentIds: [agent] });
    const ofAssignment = `/api/briefings/${assignmentId}/contacts`;
    const unplanned = await addPerson(test, "agent");
    expect(await refusal(await test.send(unplanned, "GET", ofAssignment))).toBe("404 access.not_found");
    expect(await (await test.send(agent, "GET", ofAssignment)).json()).toMatchObject({ items: [{ id }] });
    await test.env.DB.prepare("UPDATE assignments SET state = 'inactive' WHERE id = ?").bind(assignmentId).run();
    expect(await refusal(await test.send(agent, "GET", ofAssignment))).toBe("404 access.not_found");
    const administrator = await addPerson(test, "administrator");
    expect(await refusal(await test.send(administrator, "GET", path))).toBe("400 access.reason_required");
    const stated = { "x-reason": "Onderzoek van een storing" };
    expect((await test.send(administrator, "GET", path, undefined, stated)).status).toBe(200);
    expect((await test.send(administrator, "POST", path, input)).status).toBe(403);
  });

  it("stand on the contract as their basis, and are asked about again every year (P6-2, P6-3)", async () => {
    const { test, supervisor, list, add } = await world("2026-11-25T10:00:00.000Z");
    const id = await add();
    test.clock.set("2027-11-25T10:00:00.000Z");
    expect((await list(supervisor))[0]?.due).toBe(false);
    test.clock.set("2027-11-25T23:00:00.000Z");
    expect((await list(supervisor))[0]?.due).toBe(true);
    expect((await test.send(supervisor, "POST", `/api/client-contacts/${id}/review`)).status).toBe(204);
    expect((await list(supervisor))[0]).toMatchObject({ due: false, reviewedOn: "2027-11-26" });
    const row = await test.env.DB.prepare("SELECT lawful_basis FROM client_contacts WHERE id = ?").bind(id).first();
    expect(row).toEqual({ lawful_basis: "contract" });
  });

  it("leave a line by pseudonym for each look and change, never a value (P3-7)", async () => {
    const { test, supervisor, list, add } = await world();
    const id = await add();
    await list(supervisor);
    const lines = await test.env.DB.prepare(
      "SELECT l.action, l.subject = p.pseudonym AS named FROM access_log l JOIN subject_pseudonyms p ON p.subject_id = ? WHERE record_id = ? AND l.subject IS NOT NULL",
    )
      .bind(id, id)
      .all();
    expect(lines.results).toEqual([{ action: "client-contact.list", named: 1 }]);
    const all = await test.env.DB.prepare("SELECT * FROM access_log WHERE actor_id = ?").bind(supervisor).all();
    expect(JSON.stringify(all.results)).not.toMatch(/marker/i);
  });
});
