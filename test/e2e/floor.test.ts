import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { phone, useBrowser, wide } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { api, openLead } from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const { as } = useBrowser();

const both = async (page: Page, name: string) => {
  await shoot(page, name);
  await page.setViewportSize(phone);
  await shoot(page, name);
  await page.setViewportSize(wide);
};

describe("a supervisor's day", () => {
  let supervisor: Page;
  let agent: Page;
  beforeAll(async () => {
    supervisor = await as(people.supervisor);
    agent = await as(people.agent);
  });

  test("an agent's phase changes on the floor without a reload, beside the stock", async () => {
    await supervisor.goto("/floor");
    const agents = supervisor.getByRole("table", { name: "Agents" });
    const row = agents.getByRole("row").nth(1);
    await agent.goto("/desk");
    await agents.getByText("pauze").first().waitFor();
    await openLead(agent);
    await agents.getByText("vooruitzien").first().waitFor();
    await expect.poll(() => row.textContent()).toMatch(/\d\d:\d\d/);
    const stock = supervisor.getByRole("table", { name: "Voorraad" });
    await stock
      .getByText(/in behandeling|Niets|rusttijd/)
      .first()
      .waitFor();
    await both(supervisor, "floor");
  });

  test("the supervisor finds a company, corrects and checks a value; the client's open page follows", async () => {
    const { items } = (await (await api(supervisor, "GET", "/assignments")).json()) as {
      items: { id: string; state: string; clientName: string }[];
    };
    const assignment = items.find(({ state, clientName }) => state === "active" && /zonnedak/i.test(clientName));
    const path = `/assignments/${assignment?.id}/database`;
    const client = await as(people.client);
    await client.goto(path);
    await client.locator("[data-cell]").first().waitFor();
    await both(client, "grid-client");

    await supervisor.goto(path);
    const cell = supervisor.locator("[data-cell]").first();
    await cell.waitFor();
    await both(supervisor, "grid-supervisor");
    const name = (await cell.textContent()) ?? "";
    await cell.click();
    await supervisor.keyboard.press("F2");
    await supervisor.keyboard.type(`${name} Plus`);
    await supervisor.keyboard.press("Enter");
    await supervisor.getByText(/is gewijzigd/).waitFor();
    await client
      .getByRole("button", { name: `${name} Plus`, exact: true })
      .first()
      .waitFor();
    await supervisor.keyboard.press("ArrowRight");
    await supervisor.keyboard.press("v");
    await supervisor.getByText(/is vandaag gecontroleerd/).waitFor();

    await supervisor.getByLabel("Volgorde").selectOption("company");
    await supervisor.getByLabel("Naar letter").fill("v");
    await supervisor.getByRole("button", { name: "Ga", exact: true }).click();
    await supervisor.getByLabel("Zoek in bedrijfsgegevens").fill("Plus");
    await supervisor.getByRole("button", { name: "Zoeken", exact: true }).click();
    await supervisor
      .getByRole("button", { name: `${name} Plus`, exact: true })
      .first()
      .waitFor();
    await both(supervisor, "grid-found");
    await supervisor.getByRole("button", { name: "Persoon opzoeken" }).click();
    const dialog = supervisor.getByRole("dialog", { name: "Persoon opzoeken" });
    await dialog.getByLabel("Naam of e-mailadres").fill("niemand@nergens.example");
    await dialog.getByRole("button", { name: "Opzoeken", exact: true }).click();
    await dialog.getByText("Niet gevonden in deze opdracht.").waitFor();
    await both(supervisor, "grid-lookup");
  });

  test("the supervisor sees what waits, and plans a day by keyboard", async () => {
    await supervisor.keyboard.press("Escape");
    await supervisor.getByRole("dialog").waitFor({ state: "detached" });
    // What was said of the last test's changes lies over the page.
    const said = supervisor.getByRole("button", { name: "Melding sluiten" });
    while ((await said.count()) > 0) await said.first().click();
    await supervisor.getByRole("link", { name: "Nakijken" }).click();
    await supervisor.getByText("Aangehouden rechtsvormen").waitFor();
    const decide = supervisor.getByRole("button", { name: /^Beslissen over/ }).first();
    await both(supervisor, "worklist");
    await decide.click();
    const dialog = supervisor.getByRole("dialog");
    await dialog.getByLabel("Vrijgeven: er is toestemming vastgelegd").check();
    await dialog.getByLabel("Waar staat dat, of waarom niet").fill("Toestemming per mail, dossier 12");
    await shoot(supervisor, "worklist-decide");
    await dialog.getByRole("button", { name: "Besluit vastleggen" }).click();
    await supervisor.getByText("Het besluit is vastgelegd.").waitFor();

    await supervisor.getByRole("link", { name: "Planning" }).click();
    await supervisor.getByRole("button", { name: "Volgende week" }).click();
    const week = supervisor.getByRole("table", { name: "Planning van de week" });
    const first = week.getByRole("button").first();
    const before = await first.getAttribute("aria-pressed");
    await first.focus();
    await supervisor.keyboard.press("ArrowRight");
    await supervisor.keyboard.press("ArrowLeft");
    await supervisor.keyboard.press("Space");
    await expect.poll(() => first.getAttribute("aria-pressed")).not.toBe(before);
    await both(supervisor, "planning");
    await supervisor.getByRole("button", { name: "Naam wijzigen" }).click();
    const rename = supervisor.getByRole("dialog");
    const name = await rename.getByLabel("Naam").inputValue();
    for (const next of [`${name} twee`, name]) {
      await rename.getByLabel("Naam").fill(next);
      await supervisor.keyboard.press("Enter");
      await rename.waitFor({ state: "detached" });
      const title = supervisor.getByRole("heading", { level: 1 });
      await expect.poll(async () => (await title.textContent())?.includes("twee")).toBe(next !== name);
      if (next !== name) await supervisor.getByRole("button", { name: "Naam wijzigen" }).click();
    }
  });

  test("the client adds a row by hand; the supervisor finds it", async () => {
    const client = await as(people.client);
    await client.goto(`${new URL(supervisor.url()).pathname.split("/").slice(0, 3).join("/")}/database`);
    await client.getByRole("button", { name: "Regel toevoegen" }).first().click();
    const dialog = client.getByRole("dialog", { name: "Regel toevoegen" });
    await shoot(client, "grid-add-row");
    await dialog.getByLabel("Bedrijfsnaam").fill("Handmatig Toegevoegd B.V.");
    await dialog.getByRole("button", { name: "Regel toevoegen" }).click();
    await dialog.waitFor({ state: "detached" });
    await supervisor.getByRole("link", { name: "Database", exact: true }).click();
    await supervisor.getByLabel("Zoek in bedrijfsgegevens").fill("Handmatig");
    await supervisor.getByRole("button", { name: "Zoeken", exact: true }).click();
    await supervisor.getByRole("button", { name: "Handmatig Toegevoegd B.V.", exact: true }).waitFor();
  });

  test("a contact at the client that the supervisor adds stands on the client's own page (P6-4)", async () => {
    await supervisor.goto("/contacts");
    const chosen = supervisor.getByLabel("Opdrachtgever", { exact: true });
    const option = supervisor.getByRole("option", { name: /zonnedak/i });
    await option.waitFor({ state: "attached" });
    await chosen.selectOption({ label: (await option.textContent()) ?? "" });
    await supervisor.getByRole("button", { name: "Contactpersoon toevoegen" }).click();
    const dialog = supervisor.getByRole("dialog");
    await dialog.getByLabel("Naam").fill("Berend Contract");
    await dialog.getByLabel("Functie").fill("Hoofd verkoop");
    await dialog.getByLabel("Telefoon").fill("0299 123 456");
    await shoot(supervisor, "contact-dialog");
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await supervisor.getByText("Berend Contract").waitFor();
    await both(supervisor, "contacts");
    const client = await as(people.client);
    await client.goto("/contacts");
    await client.getByText("Berend Contract").waitFor();
    await shoot(client, "contacts-client");
    const { lease } = (await (await api(agent, "GET", "/briefings")).json()) as { lease: { leaseId: string } | null };
    if (lease) await api(agent, "POST", `/leases/${lease.leaseId}/skip`, {});
    await agent.goto("/desk");
    await agent.getByRole("button", { name: /^Contactpersonen bij de opdrachtgever van Zonnepanelen/ }).click();
    await agent.getByText("Berend Contract").waitFor();
  });
});
