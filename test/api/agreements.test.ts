import { beforeEach, describe, expect, test } from "vitest";
import type {
  AgreementPreview,
  AgreementRow,
  AgreementTerms,
  AgreementView,
  AssignmentView,
} from "#contract/assignments.ts";
import type { Page } from "#contract/common.ts";
import { addAssignment, wideTerms } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp, type TestApp } from "#test/support/test-app.ts";
import { findTermsInForce } from "#worker/modules/processor-agreements/index.ts";

let app: TestApp;
let clientId: string;
let client: string;
let supervisor: string;
let director: string;
let id: string;

const terms: AgreementTerms = {
  startsOn: "2026-11-01",
  endsOn: "2027-04-30",
  callingHours: { from: "09:00", until: "17:30", days: [5, 1, 2, 3, 4] },
  maxCallsPerDay: 50,
  regions: ["Utrecht"],
  sectors: [],
};

beforeEach(async () => {
  app = createTestApp();
  clientId = await addClient(app);
  client = await addPerson(app, "client", { clientId });
  supervisor = await addPerson(app, "supervisor");
  director = await addPerson(app, "director");
  id = await addAssignment(app, { clientId, supervisorId: supervisor, agreement: false, state: "draft" });
});

const code = async (response: Response) => ((await response.json()) as { code: string }).code;
const preview = async (of: AgreementTerms = terms) =>
  (await (
    await app.send(client, "POST", `/api/assignments/${id}/agreement/preview`, { terms: of })
  ).json()) as AgreementPreview;
const sign = async (change: Record<string, unknown> = {}) => {
  const { templateVersion, textHash } = await preview();
  const body = { templateVersion, textHash, terms, signedName: "C. Lient", authority: "Directeur", ...change };
  return app.send(client, "POST", `/api/assignments/${id}/agreement`, body);
};
const countersign = (userId: string) =>
  app.send(userId, "POST", `/api/assignments/${id}/agreement/countersign`, { signedName: "L. Hunter" });
const read = async (userId = client) => {
  const response = await app.send(userId, "GET", `/api/assignments/${id}/agreement`);
  return ((await response.json()) as { agreement: AgreementView | null }).agreement;
};
const state = async () =>
  ((await (await app.send(client, "GET", `/api/assignments/${id}`)).json()) as AssignmentView).agreement;
const logLines = async (actorId: string, action: string) =>
  (
    await app.env.DB.prepare("SELECT record_id, outcome FROM access_log WHERE actor_id = ? AND action = ? ORDER BY seq")
      .bind(actorId, action)
      .all<{ record_id: string | null; outcome: string }>()
  ).results;

describe("signing", () => {
  test("an agreement is in force only after the client signed and the agency countersigned (P5-2)", async () => {
    app.stepUp(client);
    app.stepUp(director);
    expect(await read()).toBeNull();
    expect(await code(await countersign(director))).toBe("agreements.not_signed");
    expect((await sign()).status).toBe(201);
    expect(await state()).toBe("signed");
    expect(await findTermsInForce(await app.deps(), id)).toBeNull();
    const early = await app.send(supervisor, "POST", `/api/assignments/${id}/activate`);
    expect(await code(early)).toBe("assignments.agreement_missing");
    expect((await countersign(director)).status).toBe(200);
    expect(await state()).toBe("in_force");
    expect(await findTermsInForce(await app.deps(), id)).toMatchObject({ maxCallsPerDay: 50, regions: ["Utrecht"] });
    expect((await app.send(supervisor, "POST", `/api/assignments/${id}/activate`)).status).toBe(204);
  });

  test("what is kept is the text, the terms, their hash, and who signed when and with what authority (P5-2)", async () => {
    app.stepUp(client);
    app.stepUp(director);
    const shown = await preview();
    await sign();
    app.clock.set("2026-11-26T09:00:00.000Z");
    await countersign(director);
    expect(await read()).toMatchObject({
      text: shown.text,
      textHash: shown.textHash,
      terms: { ...terms, callingHours: { ...terms.callingHours, days: [1, 2, 3, 4, 5] } },
      templateVersion: 3,
      signedName: "C. Lient",
      signedAuthority: "Directeur",
      signedAt: "2026-11-25T10:00:00.000Z",
      countersignedName: "L. Hunter",
      countersignedAt: "2026-11-26T09:00:00.000Z",
    });
    const who = await app.env.DB.prepare(
      "SELECT signed_by, countersigned_by FROM processor_agreements WHERE assignment_id = ?",
    )
      .bind(id)
      .first();
    expect(who).toEqual({ signed_by: client, countersigned_by: director });
  });

  test("a signature under another text, other terms or an older version is refused (P5-2)", async () => {
    app.stepUp(client);
    const attempts = [
      { textHash: "0".repeat(64) },
      { terms: { ...terms, maxCallsPerDay: null } },
      { terms: { ...terms, endsOn: "2028-04-30" } },
      { templateVersion: 0 },
    ];
    for (const change of attempts) {
      const response = await sign(change);
      expect(response.status).toBe(409);
      expect(await code(response)).toBe("agreements.text_changed");
    }
    const { textHash } = await preview();
    await app.env.DB.prepare("UPDATE clients SET name = 'Andere naam' WHERE id = ?").bind(clientId).run();
    expect(await code(await sign({ textHash }))).toBe("agreements.text_changed");
    expect(await read()).toBeNull();
  });

  test("a stored agreement that was changed is not countersigned (P5-2)", async () => {
    app.stepUp(client);
    app.stepUp(director);
    await sign();
    await app.env.DB.prepare("UPDATE processor_agreements SET terms = ? WHERE assignment_id = ?")
      .bind(JSON.stringify(wideTerms), id)
      .run();
    expect(await code(await countersign(director))).toBe("agreements.text_changed");
    expect(await state()).toBe("signed");
  });

  test("nobody signs twice, on either side, until the agreement has ended (P5-2)", async () => {
    app.stepUp(client);
    app.stepUp(director);
    await sign();
    expect(await code(await sign())).toBe("agreements.already_signed");
    await countersign(director);
    expect(await code(await countersign(director))).toBe("agreements.already_signed");
    app.clock.set("2027-04-30T21:59:00.000Z");
    expect(await state()).toBe("in_force");
    app.clock.set("2027-04-30T22:00:00.000Z");
    expect(await state()).toBe("ended");
    expect(await code(await countersign(director))).toBe("agreements.not_signed");
    expect(await findTermsInForce(await app.deps(), id)).toBeNull();
    const next = { ...terms, endsOn: "2027-12-31" };
    const { templateVersion, textHash } = await preview(next);
    expect((await sign({ terms: next, templateVersion, textHash })).status).toBe(201);
    expect(await state()).toBe("signed");
  });

  test("terms that can't hold are refused before they are shown", async () => {
    const response = await app.send(client, "POST", `/api/assignments/${id}/agreement/preview`, {
      terms: { ...terms, endsOn: "2026-10-31" },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ pointer: "/terms/endsOn" }] });
  });
});

