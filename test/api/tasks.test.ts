import { beforeAll, describe, expect, it } from "vitest";
import type { TaskRow } from "#contract/tasks.ts";
import { addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { everyMinute, logUpkeep, runScheduled } from "#worker/scheduled.ts";

const test = createTestApp();
let director: string;
let agent: string;
beforeAll(async () => {
  director = await addPerson(test, "director");
  agent = await addPerson(test, "agent");
});

const statesFor = async (who: string) =>
  Object.fromEntries(
    ((await (await test.send(who, "GET", "/api/tasks")).json()) as TaskRow[]).map(({ task, state }) => [task, state]),
  );
const late = async (who: string) =>
  ((await (await test.send(who, "GET", "/api/session")).json()) as { tasksLate: boolean }).tasksLate;
const runAll = async () => {
  for (const cron of ["7 * * * *", everyMinute, logUpkeep]) await runScheduled(await test.deps(), cron);
};
const all = (state: string) => ({
  purge: state,
  requests: state,
  seal: state,
  log: state,
  notices: state,
  tidy: state,
});
const hoursLater = (hours: number) => test.clock.set(new Date(test.clock.now().getTime() + hours * 3_600_000));

describe("the work of the clock", () => {
  it("is on time after it ran, and late when it misses three rounds: directors see it and get one mail a day (P4.2-10)", async () => {
    await runAll();
    expect(await statesFor(director)).toEqual(all("done"));
    expect(await late(director)).toBe(false);
    hoursLater(4);
    expect(await statesFor(director)).toEqual(all("late"));
    expect([await late(director), await late(agent), await late(director)]).toEqual([true, false, true]);
    expect(test.mails).toHaveLength(1);
    expect(test.mails[0]?.text).not.toMatch(/@/);
    hoursLater(25);
    await late(agent);
    expect(test.mails).toHaveLength(2);
  });

  it("catches up when it runs again", async () => {
    hoursLater(24 * 40);
    await runAll();
    expect(await late(director)).toBe(false);
  });

  it("is shown to administrators and directors only", async () => {
    const administrator = await addPerson(test, "administrator");
    expect((await test.send(administrator, "GET", "/api/tasks")).status).toBe(200);
    expect((await test.send(agent, "GET", "/api/tasks")).status).toBe(403);
  });
});
