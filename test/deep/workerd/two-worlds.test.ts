import { expect, test } from "vitest";
import { createTestApp } from "#test/support/test-app.ts";
import { differences } from "#test/support/two-worlds.ts";
import { silent } from "#test/support/two-worlds-between.ts";
import { leadsOfSession, playSession } from "#test/support/two-worlds-session.ts";

const app = createTestApp();

test.each(["all", "verified"] as const)(
  "six mornings of an agent are answered the same, byte by byte, with and without another client's people beside it (P1-5) (crossing.personal = %s)",
  async (mode) => {
    const rounds = 6;
    const one = await playSession({ app, mode, between: null, rounds });
    const beside = await playSession({ app, mode, between: silent(app, rounds * leadsOfSession), rounds });
    expect(differences(one, beside)).toEqual([]);
  },
);
