import { expect, test } from "vitest";
import { createTestApp } from "#test/support/test-app.ts";
import { differences } from "#test/support/two-worlds.ts";
import { changing, mayCross, silent } from "#test/support/two-worlds-between.ts";
import { playSession } from "#test/support/two-worlds-session.ts";

const app = createTestApp();
const alone = new Map<string, Promise<unknown>>();
const without = (mode: "all" | "verified") => {
  const played = alone.get(mode) ?? playSession({ app, mode, between: null });
  alone.set(mode, played);
  return played;
};

test.each(["all", "verified"] as const)(
  "an agent's morning is answered the same, byte by byte, while another client's people upload, claim, close, purge and delete the same companies and persons in between (P1-5) (crossing.personal = %s)",
  async (mode) => {
    const one = await without(mode);
    expect(differences(one, await playSession({ app, mode, between: silent(app) }))).toEqual([]);
  },
);

test.each(["all", "verified"] as const)(
  "where the other client's people verify what both share, only these values and how fresh they are differ (P1-5, P4.2-5) (crossing.personal = %s)",
  async (mode) => {
    const one = await without(mode);
    const found = differences(one, await playSession({ app, mode, between: changing(app) }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((path) => !mayCross.some((rule) => rule.test(path)))).toEqual([]);
  },
);
