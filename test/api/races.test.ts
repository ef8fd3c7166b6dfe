import { describe, expect, it } from "vitest";
import { actors, playRaces } from "#test/support/races.ts";

// Each pair at two places; `npm run test:deep` plays every interleaving.
describe("two who act on one person at the same time (P3-6, P4.2-6, P4.2-10)", () => {
  for (const one of actors)
    it(`${one}, and each of the others in the middle of it`, async () => {
      const { played, won } = await playRaces(one, false);
      expect(won).toEqual(actors);
      expect(played).toBeGreaterThan(actors.length - 2);
    });
});
