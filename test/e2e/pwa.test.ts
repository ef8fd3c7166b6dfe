import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { baseUrl, people } from "#test/support/e2e/world.ts";

const { as, open } = useBrowser();

interface Manifest {
  name: string;
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; purpose?: string }[];
}

describe("the installed app", () => {
  let page: Page;
  beforeAll(async () => {
    page = await as(people.client);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  });

  test("can be installed: manifest, icons of both sizes and a service worker that controls the page", async () => {
    const href = await page.locator("link[rel=manifest]").getAttribute("href");
    const manifest = (await (await page.request.get(href ?? "")).json()) as Manifest;
    expect(manifest).toMatchObject({ name: "Leadhunter", start_url: "/", display: "standalone" });
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
    expect(manifest.icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
    for (const { src } of manifest.icons) {
      const icon = await page.request.get(src);
      expect(icon.headers()["content-type"]).toMatch(/^image\//);
    }
    const devtools = await page.context().newCDPSession(page);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });

  test("its cache holds the shell and nothing of the API, also after pages with data were read (P3-1)", async () => {
    await page.getByRole("link", { name: "Zonnepanelen bedrijfsdaken" }).click();
    await page.getByRole("link", { name: "Database", exact: true }).click();
    await page.getByRole("group", { name: "Regels van de database" }).waitFor();
    const cached = await page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) found.push(new URL(request.url).pathname);
      }
      return found;
    });
    expect(cached).toContain("/index.html");
    expect(cached.filter((path) => !/^\/(index\.html|manifest\.webmanifest|assets\/|icons\/)/.test(path))).toEqual([]);
  });

  test("a navigation to /api is answered by the server, never by the shell, with the worker warm", async () => {
    const other = await page.context().newPage();
    for (const path of ["/api/session", "/api/there-is-no-such-thing"]) {
      const answer = await other.goto(path);
      expect(answer?.fromServiceWorker()).toBe(false);
      expect(answer?.headers()["content-type"]).toContain("json");
      expect(await other.content()).not.toContain('id="app"');
    }
    const shell = await other.goto("/assignments");
    expect(shell?.fromServiceWorker()).toBe(true);
    await other.close();
  });

  test("opens without a connection, says so, shows no data, and goes on by itself afterwards", async () => {
    const context = page.context();
    await context.setOffline(true);
    const answer = await page.goto("/assignments");
    expect(answer?.fromServiceWorker()).toBe(true);
    await page.getByText("geen verbinding", { exact: false }).first().waitFor();
    await shoot(page, "offline");
    expect(await page.locator("body").textContent()).not.toContain("Zonnepanelen");
    await context.setOffline(false);
    await page.getByRole("link", { name: "Zonnepanelen bedrijfsdaken" }).waitFor();
  });

  test("a new version waits until the person takes it", async () => {
    let release = 1;
    const server = createServer(async ({ url = "/" }, answer) => {
      const upstream = await fetch(new URL(url, baseUrl));
      const body = Buffer.from(await upstream.arrayBuffer());
      answer.writeHead(upstream.status, { "content-type": upstream.headers.get("content-type") ?? "text/plain" });
      // To a browser the same worker with another byte is a new version.
      answer.end(url.startsWith("/sw.js") ? `${body}\n// ${release}` : body);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const visitor = await open();
      await visitor.goto(`http://localhost:${(server.address() as AddressInfo).port}/sign-in`);
      await visitor.evaluate(async () => void (await navigator.serviceWorker.ready));
      release = 2;
      await visitor.reload();
      await visitor.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
      await visitor.getByText("Er staat een nieuwe versie klaar.").waitFor();
      const waiting = () => visitor.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
      expect(await waiting()).toBe(true);
      await visitor.getByRole("button", { name: "Vernieuwen" }).click();
      await visitor.getByText("Er staat een nieuwe versie klaar.").waitFor({ state: "detached" });
      await expect.poll(waiting).toBe(false);
      await visitor.context().close();
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
