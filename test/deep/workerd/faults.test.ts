import { describe, it } from "vitest";
import { scenarios } from "#test/support/faults/scenarios.ts";

describe("where the database breaks off: each call before and after it, once and from then on (T-11)", () => {
  for (const [name, play] of scenarios(true)) it(name, play);
});