describe("who may sign", () => {
  test("both signatures ask for a fresh second factor (P5-2, L-12)", async () => {
    expect(await code(await sign())).toBe("access.step_up_required");
    app.stepUp(client);
    await sign();
    expect(await code(await countersign(director))).toBe("access.step_up_required");
    expect(await state()).toBe("signed");
  });

  test("a supervisor countersigns only with that authority, and only own assignments (P5-2, P3-5)", async () => {
    app.stepUp(client);
    await sign();
    app.stepUp(supervisor);
    const refused = await countersign(supervisor);
    expect(refused.status).toBe(403);
    expect(await code(refused)).toBe("agreements.not_authorised");
    const stranger = await addPerson(app, "supervisor", { mayCountersign: true });
    app.stepUp(stranger);
    expect((await countersign(stranger)).status).toBe(404);
    expect(await state()).toBe("signed");
    await app.env.DB.prepare("UPDATE users SET may_countersign = 1 WHERE id = ?").bind(supervisor).run();
    expect((await countersign(supervisor)).status).toBe(200);
    expect(await state()).toBe("in_force");
  });

  test("the client does not countersign and the agency does not sign (P5-2)", async () => {
    app.stepUp(client);
    await sign();
    expect((await countersign(client)).status).toBe(403);
    app.stepUp(supervisor);
    const { templateVersion, textHash } = await preview();
    const body = { templateVersion, textHash, terms, signedName: "L. Hunter", authority: "x" };
    expect((await app.send(supervisor, "POST", `/api/assignments/${id}/agreement`, body)).status).toBe(403);
  });

  test("another client's agreement can't be read or signed (P1-5)", async () => {
    const other = await addPerson(app, "client", { clientId: await addClient(app) });
    app.stepUp(other);
    const { templateVersion, textHash } = await preview();
    const body = { templateVersion, textHash, terms, signedName: "O. Ther", authority: "x" };
    expect((await app.send(other, "GET", `/api/assignments/${id}/agreement`)).status).toBe(404);
    expect((await app.send(other, "POST", `/api/assignments/${id}/agreement/preview`, { terms })).status).toBe(404);
    expect((await app.send(other, "POST", `/api/assignments/${id}/agreement`, body)).status).toBe(404);
  });
});

describe("agreements list", () => {
  test("what waits for a countersignature comes first; a supervisor sees own assignments only (P3-5)", async () => {
    app.stepUp(client);
    await sign();
    app.clock.set("2026-11-25T11:00:00.000Z");
    const later = await addAssignment(app, { clientId });
    const rows = async (userId: string, query = "") =>
      (await (await app.send(userId, "GET", `/api/agreements${query}`)).json()) as Page<AgreementRow>;
    const all = (await rows(director, "?limit=200")).items;
    const waiting = all.findIndex((row) => row.assignmentId === id);
    expect(all[waiting]).toMatchObject({ state: "signed" });
    expect(all.slice(0, waiting).every((row) => row.state === "signed")).toBe(true);
    expect(all.findIndex((row) => row.assignmentId === later)).toBeGreaterThan(waiting);
    expect((await rows(supervisor)).items.map((row) => row.assignmentId)).toEqual([id]);
    const first = await rows(director, "?limit=1");
    const second = await rows(director, `?limit=1&after=${first.next}`);
    expect([first.items[0]?.id, second.items[0]?.id]).toEqual(all.slice(0, 2).map((row) => row.id));
  });

  test("every look at an agreement leaves its line, also where there is none (P3-7)", async () => {
    await read();
    expect(await logLines(client, "agreement.read")).toEqual([{ record_id: null, outcome: "shown" }]);
    app.stepUp(client);
    const { id: agreementId } = (await (await sign()).json()) as { id: string };
    await read(director);
    expect(await logLines(director, "agreement.read")).toEqual([{ record_id: agreementId, outcome: "shown" }]);
    expect(await logLines(client, "agreement.sign")).toContainEqual({ record_id: agreementId, outcome: "changed" });
    await app.send(supervisor, "GET", "/api/agreements");
    expect(await logLines(supervisor, "agreement.list")).toEqual([{ record_id: agreementId, outcome: "shown" }]);
  });
});
