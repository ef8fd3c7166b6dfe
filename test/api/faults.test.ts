import { describe, it } from "vitest";
import { scenarios } from "#test/support/faults/scenarios.ts";

// Each call once, in one of the four ways; `npm run test:deep` breaks each in all of them.
describe("where the database breaks off, at any of its calls", () => {
  for (const [name, play] of scenarios(false)) it(name, play);
});
