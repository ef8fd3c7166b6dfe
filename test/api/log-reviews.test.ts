import { describe, expect, it } from "vitest";
import type { LogReviewRow, LogReviewView } from "#contract/log-reviews.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { sealLog } from "#worker/access/index.ts";
import { prepareLogReviews } from "#worker/modules/log-reviews/index.ts";
import { logUpkeep, runScheduled } from "#worker/scheduled.ts";

const test = createTestApp("2026-10-05T09:00:00.000Z");
const { DB } = test.env;

const world = async () => {
  const clientId = await addClient(test);
  const supervisor = await addPerson(test, "supervisor");
  const agent = await addPerson(test, "agent");
  const director = await addPerson(test, "director");
  const assignmentId = await addAssignment(test, { clientId, supervisorId: supervisor });
  await addLead(test, { assignmentId });
  test.stepUp(director);
  return { supervisor, agent, director, assignmentId };
};
const list = async (director: string) =>
  (await (await test.send(director, "GET", "/api/log-reviews")).json()) as LogReviewRow[];

describe("the review of the access log (L-12)", () => {
  it("is made of each month that is over, names what stood out, and is signed once by a named director (L-12)", async () => {
    const { supervisor, agent, director, assignmentId } = await world();
    for (let at = 0; at < 8; at++) await test.send(agent, "GET", `/api/assignments/${assignmentId}/rows`);
    test.clock.set("2026-10-10T22:30:00.000Z");
    for (let at = 0; at < 12; at++) await test.send(supervisor, "GET", `/api/assignments/${assignmentId}/rows`);
    await sealLog(await test.deps(), { lines: 7 });
    await prepareLogReviews(await test.deps());
    expect(await list(director)).toEqual([]);

    test.clock.set("2026-12-03T10:00:00.000Z");
    await sealLog(await test.deps());
    await runScheduled(await test.deps(), logUpkeep);
    await runScheduled(await test.deps(), logUpkeep);
    expect((await list(director)).map(({ month, findings }) => [month, findings])).toEqual([
      ["2026-11", 0],
      ["2026-10", 2],
    ]);
    const path = "/api/log-reviews/2026-10";
    const review = (await (await test.send(director, "GET", path)).json()) as LogReviewView;
    expect(review.findings.map(({ kind, role, count }) => [kind, role, count]).sort()).toEqual([
      ["denied", "agent", 8],
      ["hours", "supervisor", 12],
    ]);
    expect(review.sample.length).toBeGreaterThan(10);
    expect(review.findings.map(({ pseudonym }) => review.names[pseudonym])).toEqual([
      expect.stringMatching(/^Person /),
      expect.stringMatching(/^Person /),
    ]);

    const signature = { signedName: "Dina Rechters", remark: "Avonddienst was afgesproken; weigeringen nagevraagd." };
    expect((await test.send(director, "POST", `${path}/sign`, signature)).status).toBe(204);
    expect(await (await test.send(director, "POST", `${path}/sign`, signature)).json()).toMatchObject({
      code: "log_reviews.already_signed",
    });
    expect((await (await test.send(director, "GET", path)).json()) as LogReviewView).toMatchObject({
      ...signature,
      signedAt: "2026-12-03T10:00:00.000Z",
    });
    await expect(DB.prepare("UPDATE log_reviews SET remark = 'x' WHERE month = '2026-10'").run()).rejects.toThrow(
      /never changed/,
    );
  });

  it("counts each line once, however often the sealer began again", async () => {
    const { results } = await DB.prepare("SELECT lines FROM log_day_counts").all<{ lines: number }>();
    const sealed = await DB.prepare("SELECT MAX(size) AS n FROM log_heads").first<{ n: number }>();
    expect(results.reduce((sum, { lines }) => sum + lines, 0)).toBe(sealed?.n);
  });

  it("asks a fresh code for the signature and is not for other roles", async () => {
    const { supervisor } = await world();
    const other = await addPerson(test, "director");
    const body = { signedName: "Een Ander", remark: "Gezien." };
    expect((await test.send(other, "POST", "/api/log-reviews/2026-11/sign", body)).status).toBe(403);
    expect((await test.send(supervisor, "GET", "/api/log-reviews")).status).toBe(403);
    expect((await test.send(other, "GET", "/api/log-reviews/2020-01")).status).toBe(404);
  });
});
