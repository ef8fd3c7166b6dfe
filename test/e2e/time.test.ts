import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { api, downloadRows, findRow } from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const { as } = useBrowser();

/** An empty cell. */
const gone = /^$/;

/** Lets time pass with the demo's clock control, as a visitor does. */
const pass = async (page: Page, leap: "1 dag" | "1 maand" | "6 maanden") => {
  await page.getByRole("button", { name: /^Demoklok/ }).click();
  // The clock's own text also changes by itself, each minute: the server's answer is what counts.
  const answered = page.waitForResponse(
    (answer) => new URL(answer.url()).pathname === "/api/demo/clock" && answer.request().method() === "POST",
  );
  await page.getByRole("button", { name: `+ ${leap}` }).click();
  expect((await answered).status()).toBe(200);
  await page.keyboard.press("Escape");
};

describe("six and twelve months pass", () => {
  let client: Page;
  let agent: Page;
  let database: string;
  /** The lead whose values the agent confirms, of a file uploaded seven months ago; and its e-mail address. */
  let checked: string;
  let address: string;

  const openDatabase = async () => {
    await client.goto(database);
    await client.getByRole("group", { name: "Regels van de database" }).waitFor();
  };
  const cell = async (key: string, header: string) => {
    const headers = await client.getByRole("columnheader").allTextContents();
    const row = await findRow(client, key);
    return row.getByRole("cell").nth(headers.indexOf(header)).getByRole("button");
  };

  beforeAll(async () => {
    client = await as(people.client);
    await client.getByRole("link", { name: "Zonnepanelen bedrijfsdaken" }).click();
    await client.getByRole("heading", { level: 1, name: "Zonnepanelen bedrijfsdaken" }).waitFor();
    database = `${new URL(client.url()).pathname}/database`;
    agent = await as(people.agent);
  });

  test("values of seven months ago are withheld by the server until the agent says how they are checked (P4.2-7, P4.2-8)", async () => {
    // A lead that an earlier story left in hand would come up by itself.
    const { lease } = (await (await api(agent, "GET", "/briefings")).json()) as { lease: { leaseId: string } | null };
    if (lease !== null) await api(agent, "POST", `/leases/${lease.leaseId}/skip`, {});
    await agent.goto("/desk");
    const claimed = agent.waitForResponse((answer) => new URL(answer.url()).pathname === "/api/leases");
    await agent.getByRole("button", { name: "Volgende lead" }).click();
    const card = (await (await claimed).json()) as {
      company: { name: string };
      contacts: { values: { text: string | null; state: string }[] }[];
    };
    checked = card.company.name;
    // A value that was checked in an earlier story is fresh; the others are of seven months ago.
    const old = card.contacts.flatMap((contact) => contact.values).filter(({ state }) => state === "review");
    expect(old.length).toBeGreaterThan(0);
    expect(old.every(({ text }) => text === null)).toBe(true);
    await agent.getByText("te controleren").first().waitFor();
    await shoot(agent, "desk-withheld");

    await agent
      .getByRole("listitem")
      .getByRole("button", { name: /^Controleren/ })
      .click();
    await agent.getByRole("button", { name: /^Op de website/ }).click();
    await agent.getByText("Klopt dit e-mailadres nog?").waitFor();
    await shoot(agent, "desk-checking");
    await agent.getByRole("button", { name: /^Opslaan en/ }).click();
    await agent.getByText("Rond eerst de open controles af.").waitFor();
    const klopt = agent.getByRole("button", { name: /^Klopt/ });
    for (let open = await klopt.count(); open > 0; open--) {
      await klopt.first().click();
      await expect.poll(() => klopt.count()).toBe(open - 1);
    }
    address =
      (await agent
        .getByText(/@.*\.example$/)
        .first()
        .textContent()) ?? "";
    await agent.getByRole("button", { name: /^Geen gehoor/ }).click();
    await agent.getByRole("button", { name: /^Pauze hierna/ }).click();
    await agent.getByRole("button", { name: /^Opslaan en pauze/ }).click();
    await agent.getByRole("heading", { level: 1, name: "Pauze" }).waitFor();
  });

  test("six months on, unchecked values are gone, checked and recent ones ask to be checked (P4.2-10)", async () => {
    await openDatabase();
    expect(await (await cell("40027", "E-mail")).textContent()).toMatch(/@.*\.example/);
    await pass(client, "6 maanden");
    await pass(client, "1 dag");
    await openDatabase();
    expect(await (await cell("40027", "E-mail")).textContent()).toMatch(gone);
    expect(await (await cell("40027", "Bedrijfsnaam")).textContent()).not.toMatch(gone);
    const recent = await cell("40085", "E-mail");
    expect(await recent.getAttribute("title")).toMatch(/^Te controleren; wordt gewist op /);
    const confirmed = await cell(checked, "E-mail");
    expect(await confirmed.textContent()).toContain(address);
    expect(await confirmed.getAttribute("title")).toMatch(/^Te controleren/);
    await shoot(client, "database-after-six-months");
  });

  test("twelve months on, nothing personal is left in the grid or the download; the companies stay", async () => {
    await pass(client, "6 maanden");
    await openDatabase();
    for (const key of ["40085", checked]) expect(await (await cell(key, "E-mail")).textContent()).toMatch(gone);
    await shoot(client, "database-after-twelve-months");
    const { header, rows } = await downloadRows(client, people.client);
    expect(rows.length).toBeGreaterThan(70);
    for (const name of ["Achternaam", "E-mail", "Mobiel"])
      expect(rows.filter((row) => row[header.indexOf(name)] !== "")).toEqual([]);
    expect(rows.every((row) => row[header.indexOf("Bedrijfsnaam")] !== "")).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(address);
  });
});
