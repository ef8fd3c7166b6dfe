import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
// @ts-expect-error a script without types
import { checkBindings, storingBindings } from "#worker/deploy/deploy-check.mjs";

const toml = readFileSync("wrangler.toml", "utf8").replace(
  "00000000-0000-0000-0000-000000000001",
  "1a2b3c4d-0000-0000-0000-000000000001",
);
type Line = { ok: boolean; text: string };
const check = checkBindings as (
  toml: string,
  read: (binding: { kind: string }) => Promise<{ jurisdiction?: string }>,
) => Promise<Line[]>;

describe("the deploy check (P1-3)", () => {
  it("passes when the account says every store is in the EU (P1-3)", async () => {
    const lines = await check(toml, async () => ({ jurisdiction: "eu" }));
    expect(lines).toHaveLength(2);
    expect(lines.every(({ ok }) => ok)).toBe(true);
  });

  it("fails when one store is elsewhere, or could not be read (P1-3)", async () => {
    expect(
      (await check(toml, async ({ kind }) => (kind === "r2" ? {} : { jurisdiction: "eu" }))).filter(({ ok }) => !ok),
    ).toHaveLength(1);
    expect((await check(toml, () => Promise.reject(new Error("not checked")))).every(({ ok }) => !ok)).toBe(true);
  });

  it("fails when wrangler.toml forgets the jurisdiction, keeps the placeholder, or gains a store it can't check (P1-3)", async () => {
    const eu = async () => ({ jurisdiction: "eu" });
    expect((await check(toml.replace('jurisdiction = "eu"', ""), eu)).some(({ ok }) => !ok)).toBe(true);
    expect((await check(readFileSync("wrangler.toml", "utf8"), eu)).some(({ ok }) => !ok)).toBe(true);
    expect((await check(`${toml}\n[[kv_namespaces]]\nbinding = "X"\n`, eu)).some(({ ok }) => !ok)).toBe(true);
  });

  it("knows every store of the product", () => {
    expect((storingBindings as (toml: string) => { kind: string }[])(toml).map(({ kind }) => kind)).toEqual([
      "d1",
      "r2",
    ]);
  });
});
