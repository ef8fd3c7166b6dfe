import { beforeEach, expect, test } from "vitest";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, file, uploadFile } from "#test/support/upload.ts";

const app = createTestApp("2026-11-25T10:00:00.000Z");
const header = "Bedrijf;KVK;Naam;Functie;E-mail;Mobiel";
const one = file(header, "Acme B.V.;11223344;A. Aalbers;Inkoper;a.aalbers@acme.example;");
const other = file(header, "Acme B.V.;11223344;A. Aalbers;Directeur;a.aalbers@acme.example;06 87654321");

beforeEach(async () => {
  app.clock.set("2026-11-25T10:00:00.000Z");
  await clearWorld(app);
  await app.env.DB.batch(
    ["organisation_settings", "setting_changes"].map((table) => app.env.DB.prepare(`DELETE FROM ${table}`)),
  );
});

const party = async () => {
  const clientId = await addClient(app);
  return { user: await addPerson(app, "client", { clientId }), assignment: await addAssignment(app, { clientId }) };
};
const set = async (value: string, role: "director" | "administrator" = "director") => {
  const person = await addPerson(app, role);
  app.stepUp(person);
  return app.send(person, "PUT", "/api/settings", { crossingPersonal: value });
};
const all = async (sql: string, ...params: unknown[]) =>
  (
    await app.env.DB.prepare(sql)
      .bind(...params)
      .all<Record<string, string | number | null>>()
  ).results;
const valuesOf = (assignment: string) =>
  all(
    `SELECT v.field, v.value FROM assignment_rows r JOIN contact_values v ON v.contact_id = r.contact_id
     WHERE r.assignment_id = ? AND v.field IN ('function', 'mobile') ORDER BY v.field`,
    assignment,
  );
/** What client A sees of its contact after client B uploaded newer values. */
const crossed = async () => {
  const [a, b] = [await party(), await party()];
  await uploadFile(app, a.user, a.assignment, one);
  app.clock.set("2026-12-01T10:00:00.000Z");
  await uploadFile(app, b.user, b.assignment, other);
  return valuesOf(a.assignment);
};

test("by default all personal values flow between clients (P4.2-5)", async () => {
  const director = await addPerson(app, "director");
  expect(await (await app.send(director, "GET", "/api/settings")).json()).toEqual({
    crossingPersonal: "all",
    changedAt: null,
    changes: [],
  });
  expect(await crossed()).toEqual([
    { field: "function", value: "Directeur" },
    { field: "mobile", value: "+31687654321" },
  ]);
});

test("with 'verified' nothing unverified of a person flows from one client to another (P4.2-5)", async () => {
  expect((await set("verified")).status).toBe(200);
  expect(await crossed()).toEqual([{ field: "function", value: "Inkoper" }]);
});

test("with 'verified' a client's own later upload still corrects its own contact (P4.2-5)", async () => {
  await set("verified", "administrator");
  const a = await party();
  await uploadFile(app, a.user, a.assignment, one);
  app.clock.set("2026-12-01T10:00:00.000Z");
  await uploadFile(app, a.user, a.assignment, other);
  expect(await all("SELECT id FROM contacts")).toHaveLength(1);
  expect(await valuesOf(a.assignment)).toEqual([
    { field: "function", value: "Directeur" },
    { field: "mobile", value: "+31687654321" },
  ]);
});

test("each change stays on record, newest first, with who made it", async () => {
  await set("verified");
  app.clock.set("2026-11-26T10:00:00.000Z");
  const answer = await set("all", "administrator");
  expect(await answer.json()).toMatchObject({
    crossingPersonal: "all",
    changedAt: "2026-11-26T10:00:00.000Z",
    changes: [
      { value: "all", at: "2026-11-26T10:00:00.000Z", by: expect.stringMatching(/^Person /) },
      { value: "verified", at: "2026-11-25T10:00:00.000Z" },
    ],
  });
});

test("the setting is changed by a director or an administrator, with a fresh code, and logged (P3-7)", async () => {
  const director = await addPerson(app, "director");
  const refused = await app.send(director, "PUT", "/api/settings", { crossingPersonal: "verified" });
  expect(await refused.json()).toMatchObject({ code: "access.step_up_required" });
  for (const role of ["supervisor", "agent", "coach"] as const)
    expect((await app.send(await addPerson(app, role), "GET", "/api/settings")).status).toBe(403);
  app.stepUp(director);
  await app.send(director, "PUT", "/api/settings", { crossingPersonal: "verified" });
  expect(
    await all("SELECT outcome, record_id FROM access_log WHERE actor_id = ? AND record_kind = 'setting'", director),
  ).toEqual([{ outcome: "changed", record_id: "crossing.personal" }]);
});
