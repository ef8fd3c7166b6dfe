import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { webSources } from "./web-sources.ts";

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

const offenders = (pattern: RegExp, except: string[] = []) =>
  webSources()
    .filter(({ path, text }) => !except.includes(path) && pattern.test(withoutComments(text)))
    .map(({ path }) => path);

/** Opening tags of native controls, with their attributes (arrow functions hold ">", so read to the closing "/>" or ">\n"). */
const controls = (text: string) =>
  [...text.matchAll(/<(?:input|textarea|select)\s[\s\S]*?(?:\/>|\n\s*>)/g)].map((match) => match[0]);

describe("the browser keeps nothing personal (P3-7)", () => {
  it("storage of the browser is touched only for language and theme", () => {
    expect(offenders(/localStorage/, ["web/platform/preference.ts"])).toEqual([]);
    expect(offenders(/sessionStorage|indexedDB|caches\.open|document\.cookie/)).toEqual([]);
  });

  it("every control tells the browser not to remember it", () => {
    const forgetful = webSources().flatMap(({ path, text }) =>
      controls(withoutComments(text))
        .filter((tag) => !tag.includes("autocomplete="))
        .map((tag) => `${path}: ${tag.slice(0, 60)}`),
    );
    expect(forgetful).toEqual([]);
  });

  it("only the form of the kit exists, which never submits natively", () => {
    expect(offenders(/<form[\s>]/, ["web/ui/form/form.tsx"])).toEqual([]);
    expect(readFileSync("web/ui/form/form.tsx", "utf8")).toContain("event.preventDefault()");
  });

  it("queries are not persisted", () => {
    expect(offenders(/persistQueryClient|createPersister|PersistQueryClient/)).toEqual([]);
  });

  it("the service worker caches the shell only and leaves the worker's own pages alone", () => {
    const config = readFileSync("vite.config.ts", "utf8");
    expect(config).not.toContain("runtimeCaching");
    expect(config).toContain("navigateFallbackDenylist: [/^\\/api\\//");
    expect(config).toContain("privacy|verzoek|request|zaak|case");
  });
});

describe("the shell's headers", () => {
  const headers = readFileSync("web/public/_headers", "utf8");

  it("allow nothing inline and nothing from elsewhere", () => {
    const policy = /Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it("hold for two years, tell no referrer and guess no type", () => {
    expect(headers).toContain("max-age=63072000; includeSubDomains");
    expect(headers).toContain("Referrer-Policy: no-referrer");
    expect(headers).toContain("X-Content-Type-Options: nosniff");
  });

  it("are not undone by style attributes or raw HTML in the source", () => {
    expect(offenders(/\sstyle="/)).toEqual([]);
    expect(offenders(/innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/)).toEqual([]);
    expect(readFileSync("web/index.html", "utf8")).not.toMatch(/<style|<script>|style=/);
  });
});
