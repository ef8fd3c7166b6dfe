import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { confirmIfAsked, phone, useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { assignmentPath } from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const { as } = useBrowser();

/** A picture at both widths. */
const shootBoth = async (page: Page, name: string) => {
  const wide = page.viewportSize();
  await shoot(page, name);
  await page.setViewportSize(phone);
  await shoot(page, name);
  if (wide) await page.setViewportSize(wide);
};

describe("the client's side of an assignment", () => {
  let client: Page;
  let path: string;

  beforeAll(async () => {
    client = await as(people.client);
    await client.goto("/assignments");
    await client.getByRole("row").filter({ hasText: "actief" }).getByRole("link").first().click();
    await client.getByRole("heading", { name: "Levensloop" }).waitFor();
    path = assignmentPath(client);
  });

  test("shows what came of it, as charts and as tables (P3-8)", async () => {
    await client.getByRole("link", { name: "Resultaten" }).click();
    const reach = client.getByRole("figure", { name: /^Bereik/ });
    await reach.waitFor();
    await shootBoth(client, "results");
    await reach.getByText("Als tabel").click();
    await reach.getByRole("table", { name: "Bereik" }).waitFor();
    expect(await reach.getByRole("row").count()).toBe(5);
  });

  test("renews its agreement while the old one runs, from the day after (P5-1, P5-2)", async () => {
    await client.goto(`${path}/agreement`);
    await client.getByRole("button", { name: "Verlengen" }).click();
    expect(await client.getByLabel("Eerste dag").getAttribute("readonly")).not.toBeNull();
    await shootBoth(client, "agreement-renewal");
    await client.getByRole("button", { name: "Overeenkomst lezen" }).click();
    await client.getByLabel("Naam onder de handtekening").fill("Zita Zonnedak");
    await client.getByLabel("Bevoegdheid").fill("Directeur");
    await client.getByRole("button", { name: "Overeenkomst ondertekenen" }).click();
    const waits = client.getByText(/De verlenging vanaf .* wacht op de handtekening/);
    await confirmIfAsked(client, people.client, waits.waitFor());
    await shootBoth(client, "agreement-renewed");
    const director = await as(people.director);
    await director.goto(`${path}/agreement`);
    await director.getByRole("button", { name: "Verlenging lezen" }).click();
    await director.getByLabel("Naam onder de handtekening").fill("Dina Rechters");
    await director.getByRole("button", { name: "Overeenkomst meetekenen" }).click();
    const ready = director.getByText(/De verlenging gaat in op/);
    await confirmIfAsked(director, people.director, ready.waitFor());
  });

  test("is copied without its signature (P5-1)", async () => {
    await client.goto(path);
    await client.getByRole("button", { name: "Opdracht kopiëren" }).click();
    const dialog = client.getByRole("dialog", { name: "Opdracht kopiëren" });
    await dialog.getByLabel("Naam van de opdracht").fill("Kopie van een opdracht");
    await shootBoth(client, "assignment-copy");
    await dialog.getByRole("button", { name: "Kopie maken" }).click();
    await client.getByRole("heading", { level: 1, name: "Kopie van een opdracht" }).waitFor();
    await client.getByRole("link", { name: "Naar de overeenkomst" }).click();
    await client.getByRole("button", { name: "Overeenkomst lezen" }).waitFor();
    expect(await client.getByLabel("Laatste dag").inputValue()).not.toBe("");
  });
});
