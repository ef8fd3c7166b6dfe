import { describe, expect, it } from "vitest";
import { addPerson } from "#test/support/people.ts";
import { type RequestWorld, requestWorld, somebody } from "#test/support/requests.ts";
import { runPurge } from "#worker/retention/index.ts";

/** A person whose values reach the end of their period on 28 November, and a running request about it. */
const nearlyPast = async (world: RequestWorld) => {
  const who = somebody("Aanhouder");
  const { one, two } = await world.person(who.name, who.email);
  const page = await world.file("access", who);
  const id = await world.caseId(page);
  await world.sql(
    "UPDATE contact_values SET entered_on = '2025-11-27', anchor_on = '2025-11-27' WHERE contact_id IN (?, ?)",
    one.contactId,
    two.contactId,
  );
  const contacts = () => world.sql("SELECT 1 FROM contacts WHERE id IN (?, ?)", one.contactId, two.contactId);
  const purge = async () => {
    const { db, clock } = await world.deps();
    await runPurge({ db, clock });
    return (await contacts()).length;
  };
  return { who, id, page, purge };
};
const hold = (world: RequestWorld, user: string, id: string) => world.ask(user, "POST", `/requests/${id}/hold`, {});
const release = (world: RequestWorld, user: string, id: string) => world.ask(user, "DELETE", `/requests/${id}/hold`);
const past = "2026-12-01T10:00:00.000Z";

describe("a hold on deletion (P4.2-10)", () => {
  it("delays the deletion of its own case's records only; nobody reads them but that case's answer (P4.2-10)", async () => {
    const world = await requestWorld();
    const [held, free] = [await nearlyPast(world), await nearlyPast(world)];
    await world.sql(
      `INSERT INTO assignment_columns (id, assignment_id, position, header, target, own_class) VALUES ('col_m', ?, 1, 'Mail', 'contactEmail', 'personal')`,
      world.a,
    );
    const [director = ""] = world.directors;
    expect((await hold(world, director, held.id)).status).toBe(200);
    world.clock.set(past);
    expect(await held.purge()).toBe(2);
    expect(await free.purge()).toBe(0);
    for (const user of [world.userA, world.supervisor])
      expect(await (await world.ask(user, "GET", `/assignments/${world.a}/rows`)).text()).not.toContain(held.who.email);
    await world.review(held.id);
    world.stepUp(director);
    await world.ask(director, "POST", `/requests/${held.id}/decision`, { decision: "grant" });
    expect(await world.state(held.id)).toBe("closed");
    expect(await (await world.send(held.page)).text()).toContain(held.who.email);
    // With the case the hold is over.
    expect(await held.purge()).toBe(0);
  });

  it("ends by itself after thirty days, and cannot be set again (P4.2-10)", async () => {
    const world = await requestWorld();
    const { id, purge } = await nearlyPast(world);
    const [director = ""] = world.directors;
    await hold(world, director, id);
    world.clock.set("2026-12-25T10:00:00.000Z");
    expect(await purge()).toBe(2);
    world.stepUp(director);
    expect((await hold(world, director, id)).status).toBe(409);
    world.clock.set("2026-12-26T10:00:00.000Z");
    expect(await purge()).toBe(0);
  });

  it("is set and released by two rights: an administrator may end one and never set one (P4.2-10)", async () => {
    const world = await requestWorld();
    const { id, purge } = await nearlyPast(world);
    const administrator = await addPerson(world.test, "administrator");
    world.stepUp(administrator);
    for (const user of [administrator, world.supervisor, world.agent, world.userA])
      expect((await hold(world, user, id)).status, user).toBe(403);
    const [director = ""] = world.directors;
    await hold(world, director, id);
    for (const user of [world.supervisor, world.agent, world.userA])
      expect((await release(world, user, id)).status).toBe(403);
    expect((await release(world, administrator, id)).status).toBe(200);
    expect((await release(world, administrator, id)).status).toBe(409);
    world.clock.set(past);
    expect(await purge()).toBe(0);
  });
});
