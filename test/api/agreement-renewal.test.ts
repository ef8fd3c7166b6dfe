import { beforeEach, describe, expect, test } from "vitest";
import type { AgreementAnswer, AgreementPreview, AgreementTerms, AssignmentView } from "#contract/assignments.ts";
import type { Page } from "#contract/common.ts";
import type { NoticeView } from "#contract/notices.ts";
import { addAssignment, wideTerms } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { runScheduled } from "#worker/scheduled.ts";

let app: TestApp;
let clientId: string;
let client: string;
let supervisor: string;
let director: string;
let id: string;
const terms: AgreementTerms = { ...wideTerms, startsOn: "2026-07-01", endsOn: "2026-12-31", maxCallsPerDay: 40 };

beforeEach(async () => {
  app = createTestApp();
  clientId = await addClient(app);
  client = await addPerson(app, "client", { clientId });
  supervisor = await addPerson(app, "supervisor");
  director = await addPerson(app, "director");
  id = await addAssignment(app, { clientId, supervisorId: supervisor, terms });
  for (const who of [client, director]) app.stepUp(who);
});

const path = () => `/api/assignments/${id}/agreement`;
const read = async () => (await (await app.send(client, "GET", path())).json()) as AgreementAnswer;
const row = async () => (await (await app.send(client, "GET", `/api/assignments/${id}`)).json()) as AssignmentView;
const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const sign = async (of: AgreementTerms) => {
  const preview = await app.send(client, "POST", `${path()}/preview`, { terms: of });
  if (preview.status !== 200) return preview;
  const { templateVersion, textHash } = (await preview.json()) as AgreementPreview;
  const body = { templateVersion, textHash, terms: of, signedName: "C. Lient", authority: "Directeur" };
  return app.send(client, "POST", path(), body);
};
const countersign = () => app.send(director, "POST", `${path()}/countersign`, { signedName: "L. Hunter" });
const notices = async (who: string) =>
  ((await (await app.send(who, "GET", "/api/notices")).json()) as Page<NoticeView>).items.map(({ kind }) => kind);
const cron = async () => runScheduled(await app.deps(), "0 * * * *");

describe("renewal", () => {
  test("is offered with the same terms from the day after, signed while the old one runs, and takes over without a gap (P5-1)", async () => {
    const { proposed } = await read();
    expect(proposed).toEqual({ ...terms, startsOn: "2027-01-01", endsOn: "2027-06-30" });
    expect((await sign(proposed as AgreementTerms)).status).toBe(201);
    expect(await row()).toMatchObject({ agreement: "in_force", renewal: "signed", may: { sign: false } });
    expect((await countersign()).status).toBe(200);
    expect(await read()).toMatchObject({
      agreement: { state: "in_force", terms: { endsOn: "2026-12-31" } },
      next: { state: "not_started", terms: { startsOn: "2027-01-01" } },
      proposed: null,
    });
    app.clock.set("2026-12-31T22:59:00.000Z");
    expect((await read()).agreement?.terms.endsOn).toBe("2026-12-31");
    app.clock.set("2026-12-31T23:00:00.000Z");
    expect(await row()).toMatchObject({ agreement: "in_force", renewal: "none" });
    expect((await read()).agreement?.terms.startsOn).toBe("2027-01-01");
  });

  test("leaves no gap, does not overlap, and is signed once", async () => {
    for (const startsOn of ["2026-12-31", "2027-01-02"]) {
      const refused = await sign({ ...terms, startsOn, endsOn: "2027-06-30" });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ errors: [{ pointer: "/terms/startsOn", code: "not_day_after" }] });
    }
    const next = { ...terms, startsOn: "2027-01-01", endsOn: "2027-06-30" };
    await sign(next);
    expect(await code(await sign(next))).toBe("agreements.already_signed");
  });

  test("that is not countersigned in time opens nothing (P5-2)", async () => {
    app.clock.set("2026-11-25T10:01:00.000Z");
    await sign({ ...terms, startsOn: "2027-01-01", endsOn: "2027-06-30" });
    app.clock.set("2027-01-01T10:00:00.000Z");
    expect((await row()).agreement).toBe("signed");
  });
});

