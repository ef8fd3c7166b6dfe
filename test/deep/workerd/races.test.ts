import { describe, expect, it } from "vitest";
import { actors, playRaces } from "#test/support/races.ts";

describe("two who act on one person at the same time, in every interleaving (T-7)", () => {
  for (const one of actors)
    it(`${one}, and each of the others before each of its calls`, async () => {
      const { played, won } = await playRaces(one, true);
      expect(won).toEqual(actors);
      expect(played).toBeGreaterThan(2 * actors.length);
    });
});
