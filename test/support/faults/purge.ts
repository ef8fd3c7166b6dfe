import { expect } from "vitest";
import { fixedClock } from "#worker/platform/clock.ts";
import { runPurge } from "#worker/retention/purge.ts";
import type { Work } from "../break-everywhere.ts";
import { mixedWorld, resetWorld, rowsOf, snapshot } from "../retention-world.ts";
import type { TestApp } from "../test-app.ts";

const limit = 4;
const clock = fixedClock("2026-11-25T12:00:00.000Z");
const counted = async () => JSON.parse(String((await rowsOf("SELECT counts FROM task_runs"))[0]?.counts ?? "{}"));

/** Everything past its period is removed in batches; a broken run is taken up by the next trigger, with exact counts. */
export const purging = async (test: TestApp) => {
  const fresh = async () => {
    await resetWorld();
    await mixedWorld(6);
  };
  await fresh();
  const before = await snapshot();
  await runPurge({ db: (await test.deps()).db, clock, limit });
  const [wanted, wantedCounts] = [await snapshot(), await counted()];
  return async (): Promise<Work> => {
    await fresh();
    let ended = false;
    return {
      deps: test.deps,
      act: ({ db }) => runPurge({ db, clock, limit }),
      broken: async (fault) => {
        const [run] = await rowsOf("SELECT finished_at FROM task_runs");
        ended = typeof run?.finished_at === "string";
        if (ended) expect(await counted(), fault).toEqual(wantedCounts);
        const now = await snapshot();
        for (const name of Object.keys(now) as (keyof typeof now)[]) {
          expect(before[name], `something new, ${fault}`).toEqual(expect.arrayContaining(now[name]));
          expect(now[name], `too much of ${name} gone, ${fault}`).toEqual(expect.arrayContaining(wanted[name]));
        }
      },
      finished: async (fault) => {
        expect(await snapshot(), fault).toEqual(wanted);
        // A run after one that ended counts anew.
        if (!ended) expect(await counted(), fault).toEqual(wantedCounts);
      },
    };
  };
};
