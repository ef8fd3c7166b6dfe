import { describe, expect, it } from "vitest";
import { groupLeads } from "#test/bench/made/leads.mjs";
import { scoreGroups } from "#test/bench/matching-score.mjs";

describe("lists that no rule was made for", () => {
  it.each([
    ["company", 1],
    ["company", 2],
    ["contact", 1],
    ["contact", 2],
  ] as const)(
    "%s records of invented clients, seed %d: hardly one wrong, few missed (P4.1-2, P4.2-5)",
    async (entity, seed) => {
      const { found, truth } = await groupLeads(seed, 500, entity);
      const { precision, recall } = scoreGroups(found, truth);
      expect(precision).toBeGreaterThanOrEqual(0.999);
      expect(recall).toBeGreaterThanOrEqual(entity === "company" ? 0.985 : 0.97);
    },
    30_000,
  );
});
