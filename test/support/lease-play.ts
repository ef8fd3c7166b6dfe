import fc from "fast-check";
import { expect } from "vitest";
import { leaseCommands } from "./lease-commands.ts";
import { LeaseModel } from "./lease-model.ts";
import { leaseWorld, mixedAnswers, start } from "./lease-world.ts";
import { createTestApp } from "./test-app.ts";

/** Plays random sequences against the product and the model of it; gives how many answers agents got. */
export const playLeases = async ({ runs, commands }: { runs: number; commands: number }) => {
  const test = createTestApp();
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(leaseCommands, { maxCommands: commands, size: "max" }), async (sequence) => {
      test.clock.set(new Date(start).toISOString());
      const world = await leaseWorld(test);
      await fc.asyncModelRun(() => ({ model: new LeaseModel(world), real: world }), sequence);
      expect(mixedAnswers(world)).toEqual([]);
      answers += world.bodies.length;
    }),
    { numRuns: runs },
  );
  return { answers };
};
