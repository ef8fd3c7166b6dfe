import { expect, it } from "vitest";
import { playLeases } from "#test/support/lease-play.ts";

it("holds one live lease per agent and per lead whatever happens, and no answer to an agent names two companies (P3-6, P1-5)", async () => {
  const { answers } = await playLeases({ runs: 6, commands: 40 });
  expect(answers).toBeGreaterThan(20);
});
