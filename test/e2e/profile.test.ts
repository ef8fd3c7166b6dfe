import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { launchOptions, useBrowser, wide } from "#test/support/e2e/browser.ts";
import { openLead } from "#test/support/e2e/steps.ts";
import { processesOf, tracesOf } from "#test/support/e2e/traces.ts";
import { type Account, people } from "#test/support/e2e/world.ts";

const { cookiesOf } = useBrowser();

/** A session of one role: touches personal data and types some; returns what must not be found afterwards. */
type Session = (page: Page) => Promise<string[]>;
const typed = (what: string) => `Merkwaarde ${what} Zilverberk`;

const emailsOn = async (page: Page) => [
  ...new Set((await page.locator("main").textContent())?.match(/[a-z.]+@[a-z0-9-]+\.example/g) ?? []),
];

const client: Session = async (page) => {
  await page.getByRole("link", { name: "Zonnepanelen bedrijfsdaken" }).click();
  await page.getByRole("link", { name: "Database", exact: true }).click();
  await page.getByRole("group", { name: "Regels van de database" }).waitFor();
  const seen = await emailsOn(page);
  await page.locator("[data-cell]").first().dblclick();
  await page.getByRole("textbox", { name: /in regel/ }).fill(typed("cel"));
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Gespreksverslagen" }).click();
  await page.getByText("Zit in vergadering, morgen terugbellen.").waitFor();
  return [...seen.slice(0, 8), typed("cel"), "Zit in vergadering"];
};

const supervisor: Session = async (page) => {
  await page.getByRole("link", { name: "Zonnepanelen bedrijfsdaken" }).click();
  await page.getByRole("button", { name: "Bewerken" }).click();
  await page.getByLabel("Briefing", { exact: true }).fill(typed("briefing"));
  await page.getByRole("link", { name: "Database", exact: true }).click();
  await page.getByRole("group", { name: "Regels van de database" }).waitFor();
  return [...(await emailsOn(page)).slice(0, 8), typed("briefing")];
};

const agent: Session = async (page) => {
  await openLead(page);
  const company = (await page.getByRole("heading", { level: 1 }).textContent())?.trim() ?? "";
  await page.getByLabel("Notitie").fill(typed("notitie"));
  const check = page.getByRole("listitem").getByRole("button", { name: /^Controleren/ });
  if ((await check.count()) > 0) {
    await check.first().click();
    await page.getByRole("button", { name: /^Op de website/ }).click();
    await page
      .getByRole("button", { name: /^Klopt/ })
      .first()
      .waitFor();
  }
  return [company, ...(await emailsOn(page)), typed("notitie")];
};

const administrator: Session = async (page) => {
  await page.getByRole("table", { name: "Gebruikers" }).waitFor();
  await page.getByLabel("Zoek op naam of e-mailadres").fill(typed("zoek"));
  await page.getByRole("button", { name: "Gebruiker uitnodigen" }).click();
  await page.getByRole("dialog").getByLabel("Naam", { exact: true }).fill(typed("uitnodiging"));
  return [typed("zoek"), typed("uitnodiging"), "Bella Beller", "Olga Opdracht"];
};

const director: Session = async (page) => {
  await page.getByRole("link", { name: "Automaten voor scholen" }).click();
  await page.getByLabel("Naam onder de handtekening").fill(typed("naam"));
  await page.getByRole("link", { name: "Gebruikers" }).click();
  await page.getByRole("table", { name: "Gebruikers" }).waitFor();
  return [typed("naam"), "Bella Beller", "Karel Koffie"];
};

const coach: Session = async (page) => {
  await page.goto("/account");
  await page.getByText("Cor Coach").first().waitFor();
  return ["Cor Coach"];
};

const sessions: [string, Account, Session][] = [
  ["client", people.client, client],
  ["agent", people.secondAgent, agent],
  ["supervisor", people.supervisor, supervisor],
  ["administrator", people.administrator, administrator],
  ["director", people.director, director],
  ["coach", people.coach, coach],
];

/** Runs a session in a browser with a profile of its own and ends it; the folder stays for the search. */
const inProfile = async (
  profile: string,
  cookies: Awaited<ReturnType<typeof cookiesOf>>,
  session: Session,
  end: "close" | "kill",
): Promise<string[]> => {
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    viewport: wide,
    downloadsPath: join(profile, "downloads"),
  });
  context.setDefaultTimeout(20_000);
  await context.addCookies(cookies);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto("/");
  const markers = await session(page);
  // The browser writes its session file some seconds after a change.
  await page.waitForTimeout(end === "kill" ? 3_000 : 0);
  if (end === "close") await context.close();
  else {
    for (const pid of processesOf(profile)) process.kill(pid, "SIGKILL");
    await context.close().catch(() => {});
  }
  return markers;
};

const withProfile = async <T>(work: (profile: string) => Promise<T>): Promise<T> => {
  const profile = mkdtempSync(join(tmpdir(), "leadhunter-profile-"));
  try {
    return await work(profile);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

describe("the browser keeps nothing (P3-1)", () => {
  test.each(sessions)(
    "no trace of the %s's session in the profile, closed or killed (P3-1)",
    async (_, person, session) => {
      const cookies = await cookiesOf(person);
      await withProfile(async (profile) => {
        for (const end of ["close", "kill"] as const) {
          const markers = await inProfile(profile, cookies, session, end);
          expect(markers.length).toBeGreaterThan(0);
          expect(tracesOf(profile, markers)).toEqual([]);
        }
      });
    },
  );

  test("the search does find what a careless page leaves behind", async () => {
    const cookies = await cookiesOf(people.coach);
    const careless: Session = async (page) => {
      await page.goto("/account");
      await page.evaluate(() => document.body.insertAdjacentHTML("afterbegin", '<input id="careless">'));
      await page.locator("#careless").pressSequentially("Zorgeloos Zilverberk");
      await page.goto("/");
      return ["Zorgeloos Zilverberk"];
    };
    await withProfile(async (profile) => {
      const markers = await inProfile(profile, cookies, careless, "close");
      expect(tracesOf(profile, markers)).not.toEqual([]);
    });
  });
});
