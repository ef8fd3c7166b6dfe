import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { injectAxe, overflow, reachableByKeyboard, violations } from "#test/support/e2e/axe.ts";
import { phone, signNdaIfAsked, useBrowser, wide } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { openLead } from "#test/support/e2e/steps.ts";
import { type Account, people } from "#test/support/e2e/world.ts";

const { open, as } = useBrowser();

interface Screen {
  name: string;
  /** Brings the page to the screen and waits until its content is there. */
  show: (page: Page) => Promise<unknown>;
  /** What one comes here for. */
  action?: (page: Page) => Locator;
}

const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first();
const link = (name: string | RegExp) => (page: Page) => page.getByRole("link", { name }).first();

const part = (name: string, tab: string | null, ready: (page: Page) => Locator, action?: Screen["action"]): Screen => ({
  name,
  show: async (page) => {
    await page.goto("/assignments");
    await page.getByRole("link", { name: "Zonnepanelen bedrijfsdaken" }).click();
    await page.getByRole("heading", { level: 1, name: "Zonnepanelen bedrijfsdaken" }).waitFor();
    if (tab !== null) await page.getByRole("navigation").getByRole("link", { name: tab, exact: true }).click();
    await ready(page).waitFor();
  },
  ...(action === undefined ? {} : { action }),
});
const at = (name: string, path: string, ready: (page: Page) => Locator, action?: Screen["action"]): Screen => ({
  name,
  show: async (page) => {
    await page.goto(path);
    await ready(page).waitFor();
  },
  ...(action === undefined ? {} : { action }),
});
const grid = (page: Page) => page.locator("[data-cell]").first();

const screens: [string, Account, Screen[]][] = [
  [
    "client",
    people.client,
    [
      at("client-list", "/assignments", link("Zonnepanelen bedrijfsdaken"), button("Nieuwe opdracht")),
      part("client-overview", null, (page) => page.getByText("Stand van zaken"), link(/Gespreksverslagen/)),
      part("client-agreement", "Overeenkomst", (page) => page.getByText("Van kracht t/m").first()),
      part("client-database", "Database", grid, button("Downloaden")),
      part(
        "client-upload",
        "Uploaden",
        (page) => page.getByText("Eerdere uploads"),
        (page) => page.locator("input[type=file]"),
      ),
      part("client-notes", "Gespreksverslagen", (page) => page.getByText("Zit in vergadering").first()),
      part("client-agenda", "Agenda", (page) => page.getByRole("button", { name: /in mijn agenda zetten$/ }).first()),
      at("client-notices", "/notices", (page) => page.getByText("Er is een afspraak gemaakt").first()),
      part("client-log", "Logboek", (page) => page.getByRole("table"), button("Downloaden met bewijs")),
      at("client-receipts", "/receipts", (page) => page.getByRole("heading", { level: 1, name: "Verwijderbewijzen" })),
      at(
        "verify",
        "/verify",
        (page) => page.getByRole("heading", { level: 1, name: "Narekenen" }),
        (page) => page.locator("input[type=file]"),
      ),
      at("client-users", "/users", (page) => page.getByRole("table"), button("Gebruiker uitnodigen")),
    ],
  ],
  [
    "supervisor",
    people.supervisor,
    [
      part("supervisor-overview", null, (page) => page.getByText("Stand van zaken"), button("Bewerken")),
      part(
        "supervisor-planning",
        "Planning",
        (page) => page.getByRole("table", { name: "Planning van de week" }),
        button(/Bella Beller/),
      ),
      part(
        "supervisor-outcomes",
        "Uitkomsten",
        (page) => page.getByText("Zo ziet de agent het"),
        button("Uitkomst toevoegen"),
      ),
      part("supervisor-database", "Database", grid),
    ],
  ],
  [
    "agent",
    people.secondAgent,
    [
      { name: "agent-desk", show: openLead, action: button(/^Opslaan en/) },
      at("agent-account", "/account", (page) => page.getByText("Wachtwoord wijzigen").first()),
    ],
  ],
  [
    "agent without a plan",
    people.newAgent,
    [at("agent-pause", "/desk", button("Volgende lead"), button("Volgende lead"))],
  ],
  [
    "administrator",
    people.administrator,
    [at("administrator-users", "/users", (page) => page.getByRole("table"), button("Gebruiker uitnodigen"))],
  ],
  [
    "director",
    people.director,
    [
      at("director-agreements", "/agreements", (page) => page.getByRole("table"), link("Automaten voor scholen")),
      at("director-ndas", "/ndas", (page) => page.getByRole("table")),
      at(
        "director-settings",
        "/settings",
        (page) => page.getByText("Persoonsgegevens crossen"),
        (page) => page.getByRole("radio").first(),
      ),
      at("director-log-reviews", "/log-reviews", (page) => page.getByRole("table"), button("Hele logboek downloaden")),
    ],
  ],
  ["coach", people.coach, [at("coach-home", "/", (page) => page.getByRole("heading", { level: 1 }))]],
];

/** Both widths, both colour schemes; every finding with where it was. */
const examine = async (page: Page, { name, show, action }: Screen): Promise<string[]> => {
  const found: string[] = [];
  await page.setViewportSize(wide);
  await show(page);
  for (const viewport of [wide, phone]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const where = `${name}, ${viewport.width} px, ${colorScheme}`;
      found.push(...(await violations(page)).map((text) => `${where}: ${text}`));
      if (colorScheme === "light") await shoot(page, name);
    }
    const pixels = await overflow(page);
    if (pixels > 0) found.push(`${name}, ${viewport.width} px: ${pixels} px stick out`);
  }
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: "light" });
  if (action !== undefined && !(await reachableByKeyboard(page, action(page))))
    found.push(`${name}: the main action is out of reach of the keyboard, or its focus is not to be seen`);
  return found;
};

describe("every main screen is for everybody (WCAG 2.2 AA), on a desk and on a phone, in light and dark", () => {
  test("sign-in and a forgotten password", async () => {
    const page = await open();
    await injectAxe(page);
    const screen = at("sign-in", "/sign-in", (now) => now.getByLabel("E-mailadres"), button("Inloggen"));
    const forgot = at(
      "forgot-password",
      "/forgot-password",
      (now) => now.getByLabel("E-mailadres"),
      button("Link aanvragen"),
    );
    expect([...(await examine(page, screen)), ...(await examine(page, forgot))]).toEqual([]);
  });

  // A client has a dozen screens, each looked at four times.
  test.each(screens)("the screens of the %s", { timeout: 240_000 }, async (_, person, list) => {
    const page = await as(person);
    if (person === people.newAgent) await signNdaIfAsked(page, "Nina Nieuw");
    await injectAxe(page);
    const found: string[] = [];
    for (const screen of list) found.push(...(await examine(page, screen)));
    expect(found).toEqual([]);
  });
});
