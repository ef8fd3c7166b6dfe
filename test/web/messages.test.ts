import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { problemStatus } from "#contract/problems.ts";
import { problemMessages as problemsEn } from "#web/platform/problem-messages.en.ts";
import { problemMessages as problemsNl } from "#web/platform/problem-messages.nl.ts";
import { webSources } from "./web-sources.ts";

type Texts = Record<string, string | ((params: never) => string)>;

const load = async (path: string, name: "nl" | "en"): Promise<Texts> => {
  const module = (await import(pathToFileURL(resolve(path)).href)) as Record<string, Texts>;
  return module[name] ?? {};
};

const places = (text: Texts[string] | undefined) =>
  typeof text === "string"
    ? (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).map((place) => place.replace(/\s/g, "")).sort()
    : "function";

const sets = webSources("web/**/messages.nl.ts").map(({ path }) => dirname(path));

describe.each(sets)("the texts of %s", (folder) => {
  it("exist in Dutch and in English under the same keys", async () => {
    const nl = await load(`${folder}/messages.nl.ts`, "nl");
    const en = await load(`${folder}/messages.en.ts`, "en");
    expect(Object.keys(nl).length).toBeGreaterThan(0);
    expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort());
  });

  it("leave the same places open in both languages", async () => {
    const nl = await load(`${folder}/messages.nl.ts`, "nl");
    const en = await load(`${folder}/messages.en.ts`, "en");
    for (const key of Object.keys(nl))
      expect({ key, places: places(en[key]) }).toEqual({ key, places: places(nl[key]) });
  });

  it("are all used on a screen", async () => {
    const code = webSources(`${folder}/**/*.{ts,tsx}`)
      .filter(({ path }) => !/messages\.(nl|en)\.ts$/.test(path))
      .map(({ text }) => text)
      .join("\n");
    const prefixes = [...code.matchAll(/`([\w.-]+)\$\{/g)].map((match) => match[1] ?? "");
    const unused = Object.keys(await load(`${folder}/messages.nl.ts`, "nl")).filter(
      (key) => !code.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it("raise no voice: no exclamation marks", async () => {
    const all = [
      ...Object.entries(await load(`${folder}/messages.nl.ts`, "nl")),
      ...Object.entries(await load(`${folder}/messages.en.ts`, "en")),
    ];
    expect(all.filter(([, text]) => typeof text === "string" && text.includes("!")).map(([key]) => key)).toEqual([]);
  });
});

describe("the texts of problems", () => {
  it.each(Object.keys(problemStatus))("%s is explained in Dutch and in English", (code) => {
    expect(problemsNl[code as keyof typeof problemsNl]?.length ?? 0).toBeGreaterThan(10);
    expect(problemsEn[code as keyof typeof problemsEn]?.length ?? 0).toBeGreaterThan(10);
  });

  it("are kept for no problem that no longer exists", () => {
    const known = [...Object.keys(problemStatus), "network.offline"].sort();
    expect(Object.keys(problemsNl).sort()).toEqual(known);
    expect(Object.keys(problemsEn).sort()).toEqual(known);
  });
});
