import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
// @ts-expect-error a script without types
import * as deployCheck from "#worker/deploy/deploy-check.mjs";

const { checkBindings, checkCrons, checkHeadLock, checkSettings, cronsOf, neededSecrets, storingBindings } =
  deployCheck;

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

  it("fails for each secret that is missing or stands as plain text, and for a means of the demo world", () => {
    const good = [
      ...(neededSecrets as string[]).map((name) => ({ name, type: "secret_text" })),
      { name: "LOG_ORIGIN", type: "plain_text" },
      { name: "MAIL_FROM", type: "plain_text" },
    ];
    const wrong = (bindings: { name: string; type: string }[]) =>
      (checkSettings(bindings) as Line[]).filter(({ ok }) => !ok).map(({ text }) => text.split(":")[0]);
    expect(wrong(good)).toEqual([]);
    for (const { name } of good) expect(wrong(good.filter((binding) => binding.name !== name))).toEqual([name]);
    expect(wrong(good.map((binding) => ({ ...binding, type: "plain_text" })))).toEqual(neededSecrets);
    expect(wrong([...good, { name: "DEMO_WORLD", type: "plain_text" }])).toEqual(["DEMO_WORLD"]);
  });

  it("asks for the secrets that the worker reads, and for no other", () => {
    const read = [...readFileSync("worker/env.ts", "utf8").matchAll(/^ {2}([A-Z_]+): string;/gm)].map(
      ([, name]) => name,
    );
    expect(neededSecrets).toEqual(read);
  });

  it("fails when a trigger of wrangler.toml does not run, which are the ones the work is hung on", () => {
    const crons = cronsOf(toml) as string[];
    const named = [...readFileSync("worker/scheduled.ts", "utf8").matchAll(/^export const \w+ = "([^"]+)"/gm)];
    expect(crons).toEqual(expect.arrayContaining(named.map(([, cron]) => cron)));
    expect(crons.length).toBeGreaterThan(2);
    expect((checkCrons(toml, crons) as Line[]).every(({ ok }) => ok)).toBe(true);
    for (const cron of crons)
      expect(
        (
          checkCrons(
            toml,
            crons.filter((other) => other !== cron),
          ) as Line[]
        ).filter(({ ok }) => !ok),
      ).toHaveLength(1);
  });

  it("fails while heads of the log can be taken out of the bucket (P3-7)", () => {
    const locked = (rules: object[]) => (checkHeadLock(rules) as Line).ok;
    expect(locked([{ enabled: true, prefix: "log/heads/" }])).toBe(true);
    expect(locked([{ enabled: true, prefix: "" }])).toBe(true);
    for (const rules of [[], [{ enabled: false, prefix: "log/heads/" }], [{ enabled: true, prefix: "keys/" }]])
      expect(locked(rules)).toBe(false);
  });
});