describe("the end of an agreement", () => {
  test("is told to client and supervisor from thirty days before, once each", async () => {
    const other = await addPerson(app, "supervisor");
    app.clock.set("2026-11-30T12:00:00.000Z");
    await cron();
    expect([(await row()).agreementEndsInDays, await notices(client)]).toEqual([null, []]);
    app.clock.set("2026-12-01T12:00:00.000Z");
    await cron();
    await cron();
    expect((await row()).agreementEndsInDays).toBe(30);
    expect((await read()).agreement?.endsInDays).toBe(30);
    expect(await notices(client)).toEqual(["agreement_expiring"]);
    expect(await notices(supervisor)).toEqual(["agreement_expiring"]);
    expect(await notices(other)).toEqual([]);
    app.clock.set("2026-12-20T12:00:00.000Z");
    await cron();
    expect(await notices(client)).toHaveLength(1);
  });

  test("is no news where the next one was signed, and no longer for a supervisor taken off", async () => {
    app.clock.set("2026-12-01T12:00:00.000Z");
    const renewed = await addAssignment(app, { clientId, terms });
    await cron();
    await app.env.DB.prepare("DELETE FROM assignment_supervisors WHERE assignment_id = ?").bind(id).run();
    expect(await notices(supervisor)).toEqual([]);
    expect((await (await app.send(supervisor, "GET", "/api/notices/unread")).json()) as object).toEqual({ unread: 0 });
    expect(await notices(client)).toHaveLength(2);
    expect(renewed).toMatch(/^asg_/);
  });

  test("that has a successor is told to nobody", async () => {
    await sign({ ...terms, startsOn: "2027-01-01", endsOn: "2027-06-30" });
    app.clock.set("2026-12-15T12:00:00.000Z");
    await cron();
    expect(await notices(client)).toEqual([]);
  });
});

describe("a copy of an assignment", () => {
  const copy = (who: string) => app.send(who, "POST", `/api/assignments/${id}/copy`, { name: "Najaar" });

  test("has the briefing, script, outcomes and bounds, and no signature (P5-1)", async () => {
    await app.send(supervisor, "PATCH", `/api/assignments/${id}`, { briefing: "Bel rustig.", script: "Goedemorgen" });
    await app.env.DB.prepare("INSERT INTO outcome_settings VALUES (?, 1, ?, ?, 'x')")
      .bind(id, JSON.stringify({ outcomes: [{ key: "own", label: "Eigen" }], script: [] }), supervisor)
      .run();
    const response = await copy(supervisor);
    expect(response.status).toBe(201);
    const made = ((await response.json()) as { id: string }).id;
    expect(await (await app.send(supervisor, "GET", `/api/assignments/${made}`)).json()).toMatchObject({
      name: "Najaar",
      briefing: "Bel rustig.",
      script: "Goedemorgen",
      state: "draft",
      agreement: "none",
      assessmentRecorded: false,
      counts: { rows: 0 },
    });
    const outcomes = await app.send(supervisor, "GET", `/api/assignments/${made}/outcomes`);
    expect(JSON.stringify(await outcomes.json())).toContain("Eigen");
    const agreement = await app.send(client, "GET", `/api/assignments/${made}/agreement`);
    expect(await agreement.json()).toEqual({
      agreement: null,
      next: null,
      proposed: { ...terms, startsOn: "2026-11-25", endsOn: "2027-05-24" },
    });
    const upload = { assignmentId: made, contentHash: "0".repeat(64), columns: [], rowCount: 1 };
    expect((await app.send(client, "POST", "/api/uploads", upload)).status).not.toBe(201);
  });

  test("is made by the client or its supervisor alone, and logged on both", async () => {
    const stranger = await addPerson(app, "client", { clientId: await addClient(app) });
    expect((await copy(stranger)).status).toBe(404);
    expect((await copy(director)).status).toBe(403);
    const made = ((await (await copy(client)).json()) as { id: string }).id;
    const lines = await app.env.DB.prepare(
      "SELECT record_id, outcome FROM access_log WHERE action = 'assignment.copy' AND actor_id = ? AND outcome <> 'refused' ORDER BY seq",
    )
      .bind(client)
      .all();
    expect(lines.results).toEqual([
      { record_id: made, outcome: "changed" },
      { record_id: id, outcome: "shown" },
    ]);
  });
});
